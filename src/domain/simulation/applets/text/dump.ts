/** od and hexdump: bytes as numbers. */
import { applet, sizeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

/** How the bytes of a row are shown: so many bytes are one unit, so wide with the blank before it. */
interface Format {
  readonly bytes: number;
  readonly width: number;
  readonly show: (bytes: string) => string;
}

const NAMED = new Map([
  ['\0', '\\0'], ['\x07', '\\a'], ['\b', '\\b'], ['\t', '\\t'], ['\n', '\\n'], ['\v', '\\v'], ['\f', '\\f'], ['\r', '\\r'],
]); // prettier-ignore

const octal = (code: number, width: number): string => code.toString(8).padStart(width, '0');

const isPrintable = (character: string): boolean => character >= ' ' && character <= '~';

const characterText = (character: string): string =>
  NAMED.get(character) ?? (isPrintable(character) ? character : octal(character.charCodeAt(0), 3));

/** The lowest byte comes first. */
const numberOf = (bytes: string): number =>
  Array.from(bytes).reduceRight((number, character) => number * 256 + character.charCodeAt(0), 0);

function signed(number: number, bytes: number): number {
  const half = 2 ** (bytes * 8 - 1);
  return number >= half ? number - 2 * half : number;
}

const OCTAL_WIDTHS = new Map([[1, 3], [2, 6], [4, 11]]); // prettier-ignore
const DECIMAL_WIDTHS = new Map([[1, 3], [2, 5], [4, 10]]); // prettier-ignore

function formatOf(letter: string, bytes: number): Format {
  if (letter === 'c') return { bytes: 1, width: 4, show: characterText };
  const octals = OCTAL_WIDTHS.get(bytes);
  const decimals = DECIMAL_WIDTHS.get(bytes) ?? 0;
  if (octals === undefined) throw new Unmodelled('od of numbers of 8 bytes');
  if (letter === 'x') {
    const show = (unit: string): string =>
      numberOf(unit)
        .toString(16)
        .padStart(bytes * 2, '0');
    return { bytes, width: bytes * 2 + 1, show };
  }
  if (letter === 'o') return { bytes, width: octals + 1, show: (unit) => octal(numberOf(unit), octals) };
  if (letter === 'u') return { bytes, width: decimals + 1, show: (unit) => String(numberOf(unit)) };
  return { bytes, width: decimals + 2, show: (unit) => String(signed(numberOf(unit), bytes)) };
}

const OLD_LETTERS = new Map([
  ['b', ['o', 1]], ['c', ['c', 1]], ['d', ['u', 2]], ['o', ['o', 2]], ['s', ['d', 2]], ['x', ['x', 2]], ['i', ['d', 4]],
] as const); // prettier-ignore

const SIZES = new Map([['C', 1], ['S', 2], ['I', 4], ['', 4]]); // prettier-ignore

function odFormats({ options }: Call): readonly Format[] {
  const old = [...OLD_LETTERS]
    .filter(([letter]) => options.has(letter))
    .map(([, [letter, bytes]]) => formatOf(letter, bytes));
  const typed = options.values('t').map((text) => {
    const [, letter, size = ''] = /^([cdoux])(\d|[CSI])?z?$/.exec(text) ?? [];
    if (letter === undefined) throw new Unmodelled(`od -t ${text}`);
    return formatOf(letter, SIZES.get(size) ?? Number(size));
  });
  const all = [...old, ...typed];
  return all.length > 0 ? all : [formatOf('o', 2)];
}

interface Dump {
  readonly formats: readonly Format[];
  readonly address: (at: number) => string;
  readonly start: number;
  readonly width: number;
  /** Repeated rows too. */
  readonly all: boolean;
  /** hexdump fills up the last row. */
  readonly fills: boolean;
}

export const od: Program = applet(
  {
    usage: '[-abcdfhilovxs] [-t TYPE] [-A RADIX] [-N SIZE] [-j SKIP] [-S MINSTR] [-w WIDTH] [FILE]...',
    letters: 'A:N:abcdfhij:lot:vxsS:w::',
  },
  function* (call) {
    const { options } = call;
    if (options.lastOf('afhlS') !== undefined) throw new Unmodelled('od -a, -f, -h, -l and -S');
    const radix = options.value('A') ?? 'o';
    const addresses = new Map([
      ['o', (at: number) => octal(at, 7)],
      ['d', (at: number) => String(at).padStart(7, '0')],
      ['x', (at: number) => at.toString(16).padStart(6, '0')],
      ['n', () => ''],
    ]);
    const address = addresses.get(radix);
    if (!address) throw new UsageError();
    const start = sizeNumber(options.value('j') ?? '0');
    const bytes = yield* part(call, start, options.value('N'));
    const width = Number(options.value('w') ?? '16') || 32;
    const dump = { formats: odFormats(call), address, start, width, all: options.has('v'), fills: false };
    yield* show(call, bytes, dump);
    if (radix !== 'n') yield* print(call.process, `${address(start + bytes.length)}\n`);
    return 0;
  },
);

function* part(call: Call, start: number, length: string | undefined): Task<string> {
  let bytes = '';
  for (const path of call.operands.length > 0 ? call.operands : ['-'])
    bytes += yield* contentOf(call.process, path, NAME_ALONE);
  return bytes.slice(start, length === undefined ? undefined : start + sizeNumber(length));
}

function* show(call: Call, bytes: string, dump: Dump): Task<void> {
  let [before, isStarred]: [string | undefined, boolean] = [undefined, false];
  for (let at = 0; at < bytes.length; at += dump.width) {
    const row = bytes.slice(at, at + dump.width);
    const isSame: boolean = row === before && !dump.all;
    if (!isSame)
      yield* print(
        call.process,
        dump.formats.map((format, line) => rowText(row, format, dump, line === 0 ? at : -1)).join(''),
      );
    else if (!isStarred) yield* print(call.process, '*\n');
    [before, isStarred] = [row, isSame];
    if (at % 1024 === 0) yield null;
  }
}

function rowText(row: string, { bytes, width, show: text }: Format, dump: Dump, at: number): string {
  const units: string[] = [];
  for (let from = 0; from < row.length; from += bytes)
    units.push(text(row.slice(from, from + bytes).padEnd(bytes, '\0')));
  const address = dump.address(Math.max(0, dump.start + at));
  const line = units.map((unit) => unit.padStart(width)).join('');
  const fill = dump.fills ? ' '.repeat((dump.width / bytes - units.length) * width) : '';
  return `${at < 0 ? ' '.repeat(address.length) : address}${line}${fill}\n`;
}

const hexdumpAddress = (at: number): string => at.toString(16).padStart(7, '0');

export const hexdump: Program = applet(
  { usage: '[-bcdoxCv] [-e FMT] [-f FMT_FILE] [-n LEN] [-s OFS] [FILE]...', letters: 'bcdoxCve:f:n:s:' },
  function* (call) {
    const { options, process } = call;
    if (options.lastOf('ef') !== undefined) throw new Unmodelled('hexdump with a format');
    const start = sizeNumber(options.value('s') ?? '0');
    const bytes = yield* part(call, start, options.value('n'));
    const letter = options.lastOf('bcdoxC') ?? 'x';
    if (letter === 'C') {
      yield* canonical(call, bytes, start);
      return 0;
    }
    const [type, size] = OLD_LETTERS.get(letter as 'x') ?? ['x', 2];
    const base = formatOf(type, size);
    const wide = 'dox'.includes(letter) && options.has(letter) ? { ...base, width: 8 } : base;
    const dump = {
      formats: [wide],
      address: hexdumpAddress,
      start,
      width: 16,
      all: options.has('v'),
      fills: true,
    };
    yield* show(call, bytes, dump);
    if (bytes !== '') yield* print(process, `${hexdumpAddress(start + bytes.length)}\n`);
    return 0;
  },
);

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, '0');

function* canonical(call: Call, bytes: string, start: number): Task<void> {
  const eight = (text: string): string => Array.from(text).map(hex).join(' ').padEnd(23);
  const address = (at: number): string => at.toString(16).padStart(8, '0');
  let [before, isStarred]: [string | undefined, boolean] = [undefined, false];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16);
    const isSame: boolean = row === before && !call.options.has('v');
    const text = Array.from(row)
      .map((each) => (isPrintable(each) ? each : '.'))
      .join('');
    if (!isSame)
      yield* print(
        call.process,
        `${address(start + at)}  ${eight(row.slice(0, 8))}  ${eight(row.slice(8))}  |${text}|\n`,
      );
    else if (!isStarred) yield* print(call.process, '*\n');
    [before, isStarred] = [row, isSame];
  }
  if (bytes !== '') yield* print(call.process, `${address(start + bytes.length)}\n`);
}
