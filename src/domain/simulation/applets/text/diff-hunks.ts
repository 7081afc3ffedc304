/** Which lines two texts do not share, in hunks with lines around them. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

/** Half-open ranges of lines: what was there, and what is there instead. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

const MOST_CELLS = 4_000_000;

function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
    end += 1;
  const [a, b] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (a.length * b.length > MOST_CELLS) throw new Unmodelled('diff of large files');
  return walk(a, b, lengths(a, b), start);
}

/** Lengths of the longest common sequences of all pairs of rests. */
function lengths(a: readonly string[], b: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i], rows[i + 1]];
      if (!row || !below) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
}

function walk(
  a: readonly string[],
  b: readonly string[],
  rows: readonly Uint32Array[],
  start: number,
): readonly Change[] {
  const changes: Change[] = [];
  const length = (i: number, j: number): number => rows[i]?.[j] ?? -1;
  const isShared = (i: number, j: number): boolean => i < a.length && j < b.length && a[i] === b[j];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [from, newFrom] = [i, j];
    while (!isShared(i, j) && (i < a.length || j < b.length)) {
      if (length(i + 1, j) >= length(i, j + 1)) i += 1;
      else j += 1;
    }
    const change = { from: from + start, to: i + start, newFrom: newFrom + start, newTo: j + start };
    if (i > from || j > newFrom) changes.push(change);
    while (isShared(i, j)) [i, j] = [i + 1, j + 1];
  }
  return changes;
}

/** The unified form; empty when there is no difference. Lines are compared by their keys. */
export function unified(
  old: readonly string[],
  now: readonly string[],
  { context, key }: { readonly context: number; readonly key: (line: string) => string },
): string {
  const hunks: Change[][] = [];
  for (const change of changesOf(old.map(key), now.map(key))) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last && before && change.from - before.to <= 2 * context) last.push(change);
    else hunks.push([change]);
  }
  return hunks.map((changes) => hunkText(old, now, changes, context)).join('');
}

function hunkText(
  old: readonly string[],
  now: readonly string[],
  changes: readonly Change[],
  context: number,
): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return '';
  const before = Math.min(context, first.from);
  const after = Math.min(context, old.length - last.to);
  let body = '';
  let at = first.from - before;
  for (const { from, to, newFrom, newTo } of changes) {
    body +=
      lines(' ', old.slice(at, from)) +
      lines('-', old.slice(from, to)) +
      lines('+', now.slice(newFrom, newTo));
    at = to;
  }
  body += lines(' ', old.slice(at, last.to + after));
  const place = rangeText(first.from - before, last.to + after);
  return `@@ -${place} +${rangeText(first.newFrom - before, last.newTo + after)} @@\n${body}`;
}

const lines = (mark: string, all: readonly string[]): string =>
  all
    .map((line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`)
    .join('');

/** An empty range is named by the line before it; a single line by itself. */
function rangeText(from: number, to: number): string {
  if (to === from) return `${from},0`;
  return to - from === 1 ? String(from + 1) : `${from + 1},${to - from}`;
}
