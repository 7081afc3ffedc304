export type Bracket = '[' | ']' | '{' | '}' | ',';

export type TokenType =
  | Bracket
  | 'stream end'
  | 'version'
  | 'tag directive'
  | 'document start'
  | 'document end'
  | 'block sequence'
  | 'block mapping'
  | 'block end'
  | 'block entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  /** From 0. */
  readonly line: number;
  /** Of an anchor, an alias, a tag and a directive. */
  readonly name: string;
}

/** Tokens on their way to the parser, each with its number in the text: a colon puts tokens before those that wait already. */
export class TokenQueue {
  readonly #waiting: Token[] = [];
  /** The number of the first that waits. */
  first = 0;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  get head(): Token | undefined {
    return this.#waiting[0];
  }

  /** The number that the next token will have. */
  get next(): number {
    return this.first + this.#waiting.length;
  }

  add(type: TokenType, line: number, name = ''): void {
    this.#waiting.push({ type, line, name });
  }

  insert(at: number, type: TokenType, line: number): void {
    this.#waiting.splice(at - this.first, 0, { type, line, name: '' });
  }

  shift(): void {
    this.#waiting.shift();
    this.first += 1;
  }
}
