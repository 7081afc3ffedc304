/** How ash writes values so that it could read them again. */

export const quoted = (value: string): string => `'${value.replaceAll("'", `'"'"'`)}'`;

const RESERVED: ReadonlySet<string> = new Set([
  '!', 'case', 'do', 'done', 'elif', 'else', 'esac', 'fi', 'for', 'function', 'if', 'in', 'then', 'until', 'while', '{', '}',
]); // prettier-ignore

export const isReserved = (word: string): boolean => RESERVED.has(word);

/** As `set -x` does it. */
export const quotedIfNeeded = (value: string): string =>
  RESERVED.has(value) || /[^+,./0-9:@A-Z\]^_a-z-]/.test(value) ? quoted(value) : value;
