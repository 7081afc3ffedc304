/** Cuts an awk program into tokens. */
import { escapeAt } from './escapes.ts';
import { numberAt } from './number.ts';
import { BUILTINS, KEYWORDS, type Token } from './token.ts';
import { AwkError, UNEXPECTED, UNEXPECTED_END } from './tree.ts';

const OPERATORS = /\*\*=|\*\*|[-+*/%^=!<>]=|!~|&&|\|\||\+\+|--|>>|[-+*/%^!<>|?:~$=(){}[\];,]/y;
const NAME = /[A-Za-z_]\w*/y;
const BLANKS = /(?:[ \t\r]|\\\r?\n)*(?:#[^\n]*)?/y;

export function tokensOf(source: string): readonly Token[] {
  const lexer = new Lexer(source);
  const tokens: Token[] = [];
  for (let token = lexer.next(); ; token = lexer.next()) {
    tokens.push(token);
    if (token.kind === 'end') return tokens;
  }
}

class Lexer {
  private readonly source: string;
  private at = 0;
  private line = 1;
  private last: Token | undefined;

  constructor(source: string) {
    this.source = source;
  }

  next(): Token {
    const blanks = this.match(BLANKS);
    this.line += blanks.split('\n').length - 1;
    const token = this.token();
    this.last = token;
    return token;
  }

  private token(): Token {
    const character = this.source.charAt(this.at);
    if (character === '') return this.make('end', '');
    if (character === '\n') return this.newline();
    if (character === '"') return this.make('string', this.text('"'));
    if (character === '/' && this.allowsRegex()) return this.make('regex', this.regex());
    const number = numberAt(this.source, this.at);
    if (number) {
      this.at = number.end;
      if (this.source[this.at] === '.') this.fail();
      return { ...this.make('number', ''), value: number.value };
    }
    const name = this.match(NAME);
    return name === '' ? this.operator() : this.word(name);
  }

  private newline(): Token {
    const token = this.make('newline', '\n');
    this.at += 1;
    this.line += 1;
    return token;
  }

  private word(name: string): Token {
    if (KEYWORDS.has(name) || BUILTINS.has(name)) return this.make('word', name);
    return this.make(this.source[this.at] === '(' ? 'function' : 'name', name);
  }

  private operator(): Token {
    const operator = this.match(OPERATORS);
    if (operator === '') this.fail();
    return this.make('operator', operator.replace('**', '^'));
  }

  private text(quote: string): string {
    let text = '';
    this.at += 1;
    while (this.source[this.at] !== quote) {
      const character = this.character();
      text += character === '\\' ? this.escape() : character;
    }
    this.at += 1;
    return text;
  }

  private escape(): string {
    if (this.source[this.at] === '\n') {
      this.at += 1;
      this.line += 1;
      return '';
    }
    const escape = escapeAt(this.source, this.at);
    if (!escape) return this.character();
    this.at += escape.length;
    return escape.byte;
  }

  private character(): string {
    const character = this.source.charAt(this.at);
    if (character === '' || character === '\n') throw new AwkError(UNEXPECTED_END, this.line);
    this.at += 1;
    return character;
  }

  /** Escapes of bytes are resolved, those of the expression itself stay. */
  private regex(): string {
    let text = '';
    this.at += 1;
    while (this.source[this.at] !== '/') {
      const character = this.character();
      text += character === '\\' ? this.regexEscape() : character;
    }
    this.at += 1;
    return text;
  }

  private regexEscape(): string {
    const escape = escapeAt(this.source, this.at);
    if (escape) {
      this.at += escape.length;
      return escape.byte === '\\' ? '\\\\' : escape.byte;
    }
    const character = this.character();
    return character === '/' ? '/' : `\\${character}`;
  }

  /** A slash divides behind an operand and begins an expression elsewhere. */
  private allowsRegex(): boolean {
    const { last } = this;
    if (!last) return true;
    if (['number', 'string', 'regex', 'name'].includes(last.kind)) return false;
    if (last.kind === 'word') return last.text !== 'length';
    return last.kind !== 'operator' || ![')', ']', '$', '++', '--'].includes(last.text);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private make(kind: Token['kind'], text: string): Token {
    return { kind, text, value: 0, line: this.line };
  }

  private fail(): never {
    throw new AwkError(UNEXPECTED, this.line);
  }
}
