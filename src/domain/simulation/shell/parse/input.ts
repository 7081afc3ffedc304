import type { Command } from './ast.ts';
import { NestedTooDeeply } from './errors.ts';

const MOST_LEVELS = 120;

/** What the reading of words needs of the reading of commands: they contain each other. */
export interface Grammar {
  /** Commands up to the `)` of a substitution, which is taken, too. */
  substitution(input: Input): Command | undefined;
  /** Everything in the text. */
  whole(input: Input): Command | undefined;
}

/** The text of a script and the place that is read. */
export class Input {
  readonly grammar: Grammar;
  at = 0;
  line: number;
  private text: string;
  private depth: number;
  /** Aliases whose text is being read, with the offset of its end: none stands for itself in there. */
  private expanding: { readonly name: string; end: number }[] = [];

  constructor(text: string, grammar: Grammar, line = 1, depth = 0) {
    this.text = text;
    this.grammar = grammar;
    this.line = line;
    this.depth = depth;
  }

  /** A text inside this one, read by itself. */
  inner(text: string, line = this.line): Input {
    return new Input(text, this.grammar, line, this.depth);
  }

  /** The next character, empty at the end. A backslash before a line end joins the lines. */
  peek(): string {
    while (this.text.startsWith('\\\n', this.at)) {
      this.at += 2;
      this.line += 1;
    }
    return this.text.charAt(this.at);
  }

  take(): string {
    const next = this.peek();
    this.takeRaw();
    return next;
  }

  /** As it stands, without joining lines. */
  takeRaw(): string {
    const next = this.text.charAt(this.at);
    this.at += 1;
    if (next === '\n') this.line += 1;
    return next;
  }

  takeIf(expected: string): boolean {
    this.peek();
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** What a sticky expression matches here; nothing is taken. */
  match(expression: RegExp): string | undefined {
    this.peek();
    expression.lastIndex = this.at;
    return expression.exec(this.text)?.[0];
  }

  /** Takes what a sticky expression matches, which must not contain a line end. */
  takeMatch(expression: RegExp): string | undefined {
    const found = this.match(expression);
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** The text up to the next line end, which is taken; null at the end. */
  takeLine(): string | null {
    if (this.at >= this.text.length) return null;
    const end = this.text.indexOf('\n', this.at);
    const line = this.text.slice(this.at, end < 0 ? this.text.length : end);
    this.at = end < 0 ? this.text.length : end + 1;
    if (end >= 0) this.line += 1;
    return line;
  }

  /** True when the last line that was taken had a line end. */
  endedLine(): boolean {
    return this.text.charAt(this.at - 1) === '\n';
  }

  slice(from: number): string {
    return this.text.slice(from, this.at);
  }

  /** Runs a part of the reading one level deeper. */
  nested<Result>(read: () => Result): Result {
    if (this.depth >= MOST_LEVELS) throw new NestedTooDeeply();
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }

  /** Puts an alias's text in the place of its name, which was just read from `from`. False when it stands inside itself. */
  replaceAlias(name: string, value: string, from: number): boolean {
    this.expanding = this.expanding.filter(({ end }) => from < end);
    if (this.expanding.some((one) => one.name === name)) return false;
    const longer = value.length - (this.at - from);
    for (const one of this.expanding) one.end += longer;
    this.text = this.text.slice(0, from) + value + this.text.slice(this.at);
    this.at = from;
    this.expanding.push({ name, end: from + value.length });
    return true;
  }

  /** More text came in. */
  append(text: string): void {
    this.text += text;
  }

  rest(): string {
    return this.text.slice(this.at);
  }
}
