/** A place in the text of a script. */
import { Failure } from '#domain/simulation/stream/tool.ts';

/** What ends a label or stands between commands. */
const BETWEEN = /[; \n\r\t\v]/;

export class ScriptReader {
  at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  peek(): string {
    return this.source.charAt(this.at);
  }

  take(): string {
    this.at += 1;
    return this.source.charAt(this.at - 1);
  }

  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  skipBlanks(): void {
    this.match(/[ \t\r\v\f\n]*/y);
  }

  skipBetween(): void {
    this.match(/[; \n\r\t\v]*/y);
  }

  label(): string {
    this.skipBlanks();
    let label = '';
    while (!this.isAtEnd && !BETWEEN.test(this.peek())) label += this.take();
    return label;
  }

  restOfLine(): string {
    return this.match(/[^\n]*/y);
  }

  fileName(): string {
    this.match(/[ \t]*/y);
    const name = this.restOfLine();
    if (name === '') throw new Failure('empty filename');
    return name;
  }

  /** What stands up to an unescaped delimiter; in a pattern one within brackets does not end it. */
  delimited(delimiter: string, isPattern: boolean): string {
    const begin = this.at;
    while (!this.isAtEnd) {
      const character = this.take();
      if (character === delimiter) return withControls(this.source.slice(begin, this.at - 1));
      if (character === '\\') this.at += 1;
      else if (character === '[' && isPattern) this.skipBracket();
    }
    throw new Failure(`unmatched '${delimiter}'`);
  }

  private skipBracket(): void {
    const from = this.at;
    this.match(/\^?\]?(?:\[:[a-z]*:\]|\[=.=\]|\[\..\.\]|[^\]])*/y);
    if (this.peek() === ']') this.at += 1;
    else this.at = from;
  }

  /**
   * The text of `a`, `i` and `c`: up to a line end without a backslash before it. Blanks in front of it are kept behind a backslash.
   */
  text(): string {
    this.match(/[ \t\r\v\f]*/y);
    if (this.match(/\\/y) === '') this.match(/\n/y);
    else this.match(/\n/y);
    const raw = this.match(/(?:\\[^]|[^\\\n])*\\?/y);
    return withControls(raw).replace(/\\([^]?)/g, '$1');
  }
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** `\n`, `\t` and `\r` become what they stand for; other escapes stay. */
function withControls(text: string): string {
  return text.replace(/\\([^])/g, (whole, letter: string) => CONTROLS.get(letter) ?? whole);
}
