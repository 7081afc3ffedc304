/** `$'...'`: single quotes with the backslashes of C. */
import { ShellSyntaxError } from './errors.ts';
import type { Input } from './input.ts';

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'], ['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'], ['v', '\v'], ['\\', '\\'], ["'", "'"], ['"', '"'],
]); // prettier-ignore

/** The text after `$'` up to the closing quote, which is taken. */
export function readEscaped(input: Input): string {
  let text = '';
  for (let next = input.takeRaw(); next !== "'"; next = input.takeRaw()) {
    if (next === '') throw new ShellSyntaxError('unterminated quoted string', input, true);
    text += next === '\\' ? escaped(input) : next;
  }
  return text;
}

function escaped(input: Input): string {
  const number = input.takeMatch(/[0-7]{1,3}/y);
  if (number !== undefined) return String.fromCharCode(Number.parseInt(number, 8) & 255);
  const hexadecimal = input.takeMatch(/x[0-9a-fA-F]{1,2}/y);
  if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal.slice(1), 16));
  const next = input.takeRaw();
  return SIMPLE.get(next) ?? `\\${next}`;
}
