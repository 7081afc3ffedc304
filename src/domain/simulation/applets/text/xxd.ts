/** xxd and strings */
import { applet, sizeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, eachInput, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print, readAll } from '#domain/simulation/kernel/stdio.ts';

export const xxd: Program = applet(
  { usage: '[-pri] [-g N] [-c N] [-n LEN] [-s OFS] [-o OFS] [FILE]', letters: 'pril:n:s:o:g:c:u' },
  function* (call) {
    const { process, options, operands } = call;
    const content = yield* contentOf(process, operands[0] ?? '-', NAME_ALONE);
    if (options.has('r')) {
      yield* print(process, reversed(content, options.has('p')));
      return 0;
    }
    const start = sizeNumber(options.value('s') ?? '0');
    const length = options.value('l') ?? options.value('n');
    const bytes = content.slice(start, length === undefined ? undefined : start + sizeNumber(length));
    yield* print(process, options.has('p') ? plain(bytes, call) : rows(bytes, start, call));
    return 0;
  },
);

function hexOf(bytes: string, { options }: Call): string {
  const hex = Array.from(bytes)
    .map((each) => each.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');
  return options.has('u') ? hex.toUpperCase() : hex;
}

function plain(bytes: string, call: Call): string {
  const width = Number(call.options.value('c') ?? '30');
  const lines = hexOf(bytes, call).match(new RegExp(`.{1,${width * 2}}`, 'g')) ?? [];
  return lines.map((line) => `${line}\n`).join('');
}

function rows(bytes: string, start: number, call: Call): string {
  const width = Number(call.options.value('c') ?? '16');
  const group = Number(call.options.value('g') ?? '2') || width;
  const room = width * 2 + Math.ceil(width / group) - 1;
  let text = '';
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width);
    const hex = (hexOf(row, call).match(new RegExp(`.{1,${group * 2}}`, 'g')) ?? []).join(' ');
    const shown = Array.from(row)
      .map((each) => (each >= ' ' && each <= '~' ? each : '.'))
      .join('');
    text += `${(start + at).toString(16).padStart(8, '0')}: ${hex.padEnd(room)}  ${shown}\n`;
  }
  return text;
}

/** A dump back to its bytes. */
function reversed(text: string, isPlain: boolean): string {
  const lines = text
    .split('\n')
    .map((line) => (isPlain ? line : (/^[^:]*: (.*?)(  .*)?$/.exec(line)?.[1] ?? '')));
  const pairs =
    lines
      .join('')
      .replace(/[^0-9a-fA-F]/g, '')
      .match(/../g) ?? [];
  return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}

export const strings: Program = applet(
  { usage: '[-fo] [-t o|d|x] [-n LEN] [FILE]...', letters: 'an:fot:' },
  (call) => {
    const { process, options, operands } = call;
    const least = Math.max(1, sizeNumber(options.value('n') ?? '4'));
    const printable = new RegExp(`[\\t -~]{${least},}`, 'g');
    return eachInput(call, operands, function* (file, path) {
      const text = yield* readAll(process, file);
      const name = options.has('f') ? `${path}: ` : '';
      for (const match of text.matchAll(printable)) {
        const offset = options.has('o') ? `${match.index.toString(8).padStart(7)} ` : '';
        yield* print(process, `${name}${offset}${match[0]}\n`);
      }
    });
  },
);
