export interface Token {
  readonly kind:
    'number' | 'string' | 'regex' | 'name' | 'function' | 'word' | 'operator' | 'newline' | 'end';
  /** `function`: a name with a parenthesis right behind it. `word`: reserved. */
  readonly text: string;
  readonly value: number;
  readonly line: number;
}

export const KEYWORDS = new Set([
  'BEGIN', 'END', 'function', 'func', 'if', 'else', 'while', 'for', 'do', 'break', 'continue', 'next', 'nextfile', 'exit', 'return',
  'delete', 'in', 'getline', 'print', 'printf',
]); // prettier-ignore

/** The functions that BusyBox has, each with the fewest arguments that it takes. */
export const BUILTINS: ReadonlyMap<string, number> = new Map([
  ['close', 1], ['system', 1], ['fflush', 0], ['atan2', 2], ['cos', 1], ['exp', 1], ['int', 1], ['log', 1], ['rand', 0], ['sin', 1],
  ['sqrt', 1], ['srand', 0], ['gensub', 3], ['gsub', 2], ['index', 2], ['length', 0], ['match', 2], ['split', 2], ['sprintf', 1],
  ['sub', 2], ['substr', 2], ['systime', 0], ['strftime', 0], ['mktime', 1], ['tolower', 1], ['toupper', 1], ['and', 2], ['or', 2],
  ['xor', 2], ['compl', 1], ['lshift', 2], ['rshift', 2],
]); // prettier-ignore
