/** Offset of the first letter of the line that holds `at`. Looks at this line only: texts may hold no CR or no LF at all. */
export function lineStart(text: string, at: number): number {
  let start = Math.max(at, 0);
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Offset of the line break after `at`, or of the end. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1;
  return end;
}

const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d;
