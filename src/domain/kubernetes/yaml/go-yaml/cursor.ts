/** What go-yaml says of a text that it cannot read, with its own line number where it prints one. */
export class GoYamlError extends Error {}

/** A place in the text: lines and columns from 0, in letters. */
export interface Mark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** go-yaml fills its buffer with so many bytes at a time, and refuses what no YAML may hold while it does. */
const BUFFER = 512;
const PRINTABLE = /^[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd]$|^[\ud800-\udbff][\udc00-\udfff]$/;
const BREAK = /^[\r\n\u0085\u2028\u2029]$/;

/** Walks a text as the reader and scanner of go-yaml do (readerc.go, scannerc.go). */
export class Cursor {
  readonly #letters: readonly string[];
  /** From this letter on the buffer holds one that is not allowed. */
  readonly #refusedFrom: number;
  index = 0;
  line = 0;
  column = 0;

  constructor(text: string) {
    this.#letters = Array.from(text);
    this.#refusedFrom = startOfRefusedBuffer(this.#letters);
  }

  /** The letter at the cursor or beyond it; '' after the end. */
  at(ahead = 0): string {
    if (this.index + ahead >= this.#refusedFrom) throw new GoYamlError('control characters are not allowed');
    return this.#letters[this.index + ahead] ?? '';
  }

  mark(): Mark {
    return { index: this.index, line: this.line, column: this.column };
  }

  isBreak(ahead = 0): boolean {
    return BREAK.test(this.at(ahead));
  }

  isBlank(ahead = 0): boolean {
    const letter = this.at(ahead);
    return letter === ' ' || letter === '\t';
  }

  /** A blank, the end of a line, or the end of the text. */
  isBlankOrEnd(ahead = 0): boolean {
    return this.at(ahead) === '' || this.isBlank(ahead) || this.isBreak(ahead);
  }

  /** `---` or `...` at the left edge, with nothing that touches it. */
  isDocumentMark(): boolean {
    const three = this.column === 0 && (this.at() === '-' || this.at() === '.');
    return three && this.at(1) === this.at() && this.at(2) === this.at() && this.isBlankOrEnd(3);
  }

  skip(count = 1): void {
    this.index += count;
    this.column += count;
  }

  skipLine(): void {
    this.index += this.at() === '\r' && this.at(1) === '\n' ? 2 : 1;
    this.line += 1;
    this.column = 0;
  }

  skipBlanks(): void {
    while (this.isBlank()) this.skip();
  }

  /** Blanks and a comment. */
  skipToToken(tabsAreBlanks: boolean): void {
    while (this.at() === ' ' || (tabsAreBlanks && this.at() === '\t')) this.skip();
    if (this.at() === '#') this.skipToLineEnd();
  }

  skipToLineEnd(): void {
    while (this.at() !== '' && !this.isBreak()) this.skip();
  }

  /** Blanks, a comment, and then nothing else in this line. */
  endLine(): void {
    this.skipBlanks();
    if (this.at() === '#') this.skipToLineEnd();
    if (this.at() !== '' && !this.isBreak()) this.fail('did not find expected comment or line break');
    if (this.isBreak()) this.skipLine();
  }

  /** An error of the scanner: its line counts from 1, and the first line is not named. */
  fail(problem: string): never {
    throw new GoYamlError(this.line === 0 ? problem : `line ${this.line + 1}: ${problem}`);
  }
}

function startOfRefusedBuffer(letters: readonly string[]): number {
  let bytes = 0;
  let start = 0;
  for (const [at, letter] of letters.entries()) {
    if (!PRINTABLE.test(letter)) return start;
    const code = letter.codePointAt(0) ?? 0;
    const before = Math.floor(bytes / BUFFER);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (Math.floor(bytes / BUFFER) !== before) start = at + 1;
  }
  return Infinity;
}
