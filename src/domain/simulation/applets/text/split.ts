/** split, base64 and shuf */
import { applet, Failure, sizeNumber, wholeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, linesOf, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export const split: Program = applet(
  { usage: '[OPTIONS] [INPUT [PREFIX]]', letters: 'l:b:a:' },
  function* (call) {
    const { process, options, operands } = call;
    const [input = '-', prefix = 'x'] = operands;
    const content = yield* contentOf(process, input, NAME_ALONE);
    const length = Number(options.value('a') ?? '2');
    for (const [at, piece] of pieces(call, content).entries()) {
      if (at >= 26 ** length) throw new Failure('suffixes exhausted');
      yield* put(process, prefix + suffix(at, length), piece);
      yield null;
    }
    return 0;
  },
);

function* put(process: Process, path: string, content: string): Task<void> {
  const file = openFile(process, path, { write: true, truncate: true });
  yield* file.write(process, content);
  file.release(process.kernel);
}

function pieces({ options }: Call, content: string): readonly string[] {
  const bytes = options.value('b');
  const parts: string[] = [];
  if (bytes !== undefined) {
    const size = Math.max(1, sizeNumber(bytes));
    for (let at = 0; at < content.length; at += size) parts.push(content.slice(at, at + size));
    return parts;
  }
  const lines = content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const count = Math.max(1, wholeNumber(options.value('l') ?? '1000'));
  for (let at = 0; at < lines.length; at += count) parts.push(lines.slice(at, at + count).join(''));
  return parts;
}

/** `aa`, `ab`, ... */
const suffix = (at: number, length: number): string =>
  Array.from({ length }, (_, place) =>
    String.fromCharCode(97 + (Math.floor(at / 26 ** (length - 1 - place)) % 26)),
  ).join('');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export const base64: Program = applet(
  { usage: '[-d] [-w COL] [FILE]', letters: 'dw:', long: 'decode=d wrap=w' },
  function* (call) {
    const { process, options, operands } = call;
    const content = yield* contentOf(process, operands[0] ?? '-');
    const width = wholeNumber(options.value('w') ?? '76');
    if (options.has('d')) yield* decoded(process, content);
    else yield* print(process, wrapped(encoded(content), width));
    return 0;
  },
);

function encoded(bytes: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = Array.from(bytes.slice(at, at + 3)).map((each) =>
      each.charCodeAt(0),
    );
    const number = (one << 16) | (two << 8) | three;
    const four = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((number >> shift) & 63)).join('');
    text += four.slice(0, Math.min(3, bytes.length - at) + 1).padEnd(4, '=');
  }
  return text;
}

function wrapped(text: string, width: number): string {
  if (width === 0 || text === '') return text;
  let lines = '';
  for (let at = 0; at < text.length; at += width) lines += `${text.slice(at, at + width)}\n`;
  return lines;
}

/** Four letters at a time; what is none of its letters is passed over. */
function* decoded(process: Process, text: string): Task<void> {
  const letters = text.replace(/[^A-Za-z0-9+/=]/g, '');
  const whole = letters.slice(0, letters.length - (letters.length % 4));
  yield* print(process, (whole.match(/.{4}/g) ?? []).map(threeBytes).join(''));
  if (whole !== letters) throw new Failure('truncated input');
}

function threeBytes(four: string): string {
  const number = Array.from(four).reduce(
    (sum, letter) => (sum << 6) | Math.max(0, ALPHABET.indexOf(letter)),
    0,
  );
  const bytes = String.fromCharCode((number >> 16) & 255, (number >> 8) & 255, number & 255);
  return bytes.slice(0, 3 - (four.length - four.replace(/=/g, '').length));
}

/** By the run's own random numbers, so that each run of a Pod shuffles alike. */
export const shuf: Program = applet(
  { usage: '[-n NUM] [-o FILE] [-z] [FILE | -e [ARG...] | -i L-H]', letters: 'n:o:zei:' },
  function* (call) {
    const { process, options } = call;
    const lines = yield* shuffledLines(call);
    for (let at = lines.length - 1; at > 0; at -= 1) {
      const other = process.kernel.random() % (at + 1);
      [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
    }
    const count = options.value('n') === undefined ? lines.length : wholeNumber(options.value('n') ?? '');
    const end = options.has('z') ? '\0' : '\n';
    const text = lines
      .slice(0, count)
      .map((line) => line + end)
      .join('');
    const target = options.value('o');
    if (target === undefined) yield* print(process, text);
    else yield* put(process, target, text);
    return 0;
  },
);

function* shuffledLines({ process, options, operands }: Call): Task<string[]> {
  if (options.has('e')) return [...operands];
  const range = options.value('i');
  if (range === undefined) return linesOf(yield* contentOf(process, operands[0] ?? '-'));
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  if (from === undefined || Number(to) < Number(from)) throw new Failure(`invalid range '${range}'`);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => String(Number(from) + at));
}
