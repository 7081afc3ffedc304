/** Backslashes as `echo -e` and `printf` read them. */

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'], ['b', '\b'], ['e', '\x1b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'], ['v', '\v'], ['\\', '\\'],
]); // prettier-ignore

const OCTAL = /[0-7]{1,3}/y;
const OCTAL_WITH_ZERO = /0[0-7]{1,3}|[0-7]{1,3}/y;
const HEXADECIMAL = /x[0-9a-fA-F]{1,2}/y;

export interface Unescaped {
  readonly text: string;
  /** `\c` was met: nothing more is printed. */
  readonly stops: boolean;
}

/** `withZero`: octal numbers may begin with a 0 that does not count (`echo -e`, `%b`). `quotes`: `\"` is a quote (formats). */
export function unescape(source: string, withZero: boolean): Unescaped {
  let text = '';
  for (let at = 0; at < source.length;) {
    const next = source.indexOf('\\', at);
    if (next < 0) return { text: text + source.slice(at), stops: false };
    text += source.slice(at, next);
    if (source.charAt(next + 1) === 'c') return { text, stops: true };
    const [character, length] = escapeAt(source, next + 1, withZero);
    text += character;
    at = next + 1 + length;
  }
  return { text, stops: false };
}

/** What stands for the escape whose backslash is just before `at`, and how long it is. */
export function escapeAt(source: string, at: number, withZero: boolean): readonly [string, number] {
  const octal = matchAt(withZero ? OCTAL_WITH_ZERO : OCTAL, source, at);
  if (octal !== undefined) return [String.fromCharCode(Number.parseInt(octal, 8) & 255), octal.length];
  const hexadecimal = matchAt(HEXADECIMAL, source, at);
  if (hexadecimal !== undefined)
    return [String.fromCharCode(Number.parseInt(hexadecimal.slice(1), 16)), hexadecimal.length];
  const simple = SIMPLE.get(source.charAt(at));
  return simple === undefined ? ['\\', 0] : [simple, 1];
}

function matchAt(expression: RegExp, source: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(source)?.[0];
}
