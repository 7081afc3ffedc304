/** rev, tac, fold, expand, unexpand and nl: one line in, one line (or several) out. */
import { applet, wholeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, mapLines, NAME_ALONE, withoutEnd } from '#domain/simulation/applets/inputs.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';

const endOf = (line: string): string => (line.endsWith('\n') ? '\n' : '');

export const rev: Program = applet({ usage: '[FILE]...' }, (call) =>
  mapLines(call, call.operands, (line) => Array.from(withoutEnd(line)).toReversed().join('') + endOf(line)),
);

export const tac: Program = applet({ usage: '[FILE]...' }, function* (call) {
  for (const path of call.operands.length > 0 ? call.operands : ['-']) {
    const lines = (yield* contentOf(call.process, path, NAME_ALONE)).match(/[^\n]*\n|[^\n]+$/g) ?? [];
    yield* print(call.process, lines.toReversed().join(''));
  }
  return 0;
});

export const fold: Program = applet(
  { usage: '[-bs] [-w WIDTH] [FILE]...', letters: 'bsw:', long: 'bytes=b spaces=s width=w' },
  (call) => {
    const width = wholeNumber(call.options.value('w') ?? '80');
    return mapLines(call, call.operands, (line) => folded(line, width, call.options.has('s')));
  },
);

function folded(line: string, width: number, atBlanks: boolean): string {
  let rest = withoutEnd(line);
  let result = '';
  while (rest.length > width) {
    const blank = atBlanks
      ? Math.max(rest.lastIndexOf(' ', width - 1), rest.lastIndexOf('\t', width - 1))
      : -1;
    const at = blank < 0 ? width : blank + 1;
    result += `${rest.slice(0, at)}\n`;
    rest = rest.slice(at);
  }
  return result + rest + endOf(line);
}

export const expand: Program = applet(
  { usage: '[-i] [-t N] [FILE]...', letters: 'it:', long: 'initial=i tabs=t' },
  (call) => {
    const width = wholeNumber(call.options.value('t') ?? '8');
    return mapLines(call, call.operands, (line) => spread(line, width, call.options.has('i')));
  },
);

function spread(line: string, width: number, initialOnly: boolean): string {
  let result = '';
  for (const [at, character] of Array.from(line).entries()) {
    const isInitial = line.slice(0, at).trim() === '';
    if (character !== '\t' || (initialOnly && !isInitial)) result += character;
    else result += ' '.repeat(width - (result.length % width));
  }
  return result;
}

export const unexpand: Program = applet(
  { usage: '[-fa][-t N] [FILE]...', letters: 'fat:', long: 'first-only=f all=a tabs=t' },
  (call) => {
    const width = wholeNumber(call.options.value('t') ?? '8');
    return mapLines(call, call.operands, (line) =>
      line.replace(/^[ \t]+/, (blanks) => {
        const columns = spread(blanks, width, false).length;
        return '\t'.repeat(Math.floor(columns / width)) + ' '.repeat(columns % width);
      }),
    );
  },
);

export const nl: Program = applet(
  {
    usage: '[OPTIONS] [FILE]...',
    letters: 'pb:i:l:n:s:v:w:',
    long: 'body-numbering=b line-increment=i number-separator=s starting-line-number=v number-width=w',
  },
  (call) => {
    const number = (letter: string, otherwise: string): number =>
      wholeNumber(call.options.value(letter) ?? otherwise);
    const [step, width] = [number('i', '1'), number('w', '6')];
    const separator = call.options.value('s') ?? '\t';
    let next = number('v', '1');
    return mapLines(call, call.operands, (line) => {
      if (!isNumbered(call, withoutEnd(line))) return `${' '.repeat(width + separator.length)}${line}`;
      next += step;
      return String(next - step).padStart(width) + separator + line;
    });
  },
);

function isNumbered({ options }: Call, line: string): boolean {
  const how = options.value('b') ?? 't';
  return how === 'a' || (how === 't' && line !== '');
}
