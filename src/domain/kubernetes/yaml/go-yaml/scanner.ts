import { Cursor, type Mark } from './cursor.ts';
import { scanAnchor, scanDirective, scanTag } from './scan-marks.ts';
import { scanBlock, scanPlain, scanQuoted } from './scan-scalars.ts';
import { SimpleKeys } from './simple-keys.ts';
import { TokenQueue, type Bracket, type Token, type TokenType } from './tokens.ts';

const BRACKETS: readonly Bracket[] = ['[', ']', '{', '}', ','];

/** The tokens of the first document of a text, after scannerc.go of go-yaml. Throws GoYamlError where go-yaml fails. */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #keys: SimpleKeys;
  readonly #queue = new TokenQueue();
  #indent = -1;
  readonly #indents: number[] = [];
  #ended = false;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
    this.#keys = new SimpleKeys(this.#cursor);
  }

  peek(): Token {
    while (this.#queue.isEmpty || (!this.#ended && this.#keys.mayBeginAt(this.#queue.first))) this.#fetch();
    return this.#queue.head ?? { type: 'stream end', line: this.#cursor.line, name: '' };
  }

  skip(): void {
    this.#queue.shift();
  }

  #add(type: TokenType): void {
    this.#queue.add(type, this.#cursor.line);
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToNextToken();
    this.#unroll(cursor.column);
    if (cursor.at() === '') return this.#end();
    if (cursor.column === 0 && cursor.at() === '%') return this.#directive();
    if (cursor.isDocumentMark()) return this.#documentMark();
    if (this.#fetchBracket() || this.#fetchIndicator() || this.#fetchScalar()) return;
    cursor.fail('found character that cannot start any token');
  }

  #skipToNextToken(): void {
    for (;;) {
      this.#cursor.skipToToken(this.#keys.inFlow || !this.#keys.allowed);
      if (!this.#cursor.isBreak()) return;
      this.#cursor.skipLine();
      if (!this.#keys.inFlow) this.#keys.allowed = true;
    }
  }

  /** Ends the block collections that are deeper than a column. */
  #unroll(column: number): void {
    if (this.#keys.inFlow) return;
    while (this.#indent > column) {
      this.#add('block end');
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  /** Begins a block collection at a deeper column, before the token of that number. */
  #roll(type: TokenType, { line, column }: Mark, at = this.#queue.next): void {
    if (this.#keys.inFlow || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    this.#queue.insert(at, type, line);
  }

  #saveKey(): void {
    const required = !this.#keys.inFlow && this.#indent === this.#cursor.column;
    this.#keys.save(this.#queue.next, required);
  }

  #end(): void {
    if (this.#cursor.column !== 0) {
      this.#cursor.column = 0;
      this.#cursor.line += 1;
    }
    this.#leaveBlocks();
    this.#ended = true;
    this.#add('stream end');
  }

  #directive(): void {
    this.#leaveBlocks();
    const { line } = this.#cursor;
    const value = scanDirective(this.#cursor);
    this.#queue.add(value.startsWith('!') ? 'tag directive' : 'version', line, value);
  }

  #documentMark(): void {
    this.#leaveBlocks();
    this.#add(this.#cursor.at() === '-' ? 'document start' : 'document end');
    this.#cursor.skip(3);
  }

  #leaveBlocks(): void {
    this.#unroll(-1);
    this.#keys.remove();
    this.#keys.allowed = false;
  }

  #fetchBracket(): boolean {
    const letter = BRACKETS.find((bracket) => bracket === this.#cursor.at());
    if (letter === undefined) return false;
    if (letter === '[' || letter === '{') {
      this.#saveKey();
      this.#keys.enter();
    } else {
      this.#keys.remove();
      if (letter !== ',') this.#keys.leave();
    }
    this.#keys.allowed = letter !== ']' && letter !== '}';
    this.#add(letter);
    this.#cursor.skip();
    return true;
  }

  #fetchIndicator(): boolean {
    const letter = this.#cursor.at();
    const stands = this.#cursor.isBlankOrEnd(1);
    if (letter === '-' && stands) this.#entry('block entry', 'block sequence', 'block sequence entries');
    else if (letter === '?' && (this.#keys.inFlow || stands))
      this.#entry('key', 'block mapping', 'mapping keys');
    else if (letter === ':' && (this.#keys.inFlow || stands)) this.#value();
    else return false;
    return true;
  }

  #entry(type: TokenType, collection: TokenType, what: string): void {
    if (!this.#keys.inFlow) {
      if (!this.#keys.allowed) this.#cursor.fail(`${what} are not allowed in this context`);
      this.#roll(collection, this.#cursor.mark());
    }
    this.#keys.remove();
    this.#keys.allowed = type === 'block entry' || !this.#keys.inFlow;
    this.#add(type);
    this.#cursor.skip();
  }

  #value(): void {
    const key = this.#keys.take();
    if (key !== undefined) {
      this.#queue.insert(key.token, 'key', key.mark.line);
      this.#roll('block mapping', key.mark, key.token);
      this.#keys.allowed = false;
    } else {
      if (!this.#keys.inFlow && !this.#keys.allowed)
        this.#cursor.fail('mapping values are not allowed in this context');
      this.#roll('block mapping', this.#cursor.mark());
      this.#keys.allowed = !this.#keys.inFlow;
    }
    this.#add('value');
    this.#cursor.skip();
  }

  #fetchScalar(): boolean {
    const letter = this.#cursor.at();
    const { line } = this.#cursor;
    if ('|>'.includes(letter) && !this.#keys.inFlow) {
      this.#keys.remove();
      this.#keys.allowed = true;
      scanBlock(this.#cursor, this.#indent);
      this.#queue.add('scalar', line);
      return true;
    }
    if (!'*&!\'"'.includes(letter) && !this.#startsPlain(letter)) return false;
    this.#saveKey();
    this.#keys.allowed = false;
    const [type, name] = this.#word(letter);
    this.#queue.add(type, line, name);
    return true;
  }

  #word(letter: string): [TokenType, string] {
    if (letter === '*') return ['alias', scanAnchor(this.#cursor)];
    if (letter === '&') return ['anchor', scanAnchor(this.#cursor)];
    if (letter === '!') return ['tag', scanTag(this.#cursor)];
    if (letter === "'" || letter === '"') scanQuoted(this.#cursor, letter);
    else if (scanPlain(this.#cursor, this.#indent + 1, this.#keys.inFlow)) this.#keys.allowed = true;
    return ['scalar', ''];
  }

  #startsPlain(letter: string): boolean {
    if (letter === '-') return !this.#cursor.isBlank(1);
    if (letter === '?' || letter === ':') return !this.#keys.inFlow && !this.#cursor.isBlankOrEnd(1);
    return !this.#cursor.isBlankOrEnd() && !',[]{}#&*!|>\'"%@`'.includes(letter);
  }
}
