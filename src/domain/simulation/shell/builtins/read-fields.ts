/** How `read` cuts a line into so many variables. */

export interface Character {
  readonly character: string;
  /** A backslash stood before it: it separates nothing. */
  readonly isEscaped: boolean;
}

class Splitter {
  private readonly line: readonly Character[];
  private readonly separators: string;
  private at = 0;

  constructor(line: readonly Character[], separators: string) {
    this.line = line;
    this.separators = separators;
  }

  fields(most: number): readonly string[] {
    const all: string[] = [];
    this.skipBlanks();
    while (all.length < most - 1 && this.at < this.line.length) all.push(this.field());
    if (this.at < this.line.length) all.push(this.rest());
    return all;
  }

  /** Up to a separator, which is taken with the blanks around it. */
  private field(): string {
    let text = '';
    while (this.at < this.line.length && !this.isSeparator(this.at)) text += this.take();
    this.skipBlanks();
    if (this.at < this.line.length && this.isSeparator(this.at)) {
      this.at += 1;
      this.skipBlanks();
    }
    return text;
  }

  /** What is left, without the blanks at its end; one separator at its end goes when it is the only one. */
  private rest(): string {
    const start = this.at;
    const first = this.field();
    if (this.at >= this.line.length) return first;
    let end = this.line.length;
    while (end > start && this.isBlank(end - 1)) end -= 1;
    return this.line
      .slice(start, end)
      .map(({ character }) => character)
      .join('');
  }

  private take(): string {
    const next = this.line[this.at]?.character ?? '';
    this.at += 1;
    return next;
  }

  private skipBlanks(): void {
    while (this.at < this.line.length && this.isBlank(this.at)) this.at += 1;
  }

  private isSeparator(at: number): boolean {
    const one = this.line[at];
    return one !== undefined && !one.isEscaped && this.separators.includes(one.character);
  }

  private isBlank(at: number): boolean {
    return this.isSeparator(at) && ' \t\n'.includes(this.line[at]?.character ?? 'x');
  }
}

export const splitLine = (line: readonly Character[], most: number, separators: string): readonly string[] =>
  new Splitter(line, separators).fields(most);
