/** The tokens of a program, one after the other. */
import type { Token } from './token.ts';
import { AwkError, UNEXPECTED, UNEXPECTED_END } from './tree.ts';

const END: Token = { kind: 'end', text: '', value: 0, line: 1 };
/** Deeper nesting is nothing that anybody writes, and would use up the stack. */
const DEEPEST = 200;

export class Cursor {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? END;
  }

  take(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  /** An operator or a reserved word stands here. */
  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.peek();
    return (kind === 'operator' || kind === 'word') && texts.includes(text);
  }

  /** Takes it when it stands here. */
  accept(...texts: readonly string[]): boolean {
    const isThere = this.is(...texts);
    if (isThere) this.at += 1;
    return isThere;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.fail();
  }

  name(): string {
    const token = this.take();
    if (token.kind !== 'name') this.fail(token);
    return token.text;
  }

  skipNewlines(): void {
    while (this.peek().kind === 'newline') this.at += 1;
  }

  /** Between statements and rules. */
  skipEnds(): void {
    while (this.peek().kind === 'newline' || this.is(';')) this.at += 1;
  }

  /** A statement ends here: at `}` and at the end of the program without a sign of its own. */
  get isAtEnd(): boolean {
    return ['newline', 'end'].includes(this.peek().kind) || this.is(';', '}');
  }

  get position(): number {
    return this.at;
  }

  returnTo(position: number): void {
    this.at = position;
  }

  /** Reads something that can hold itself. */
  nested<Result>(read: () => Result): Result {
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail();
    const result = read();
    this.depth -= 1;
    return result;
  }

  fail(token: Token = this.peek()): never {
    const isEnd = token.kind === 'newline' || token.kind === 'end';
    throw new AwkError(isEnd && token.kind === 'newline' ? UNEXPECTED_END : UNEXPECTED, token.line);
  }
}
