import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { mapLines, withoutEnd } from '#domain/simulation/applets/inputs.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

export const cut: Program = applet(
  {
    usage: '[OPTIONS] [FILE]...',
    letters: 'b:c:f:d:sn',
    long: 'bytes=b characters=c fields=f delimiter=d only-delimited=s',
  },
  (call) => {
    const { options, operands } = call;
    const letter = options.lastOf('bcf');
    if (letter === undefined) throw new Failure('expected a list of bytes, characters, or fields');
    if (letter !== 'f') {
      if (options.has('d')) throw new Failure('-d DELIM makes sense only with -f');
      if (options.has('s')) throw new Failure('-s makes sense only with -f');
    }
    const ranges = rangesOf(options.value(letter) ?? '');
    const become =
      letter === 'f' ? fieldsOf(call, ranges) : (line: string) => picked(Array.from(line), ranges, '');
    return mapLines(call, operands, (line) => become(withoutEnd(line)));
  },
);

function rangesOf(list: string): readonly Range[] {
  if (list === '') throw new UsageError();
  return list.split(',').map(rangeOf);
}

function rangeOf(text: string): Range {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(text) ?? /^(\d+)()$/.exec(text) ?? [];
  if (first === undefined || text === '-') throw new Failure(`invalid range ${text}`);
  const from = first === '' ? 1 : Number(first);
  const to = last === '' ? (text.includes('-') ? Infinity : from) : Number(last);
  if (to < from) throw new Failure(`invalid range ${text}`);
  // BusyBox takes 0 for 1.
  return { from: Math.max(1, from), to: Math.max(1, to) };
}

function fieldsOf({ options }: Call, ranges: readonly Range[]): (line: string) => string {
  const delimiter = (options.value('d') ?? '\t').charAt(0) || '\0';
  return (line) => {
    if (!line.includes(delimiter)) return options.has('s') ? '' : `${line}\n`;
    return picked(line.split(delimiter), ranges, delimiter);
  };
}

/** In the order of the line, each part once. */
function picked(parts: readonly string[], ranges: readonly Range[], between: string): string {
  const isIn = (place: number): boolean => ranges.some(({ from, to }) => place >= from && place <= to);
  return `${parts.filter((_, at) => isIn(at + 1)).join(between)}\n`;
}
