/** Cuts a command line into words as a shell does: blanks, both kinds of quotes, backslashes. Nothing is expanded. */
export type Splitting =
  { readonly ok: true; readonly words: readonly string[] } | { readonly ok: false; readonly message: string };

/** Signs that mean something to a shell when they stand unquoted: this terminal has none. */
const SHELL_SIGNS = new Set(['|', ';', '&', '<', '>', '(', ')', '`', '$']);

/** Words of one command; `k` as the first is `kubectl`. */
export function splitCommandLine(line: string): Splitting {
  const splitter = new Splitter(line);
  const message = splitter.run();
  if (message !== undefined) return { ok: false, message };
  const [first, ...rest] = splitter.words;
  return { ok: true, words: first === 'k' ? ['kubectl', ...rest] : splitter.words };
}

class Splitter {
  readonly words: string[] = [];
  private readonly line: string;
  private at = 0;
  /** Undefined between words; an empty pair of quotes is a word, too. */
  private word: string | undefined;

  constructor(line: string) {
    this.line = line;
  }

  /** What is wrong with the line; undefined when nothing is. */
  run(): string | undefined {
    while (this.at < this.line.length) {
      const sign = this.line.charAt(this.at);
      const message = this.step(sign);
      if (message !== undefined) return message;
      this.at += 1;
    }
    this.endWord();
    return undefined;
  }

  private step(sign: string): string | undefined {
    if (/\s/.test(sign)) this.endWord();
    else if (sign === "'") return this.single();
    else if (sign === '"') return this.double();
    else if (sign === '\\') this.escaped();
    else if (sign === '#' && this.word === undefined) this.at = this.line.length;
    else if (SHELL_SIGNS.has(sign))
      return `"${sign}" needs a shell, and this terminal has none: it runs one kubectl command at a time`;
    else this.add(sign);
    return undefined;
  }

  private add(text: string): void {
    this.word = (this.word ?? '') + text;
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    this.word = undefined;
  }

  private single(): string | undefined {
    const end = this.line.indexOf("'", this.at + 1);
    if (end < 0) return "unexpected EOF while looking for matching `''";
    this.add(this.line.slice(this.at + 1, end));
    this.at = end;
    return undefined;
  }

  private double(): string | undefined {
    this.add('');
    for (this.at += 1; this.at < this.line.length; this.at += 1) {
      const sign = this.line.charAt(this.at);
      if (sign === '"') return undefined;
      const next = this.line.charAt(this.at + 1);
      if (sign === '\\' && '"\\$`\n'.includes(next) && next !== '') this.at += 1;
      this.add(this.line.charAt(this.at));
    }
    return 'unexpected EOF while looking for matching `"\'';
  }

  /** A backslash before a line's end joins two lines. */
  private escaped(): void {
    this.at += 1;
    const next = this.line.charAt(this.at);
    if (next !== '\n') this.add(next);
  }
}
