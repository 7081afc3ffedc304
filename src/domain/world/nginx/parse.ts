import type { Span } from '#domain/kubernetes/span.ts';

/** One directive; `block` is there when it has braces. Offsets are those of the file's text. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly block: readonly Directive[] | undefined;
  readonly file: string;
  readonly line: number;
  readonly span: Span;
}

/** What nginx says when it does not start, after `nginx: [emerg] `. */
export interface NginxError {
  readonly reason: string;
  readonly text: string;
  readonly file: string;
  readonly span: Span;
}

export type Parsed =
  | { readonly directives: readonly Directive[]; readonly error?: undefined }
  | { readonly directives: readonly Directive[]; readonly error: NginxError };

interface Word {
  readonly text: string;
  readonly line: number;
  readonly start: number;
}

type End = ';' | '{' | '}' | 'file';

class Failure extends Error {
  readonly at: NginxError;

  constructor(at: NginxError) {
    super(at.text);
    this.at = at;
  }
}

/** Deeper nesting than nginx's own contexts allow is a mistake anyway; the stack is not for the learner to spend. */
const DEEPEST = 64;

/** Reads a file as ngx_conf_read_token and ngx_conf_parse of src/core/ngx_conf_file.c do, with their error texts. */
export function parseNginx(text: string, file: string): Parsed {
  const reader = new Reader(text, file);
  try {
    return { directives: reader.directives(0) };
  } catch (error) {
    if (error instanceof Failure) return { directives: [], error: error.at };
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #file: string;
  #at = 0;
  #line = 1;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  directives(depth: number): readonly Directive[] {
    const found: Directive[] = [];
    for (;;) {
      const { words, end } = this.#statement();
      const [first, ...rest] = words;
      if (end === '}') {
        if (depth === 0) throw this.#fail('unexpected "}"');
        return found;
      }
      if (end === 'file') {
        if (depth > 0) throw this.#fail('unexpected end of file, expecting "}"');
        return found;
      }
      if (first === undefined) continue;
      if (depth > DEEPEST) throw this.#fail('blocks are nested too deeply');
      const { line } = this;
      const block = end === '{' ? this.directives(depth + 1) : undefined;
      const span: Span = [first.start, this.#at];
      found.push({
        name: first.text,
        args: rest.map((word) => word.text),
        block,
        file: this.#file,
        line,
        span,
      });
    }
  }

  get line(): number {
    return this.#line;
  }

  /** Words up to `;` or `{`; a lone `}` or the end of the file ends what went before. */
  #statement(): { readonly words: readonly Word[]; readonly end: End } {
    const words: Word[] = [];
    for (;;) {
      this.#skip();
      const letter = this.#text.charAt(this.#at);
      if (letter === '') {
        if (words.length > 0) throw this.#fail('unexpected end of file, expecting ";" or "}"');
        return { words, end: 'file' };
      }
      if (letter === ';' || letter === '{') {
        if (words.length === 0) throw this.#fail(`unexpected "${letter}"`);
        this.#at += 1;
        return { words, end: letter };
      }
      if (letter === '}') {
        if (words.length > 0) throw this.#fail('unexpected "}"');
        this.#at += 1;
        return { words, end: '}' };
      }
      words.push(letter === '"' || letter === "'" ? this.#quoted(letter) : this.#bare());
    }
  }

  #skip(): void {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      if (letter === '#') this.#toLineEnd();
      if (this.#text.charAt(this.#at) === '\n') this.#line += 1;
      else if (!/\s/.test(letter) && letter !== '#') return;
    }
  }

  #toLineEnd(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #quoted(quote: string): Word {
    const start = this.#at;
    const { line } = this;
    let text = '';
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      if (letter === quote) {
        this.#at += 1;
        this.#needSpace();
        return { text, line, start };
      }
      text += letter === '\\' ? this.#escape() : letter;
      if (letter === '\n') this.#line += 1;
    }
    throw this.#fail('unexpected end of file, expecting ";" or "}"');
  }

  #needSpace(): void {
    const next = this.#text.charAt(this.#at);
    if (next !== '' && !/[\s;{)]/.test(next)) throw this.#fail(`unexpected "${next}"`);
  }

  #bare(): Word {
    const start = this.#at;
    let text = '';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      const opensVariable = letter === '{' && text.endsWith('$');
      if (/[\s;]/.test(letter) || (letter === '{' && !opensVariable)) break;
      text += letter === '\\' ? this.#escape() : letter;
    }
    return { text, line: this.#line, start };
  }

  /** Stands on the backslash; leaves the place on the letter after it. Unknown escapes keep their backslash. */
  #escape(): string {
    const next = this.#text.charAt(this.#at + 1);
    this.#at += 1;
    const known: Readonly<Record<string, string>> = {
      '"': '"',
      "'": "'",
      '\\': '\\',
      t: '\t',
      r: '\r',
      n: '\n',
    };
    if (next === '\n') this.#line += 1;
    return Object.hasOwn(known, next) ? (known[next] ?? '') : `\\${next}`;
  }

  #fail(words: string): Failure {
    const at = Math.min(this.#at, Math.max(this.#text.length - 1, 0));
    const text = `${words} in ${this.#file}:${this.#line}`;
    return new Failure({
      reason: 'syntax',
      text,
      file: this.#file,
      span: [at, Math.min(at + 1, this.#text.length)],
    });
  }
}
