/** Patterns of `case`, `${x#...}` and file names. No regular expressions: a pattern must not be able to take for ever. */

type Piece =
  { readonly kind: 'one'; readonly fits: (character: string) => boolean } | { readonly kind: 'star' };

export type Pattern = readonly Piece[];

const isControl = (character: string): boolean => character < ' ' || character === '\x7f';

const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alpha', /[A-Za-z]/], ['digit', /[0-9]/], ['alnum', /[A-Za-z0-9]/], ['upper', /[A-Z]/], ['lower', /[a-z]/],
  ['space', /[ \t\n\r\f\v]/], ['blank', /[ \t]/], ['punct', /[!-/:-@[-`{-~]/], ['xdigit', /[0-9A-Fa-f]/],
  ['print', /[ -~]/], ['graph', /[!-~]/],
]); // prettier-ignore

/** Makes every character stand for itself. */
export const escapePattern = (text: string): string => text.replace(/[\\*?[\]!^-]/g, '\\$&');

/** The text of a pattern in which nothing is special. */
export const unescapePattern = (pattern: string): string => pattern.replace(/\\([^])/g, '$1');

export const hasSpecial = (pattern: string): boolean => /[*?[]/.test(pattern.replace(/\\[^]/g, ''));

export function compilePattern(source: string): Pattern {
  const pieces: Piece[] = [];
  for (let at = 0; at < source.length;) {
    const [piece, length] = pieceAt(source, at);
    if (piece.kind !== 'star' || pieces.at(-1)?.kind !== 'star') pieces.push(piece);
    at += length;
  }
  return pieces;
}

const literal = (expected: string): Piece => ({ kind: 'one', fits: (character) => character === expected });

function pieceAt(source: string, at: number): readonly [Piece, number] {
  const character = source.charAt(at);
  if (character === '*') return [{ kind: 'star' }, 1];
  if (character === '?') return [{ kind: 'one', fits: () => true }, 1];
  if (character === '\\' && at + 1 < source.length) return [literal(source.charAt(at + 1)), 2];
  return (character === '[' ? setAt(source, at) : undefined) ?? [literal(character), 1];
}

/** A bracket that is never closed stands for itself. */
function setAt(source: string, start: number): readonly [Piece, number] | undefined {
  let at = start + 1;
  const isNegated = source.charAt(at) === '!' || source.charAt(at) === '^';
  if (isNegated) at += 1;
  const members: ((character: string) => boolean)[] = [];
  for (const first = at; at < source.length;) {
    if (source.charAt(at) === ']' && at > first) {
      const fits = (character: string): boolean => members.some((member) => member(character)) !== isNegated;
      return [{ kind: 'one', fits }, at + 1 - start];
    }
    const [member, length] = memberAt(source, at);
    members.push(member);
    at += length;
  }
  return undefined;
}

function memberAt(source: string, at: number): readonly [(character: string) => boolean, number] {
  const named = /^\[:([a-z]+):\]/.exec(source.slice(at, at + 12));
  if (named?.[1] === 'cntrl') return [isControl, named[0].length];
  const known = named && CLASSES.get(named[1] ?? '');
  if (named && known) return [(character) => known.test(character), named[0].length];
  const [low, length] = characterAt(source, at);
  const isRange = source.charAt(at + length) === '-' && !['', ']'].includes(source.charAt(at + length + 1));
  if (!isRange) return [(character) => character === low, length];
  const [high, more] = characterAt(source, at + length + 1);
  return [(character) => low <= character && character <= high, length + 1 + more];
}

const characterAt = (source: string, at: number): readonly [string, number] =>
  source.charAt(at) === '\\' ? [source.charAt(at + 1), 2] : [source.charAt(at), 1];

/** Where matches that begin at `from` can end, in rising order. Walks all ways through the pattern at once. */
export function* matchEnds(pattern: Pattern, text: string, from = 0): Generator<number> {
  let states = closure(pattern, [0]);
  for (let at = from; ; at += 1) {
    if (states.at(-1) === pattern.length) yield at;
    if (at >= text.length || states.length === 0) return;
    states = closure(pattern, step(pattern, states, text.charAt(at)));
  }
}

export function matches(pattern: Pattern, text: string): boolean {
  for (const end of matchEnds(pattern, text)) if (end === text.length) return true;
  return false;
}

/** For ends of a text: the pattern from its last piece to its first. */
export const reversed = (pattern: Pattern): Pattern => pattern.toReversed();

/** A star may stand for nothing. States rise. */
function closure(pattern: Pattern, states: readonly number[]): readonly number[] {
  const all: number[] = [];
  for (const state of states)
    for (let at = state; ; at += 1) {
      if ((all.at(-1) ?? -1) < at) all.push(at);
      if (pattern[at]?.kind !== 'star') break;
    }
  return all;
}

function step(pattern: Pattern, states: readonly number[], character: string): readonly number[] {
  const next: number[] = [];
  const add = (state: number): void => {
    if (next.at(-1) !== state) next.push(state);
  };
  for (const state of states) {
    const piece = pattern[state];
    if (piece?.kind === 'star') add(state);
    else if (piece?.fits(character) === true) add(state + 1);
  }
  return next;
}
