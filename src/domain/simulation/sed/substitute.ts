import type { PosixRegex, RegexMatch } from '#domain/simulation/regex/posix.ts';

/**
 * Replaces matches in a line; undefined when there was none to replace. `which`: the number of the match, 0 for all. As BusyBox does
 * it, the rest of the line behind a match is searched as a text of its own that does not begin a line.
 */
export function substitute(
  line: string,
  regex: PosixRegex,
  replacement: string,
  which: number,
): string | undefined {
  const walk = { line, parts: [] as string[], at: 0, lastEnd: -1 };
  let count = 0;
  let isChanged = false;
  while (walk.at <= line.length) {
    const match = regex.exec(line.slice(walk.at), walk.at > 0);
    if (!match) break;
    if (isNew(walk, match)) {
      count += 1;
      const isMeant = [0, count].includes(which);
      isChanged ||= isMeant;
      pass(walk, match, expand(isMeant ? replacement : '&', match));
      if (count === which) break;
    }
    // Steps over one byte behind an empty match, or it would match here for ever.
    if (match.start === match.end) step(walk);
  }
  return isChanged ? walk.parts.join('') + line.slice(walk.at) : undefined;
}

interface Walk {
  readonly line: string;
  readonly parts: string[];
  at: number;
  lastEnd: number;
}

/** An empty match right behind another match is none. */
const isNew = ({ at, lastEnd }: Walk, { start, end }: RegexMatch): boolean =>
  start !== end || at + start !== lastEnd;

function pass(walk: Walk, { start, end }: RegexMatch, text: string): void {
  walk.parts.push(walk.line.slice(walk.at, walk.at + start), text);
  walk.at += end;
  walk.lastEnd = walk.at;
}

function step(walk: Walk): void {
  walk.parts.push(walk.line.slice(walk.at, walk.at + 1));
  walk.at += 1;
}

function expand(replacement: string, { groups }: RegexMatch): string {
  return replacement.replace(/\\([^])|&/g, (_, escaped: string | undefined) => {
    if (escaped === undefined) return groups[0] ?? '';
    return /\d/.test(escaped) ? (groups[Number(escaped)] ?? '') : escaped;
  });
}
