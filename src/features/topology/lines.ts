/** Lines of a text and the offsets that parts of a topology are known by. */
export interface Lines {
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
  readonly end: number;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { starts, end: text.length };
}

/** The offsets of a line's text, without its indent: a line belongs to what is written on it. */
export function rangeOfLine(lines: Lines, line: number, text: string): readonly [number, number] {
  const start = lines.starts[line] ?? lines.end;
  const end = (lines.starts[line + 1] ?? lines.end + 1) - 1;
  const written = text.slice(start, end);
  return [start + (written.length - written.trimStart().length), end];
}

/** Numbers of the lines that ranges touch, from 0. */
export function linesIn(
  lines: Lines,
  ranges: readonly (readonly [start: number, end: number])[],
): Set<number> {
  const found = new Set<number>();
  lines.starts.forEach((start, line) => {
    const next = lines.starts[line + 1] ?? lines.end + 1;
    if (ranges.some(([from, to]) => from < next - 1 && to > start)) found.add(line);
  });
  return found;
}
