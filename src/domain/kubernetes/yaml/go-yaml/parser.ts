import { GoYamlError } from './cursor.ts';
import { Scanner } from './scanner.ts';
import type { Token, TokenType } from './tokens.ts';

/** Deeper texts than this are left to the limits of reading. */
const DEEPEST = 1000;

/**
 * What go-yaml, which kubectl reads YAML with, says of a document that it cannot read, in its own words and with its own line
 * number (often the line before or after the mistake); undefined where it finds nothing. Only the first document is read; kubectl
 * ends a last line that is not ended.
 */
export function goYamlError(text: string): string | undefined {
  try {
    new Parser(text.endsWith('\n') ? text : `${text}\n`).document();
    return undefined;
  } catch (error) {
    return error instanceof GoYamlError ? error.message : undefined;
  }
}

/** After parserc.go and decode.go of go-yaml, as a recursive descent that keeps nothing but the anchors. */
class Parser {
  readonly #scanner: Scanner;
  readonly #anchors = new Set<string>();
  readonly #handles = new Set(['!', '!!']);
  #depth = 0;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  document(): void {
    this.#directives();
    const mayBeEmpty = this.#take('document start') && this.#is('document start', 'document end');
    if (!mayBeEmpty && !this.#is('stream end')) this.#node(true, false);
    this.#scanner.peek();
  }

  #is(...types: readonly TokenType[]): boolean {
    return types.includes(this.#scanner.peek().type);
  }

  #take(type: TokenType): boolean {
    const found = this.#is(type);
    if (found) this.#scanner.skip();
    return found;
  }

  /** An error of the parser: its line counts from 0, and the first line is not named. */
  #fail(problem: string, token: Token = this.#scanner.peek()): never {
    throw new GoYamlError(token.line === 0 ? problem : `line ${token.line}: ${problem}`);
  }

  #directives(): void {
    let version = '';
    let any = false;
    for (; this.#is('version', 'tag directive'); this.#scanner.skip()) {
      const token = this.#scanner.peek();
      any = true;
      if (token.type === 'tag directive') this.#handles.add(token.name);
      else {
        if (version !== '') this.#fail('found duplicate %YAML directive');
        if (token.name !== '1.1') this.#fail('found incompatible YAML document');
        version = token.name;
      }
    }
    if (any && !this.#is('document start')) this.#fail('did not find expected <document start>');
  }

  #node(block: boolean, indentless: boolean): void {
    if (this.#is('alias')) return this.#alias();
    const marked = this.#properties();
    if (this.#take('scalar')) return;
    const collection = this.#collection(block, indentless);
    if (collection !== undefined) this.#nested(collection);
    else if (!marked) this.#fail('did not find expected node content');
  }

  #collection(block: boolean, indentless: boolean): (() => void) | undefined {
    const { type } = this.#scanner.peek();
    if (type === '[') return () => this.#flowSequence();
    if (type === '{') return () => this.#flowMapping();
    if (type === 'block entry' && indentless) return () => this.#indentless();
    if (type === 'block sequence' && block) return () => this.#blockSequence();
    return type === 'block mapping' && block ? () => this.#blockMapping() : undefined;
  }

  #nested(read: () => void): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new RangeError('too deep');
    read();
    this.#depth -= 1;
  }

  #alias(): void {
    const { name } = this.#scanner.peek();
    if (!this.#anchors.has(name)) throw new GoYamlError(`unknown anchor '${name}' referenced`);
    this.#scanner.skip();
  }

  /** An anchor and a tag, in either order. */
  #properties(): boolean {
    const first = this.#property();
    if (first !== '') this.#property(first);
    return first !== '';
  }

  #property(except = ''): TokenType | '' {
    const token = this.#scanner.peek();
    if ((token.type !== 'anchor' && token.type !== 'tag') || token.type === except) return '';
    if (token.type === 'anchor') this.#anchors.add(token.name);
    else if (token.name !== '' && !this.#handles.has(token.name)) this.#fail('found undefined tag handle');
    this.#scanner.skip();
    return token.type;
  }

  #blockSequence(): void {
    this.#scanner.skip();
    while (this.#take('block entry')) if (!this.#is('block entry', 'block end')) this.#node(true, false);
    if (!this.#take('block end')) this.#fail("did not find expected '-' indicator");
  }

  #indentless(): void {
    while (this.#take('block entry')) {
      if (!this.#is('block entry', 'key', 'value', 'block end')) this.#node(true, false);
    }
  }

  #blockMapping(): void {
    this.#scanner.skip();
    while (!this.#take('block end')) {
      if (!this.#is('key')) this.#fail('did not find expected key');
      for (const part of ['key', 'value'] as const) {
        if (this.#take(part) && !this.#is('key', 'value', 'block end')) this.#node(true, true);
      }
    }
  }

  #flowSequence(): void {
    this.#scanner.skip();
    for (let first = true; !this.#take(']'); first = false) {
      if (!first && !this.#take(',')) this.#fail("did not find expected ',' or ']'");
      if (this.#take('key')) this.#pair();
      else if (!this.#is(']')) this.#node(false, false);
    }
  }

  /** A mapping of one pair in brackets, `[a: b]`. */
  #pair(): void {
    if (this.#is('value', ',', ']')) this.#scanner.skip();
    else this.#node(false, false);
    if (this.#take('value') && !this.#is(',', ']')) this.#node(false, false);
  }

  #flowMapping(): void {
    this.#scanner.skip();
    for (let first = true; !this.#take('}'); first = false) {
      if (!first && !this.#take(',')) this.#fail("did not find expected ',' or '}'");
      if (this.#take('key')) {
        if (!this.#is('value', ',', '}')) this.#node(false, false);
        if (this.#take('value') && !this.#is(',', '}')) this.#node(false, false);
      } else if (!this.#is('}')) this.#node(false, false);
    }
  }
}
