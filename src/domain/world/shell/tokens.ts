/**
 * A word after quotes are taken off. A dollar that the shell would expand is `$`; one that quotes or a backslash keep
 * as it is, is U+0001, so that both spellings of one word are equal and no literal dollar is taken for a variable.
 */
export type Token =
  | { readonly is: 'word'; readonly text: string; readonly quoted: boolean }
  | { readonly is: 'operator'; readonly text: string }
  | { readonly is: 'redirect'; readonly text: string; readonly descriptor: string };

export const LITERAL_DOLLAR = '\u0001';

const OPERATORS = [';;', '&&', '||', ';', '&', '|', '(', ')', '\n'];
const REDIRECTS = ['<<-', '<<', '>>', '>&', '<&', '>|', '<>', '>', '<'];

/** The tokens of a POSIX shell script; undefined when a quote or a `$(` is not closed. Here-documents lose their body. */
export function tokensOf(script: string): readonly Token[] | undefined {
  const reader = new Reader(script);
  return reader.read();
}

class Reader {
  readonly #text: string;
  #at = 0;
  readonly #tokens: Token[] = [];
  #hereEnds: string[] = [];

  constructor(text: string) {
    this.#text = text.replaceAll('\r\n', '\n').replaceAll('\\\n', '');
  }

  read(): readonly Token[] | undefined {
    while (this.#at < this.#text.length) {
      const letter = this.#text.charAt(this.#at);
      if (/[ \t\r\v\f]/.test(letter)) this.#at += 1;
      else if (letter === '#') this.#skipLine();
      else if (!this.#sign() && !this.#word()) return undefined;
    }
    return this.#tokens;
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #sign(): boolean {
    const redirect = /^(\d*)(<<-|<<|>>|>&|<&|>\||<>|>|<)/.exec(this.#text.slice(this.#at, this.#at + 8));
    if (redirect !== null && REDIRECTS.includes(redirect[2] ?? '')) {
      this.#at += redirect[0].length;
      this.#tokens.push({ is: 'redirect', text: redirect[2] ?? '', descriptor: redirect[1] ?? '' });
      return true;
    }
    const operator = OPERATORS.find((each) => this.#text.startsWith(each, this.#at));
    if (operator === undefined) return false;
    this.#at += operator.length;
    this.#tokens.push({ is: 'operator', text: operator });
    if (operator === '\n') this.#skipHereDocuments();
    return true;
  }

  #skipHereDocuments(): void {
    for (const end of this.#hereEnds) {
      while (this.#at < this.#text.length) {
        const stop = this.#text.indexOf('\n', this.#at);
        const line = this.#text.slice(this.#at, stop < 0 ? undefined : stop);
        this.#at = stop < 0 ? this.#text.length : stop + 1;
        if (line.replace(/^\t+/, '') === end) break;
      }
    }
    this.#hereEnds = [];
  }

  #word(): boolean {
    const last = this.#tokens.at(-1);
    let text = '';
    let quoted = false;
    while (this.#at < this.#text.length && !/[ \t\r\n\v\f;&|()<>]/.test(this.#text.charAt(this.#at))) {
      quoted ||= /["'\\]/.test(this.#text.charAt(this.#at));
      const part = this.#part();
      if (part === undefined) return false;
      text += part;
    }
    if (last?.is === 'redirect' && last.text.startsWith('<<')) this.#hereEnds.push(text);
    this.#tokens.push({ is: 'word', text, quoted });
    return true;
  }

  #part(): string | undefined {
    const letter = this.#text.charAt(this.#at);
    if (letter === "'") return this.#until("'")?.replaceAll('$', LITERAL_DOLLAR);
    if (letter === '"') return this.#doubleQuoted();
    if (letter === '`') return this.#backquoted();
    if (letter === '\\') return this.#escaped();
    if (letter === '$') return this.#expansion();
    this.#at += 1;
    return letter;
  }

  #escaped(): string {
    const next = this.#text.charAt(this.#at + 1);
    this.#at += 2;
    return next === '$' ? LITERAL_DOLLAR : next;
  }

  #until(end: string): string | undefined {
    const stop = this.#text.indexOf(end, this.#at + 1);
    if (stop < 0) return undefined;
    const inside = this.#text.slice(this.#at + 1, stop);
    this.#at = stop + 1;
    return inside;
  }

  #backquoted(): string | undefined {
    const inside = this.#until('`');
    return inside === undefined ? undefined : `$(${inside})`;
  }

  #doubleQuoted(): string | undefined {
    this.#at += 1;
    let text = '';
    while (this.#at < this.#text.length) {
      const letter = this.#text.charAt(this.#at);
      if (letter === '"') {
        this.#at += 1;
        return text;
      }
      const part = this.#inDoubleQuotes(letter);
      if (part === undefined) return undefined;
      text += part;
    }
    return undefined;
  }

  #inDoubleQuotes(letter: string): string | undefined {
    if (letter === '\\' && '$`"\\'.includes(this.#text.charAt(this.#at + 1))) return this.#escaped();
    if (letter === '$') return this.#expansion();
    if (letter === '`') return this.#backquoted();
    this.#at += 1;
    return letter;
  }

  /** `$(...)`, `${...}` with what they hold, else the dollar alone. */
  #expansion(): string | undefined {
    const open = this.#text.charAt(this.#at + 1);
    if (open !== '(' && open !== '{') {
      this.#at += 1;
      return '$';
    }
    const start = this.#at;
    const close = open === '(' ? ')' : '}';
    let depth = 0;
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      if (letter === open) depth += 1;
      if (letter === close) depth -= 1;
      if (depth === 0) {
        this.#at += 1;
        return this.#text.slice(start, this.#at);
      }
    }
    return undefined;
  }
}
