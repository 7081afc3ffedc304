/** Cuts a script into tokens, as the grammar asks for them. */
import { isReserved } from '#domain/simulation/shell/state/quoting.ts';
import type { Word } from './ast.ts';
import { ShellSyntaxError } from './errors.ts';
import type { HereDocument } from './here-documents.ts';
import type { Input } from './input.ts';
import { plainText } from './parts.ts';
import { readWord } from './words.ts';

export type Token =
  | { readonly kind: 'word'; readonly word: Word; /** Undefined when quotes or expansions are in it. */ readonly text: string | undefined; readonly line: number }
  /** `&&`, `;`, `(`; also reserved words, where they are asked for. */
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'redirect'; readonly operator: string; readonly descriptor: number | undefined }
  | { readonly kind: 'newline' }
  | { readonly kind: 'end' }; // prettier-ignore

/** What is looked for besides operators and words. */
export interface Wanted {
  /** Line ends are skipped. */
  readonly newlines?: boolean;
  readonly reserved?: boolean;
  readonly aliases?: boolean;
}

export const COMMAND: Wanted = { newlines: true, reserved: true, aliases: true };

const BLANKS = /[ \t]+/y;
const COMMENT = /#[^\n]*/y;
const REDIRECT = /[0-9]{0,4}(?:<<-|<<|<>|<&|>>|>&|>\||<|>)/y;
const BOTH_TO_FILE = /&>/y;
const OPERATOR = /&&|\|\||;;|[;&|()]/y;

export class Tokens {
  readonly input: Input;
  readonly waiting: HereDocument[] = [];
  private readonly aliases: ReadonlyMap<string, string>;
  private pushed: Token | undefined;
  /** An alias that ends in a blank makes the word after it one to look up, too; where its text ends. */
  private aliasAfter: number | undefined;

  constructor(input: Input, aliases: ReadonlyMap<string, string>) {
    this.input = input;
    this.aliases = aliases;
  }

  next(wanted: Wanted = {}): Token {
    const token = this.plain(wanted);
    if (token.kind !== 'word' || wanted.reserved !== true || token.text === undefined) return token;
    return isReserved(token.text) ? { kind: 'operator', text: token.text } : token;
  }

  /** The token that comes next, without taking it. */
  peek(wanted: Wanted = {}): Token {
    const token = this.next(wanted);
    this.push(token);
    return token;
  }

  push(token: Token): void {
    this.pushed = token;
  }

  /** True when nothing but the end comes; asks only what was read already, as ash does. */
  isAtKnownEnd(): boolean {
    return this.pushed?.kind === 'end';
  }

  /** Takes an operator or reserved word, if it comes next. */
  takeIf(text: string, wanted: Wanted = {}): boolean {
    const token = this.next(wanted);
    if (token.kind === 'operator' && token.text === text) return true;
    this.push(token);
    return false;
  }

  expect(text: string, wanted: Wanted = {}): void {
    const token = this.next(wanted);
    if (token.kind !== 'operator' || token.text !== text) throw this.unexpected(token, text);
  }

  unexpected(token: Token, expected?: string): ShellSyntaxError {
    const hint =
      expected === undefined ? '' : ` (expecting ${expected === 'word' ? expected : `"${expected}"`})`;
    return new ShellSyntaxError(`unexpected ${named(token)}${hint}`, this.input, token.kind === 'end');
  }

  private plain(wanted: Wanted): Token {
    let token = this.pushed ?? this.read(wanted);
    this.pushed = undefined;
    while (token.kind === 'newline' && wanted.newlines === true) token = this.read(wanted);
    return token;
  }

  private read(wanted: Wanted): Token {
    for (;;) {
      const start = this.skipBlanks();
      const token = this.readHere();
      if (token.kind !== 'word' || token.text === undefined) return token;
      if (!this.isLookedUp(wanted, start) || isKeyword(wanted, token.text)) return token;
      if (!this.replaceAlias(token.text, start)) return token;
    }
  }

  private isLookedUp(wanted: Wanted, start: number): boolean {
    const follows = this.aliasAfter !== undefined && start >= this.aliasAfter;
    if (follows) this.aliasAfter = undefined;
    return this.aliases.size > 0 && (wanted.aliases === true || follows);
  }

  private replaceAlias(name: string, start: number): boolean {
    const value = this.aliases.get(name);
    if (value === undefined || !this.input.replaceAlias(name, value, start)) return false;
    const grown = this.aliasAfter === undefined ? undefined : this.aliasAfter + value.length - name.length;
    this.aliasAfter = /[ \t]$/.test(value) ? start + value.length : grown;
    return true;
  }

  private skipBlanks(): number {
    const { input } = this;
    while (input.takeMatch(BLANKS) !== undefined) input.peek();
    input.takeMatch(COMMENT);
    return input.at;
  }

  private readHere(): Token {
    const { input } = this;
    const next = input.peek();
    if (next === '') return { kind: 'end' };
    if (next === '\n') return this.readNewline();
    if (input.takeMatch(BOTH_TO_FILE) !== undefined)
      return { kind: 'redirect', operator: '&>', descriptor: undefined };
    const redirect = input.takeMatch(REDIRECT);
    if (redirect !== undefined) return redirectToken(redirect);
    const operator = input.takeMatch(OPERATOR);
    if (operator !== undefined) return { kind: 'operator', text: operator };
    const { line } = input;
    const word = readWord(input);
    return { kind: 'word', word, text: plainText(word), line };
  }

  private readNewline(): Token {
    this.input.take();
    for (const document of this.waiting.splice(0)) document.fill(this.input);
    return { kind: 'newline' };
  }
}

/** Reserved words are no aliases where they are reserved. */
const isKeyword = (wanted: Wanted, text: string): boolean => wanted.reserved === true && isReserved(text);

function redirectToken(text: string): Token {
  const digits = /^\d*/.exec(text)?.[0] ?? '';
  const descriptor = digits === '' ? undefined : Number(digits);
  return { kind: 'redirect', operator: text.slice(digits.length), descriptor };
}

function named(token: Token): string {
  if (token.kind === 'end') return 'end of file';
  if (token.kind === 'newline') return 'newline';
  if (token.kind === 'redirect') return 'redirection';
  return token.kind === 'word' ? 'word' : `"${token.text}"`;
}
