/** Words: quotes, backslashes and what a dollar sign begins. */
import type { Part, Word } from './ast.ts';
import { ShellSyntaxError } from './errors.ts';
import type { Input } from './input.ts';
import { ARITHMETIC, DOUBLE, HERE, WORD, type Mode } from './modes.ts';
import { Parts } from './parts.ts';
import { readEscaped } from './dollar-quotes.ts';
import { readParameter, readSimpleParameter } from './parameters.ts';

const ASSIGNED = /[A-Za-z_][A-Za-z0-9_]*=/y;
const TILDE = /~[A-Za-z0-9_.-]*(?=[/: \t\n;&|<>()}]|$)/y;
const PLAIN = /[A-Za-z0-9_./,+=-]+/y;
const PLAIN_IN_QUOTES = /[A-Za-z0-9_ ./,:+=-]+/y;

const PAIR: ReadonlyMap<string, number> = new Map([
  ['(', 1],
  [')', -1],
]);

/** A word as it stands among commands. */
export function readWord(input: Input): Word {
  const name = input.takeMatch(ASSIGNED)?.slice(0, -1);
  if (name === undefined) return { parts: readParts(input, WORD, 'word') };
  const value = readParts(input, WORD, 'assignment');
  const all = new Parts();
  all.literal(`${name}=`, false);
  all.all(value);
  return { parts: all.finished(), assignment: { name, value: { parts: value } } };
}

/** The text of a here-document whose delimiter has no quotes. */
export const readHereText = (input: Input): Word => ({ parts: readParts(input, HERE, 'none') });

/** `tilde`: where a tilde may begin a home directory. */
export function readParts(input: Input, mode: Mode, tilde: 'none' | 'word' | 'assignment'): readonly Part[] {
  const parts = new Parts();
  let open = 0;
  if (tilde !== 'none') readTilde(input, parts, tilde === 'word');
  for (;;) {
    const next = input.peek();
    if (next === '' || (open === 0 && mode.ends.includes(next))) return parts.finished();
    if (mode.pairs === true) open += PAIR.get(next) ?? 0;
    readPiece(input, mode, parts);
    if (tilde === 'assignment' && input.slice(input.at - 1) === ':') readTilde(input, parts, false);
  }
}

function readTilde(input: Input, parts: Parts, leading: boolean): void {
  const found = input.takeMatch(TILDE);
  if (found !== undefined) parts.add({ kind: 'tilde', user: found.slice(1), leading });
}

function readPiece(input: Input, mode: Mode, parts: Parts): void {
  const next = input.peek();
  if (next === '\\') readBackslash(input, mode, parts);
  else if (next === "'" && mode.singles) readSingle(input, parts);
  else if (next === '"' && mode.doubles) readDouble(input, parts);
  else if (next === '$') readDollar(input, mode, parts);
  else if (next === '`') readBackquotes(input, mode, parts);
  else parts.literal(plainRun(input, mode) ?? input.take(), mode.quoted);
}

/** Many characters at once. None that may end a mode is among them but `/` and `:`, where their modes stop. */
const plainRun = (input: Input, { ends, quoted }: Mode): string | undefined =>
  ends.length === 2 ? undefined : input.takeMatch(quoted ? PLAIN_IN_QUOTES : PLAIN);

function readBackslash(input: Input, { escapes, quoted }: Mode, parts: Parts): void {
  input.takeRaw();
  const next = input.peek();
  if (next === '') parts.literal('\\', quoted);
  else if (escapes === undefined || escapes.includes(next)) parts.literal(input.takeRaw(), true);
  else parts.literal('\\', quoted);
}

function readSingle(input: Input, parts: Parts): void {
  input.takeRaw();
  let text = '';
  for (let next = input.takeRaw(); next !== "'"; next = input.takeRaw()) {
    if (next === '') throw new ShellSyntaxError('unterminated quoted string', input, true);
    text += next;
  }
  parts.literal(text, true);
}

function readDouble(input: Input, parts: Parts): void {
  input.take();
  const inside = input.nested(() => readParts(input, DOUBLE, 'none'));
  // `""` is an empty word, but `"$@"` is none where there are no arguments.
  if (inside.length === 0) parts.literal('', true);
  parts.all(inside);
  if (input.take() !== '"') throw new ShellSyntaxError('unterminated quoted string', input, true);
}

function readDollar(input: Input, mode: Mode, parts: Parts): void {
  input.take();
  const { quoted } = mode;
  if (input.takeIf('((')) parts.add({ kind: 'arithmetic', expression: readArithmetic(input), quoted });
  else if (input.takeIf('('))
    parts.add({ kind: 'command', body: input.nested(() => input.grammar.substitution(input)), quoted });
  else if (input.takeIf('{')) parts.add(input.nested(() => readParameter(input, mode, readParts)));
  else if (mode.singles && input.takeIf("'")) parts.literal(readEscaped(input), true);
  else {
    const parameter = readSimpleParameter(input, quoted);
    if (parameter) parts.add(parameter);
    else parts.literal('$', quoted);
  }
}

function readArithmetic(input: Input): Word {
  const parts = input.nested(() => readParts(input, ARITHMETIC, 'none'));
  if (!input.takeIf('))')) throw new ShellSyntaxError("missing '))'", input, true);
  return { parts };
}

function readBackquotes(input: Input, { quoted }: Mode, parts: Parts): void {
  const { line } = input;
  input.take();
  const protectedHere = quoted ? '$`\\"' : '$`\\';
  let text = '';
  for (let next = input.takeRaw(); next !== '`'; next = input.takeRaw()) {
    if (next === '') throw new ShellSyntaxError('EOF in backquote substitution', input, true);
    if (next !== '\\') text += next;
    else {
      const after = input.takeRaw();
      text += protectedHere.includes(after) ? after : `\\${after}`;
    }
  }
  const inner = input.inner(text, line);
  parts.add({ kind: 'command', body: input.nested(() => input.grammar.whole(inner)), quoted });
}
