import type { Span } from '#domain/kubernetes/span.ts';
import type { Directive, NginxError, Parsed } from './directive.ts';

interface Word {
  readonly text: string;
  readonly line: number;
  readonly start: number;
}

type End = ';' | '{' | '}' | 'file';

const END_OF: ReadonlyMap<string, End> = new Map([
  ['', 'file'],
  [';', ';'],
  ['{', '{'],
  ['}', '}'],
]);

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
  const kept = KEPT.get(file);
  if (kept?.text === text) return kept.parsed;
  if (KEPT.size >= MOST_KEPT) KEPT.clear();
  const parsed = parse(text, file);
  KEPT.set(file, { text, parsed });
  return parsed;
}

/** Containers of one image read the same files of it, and a file may be included many times. */
const KEPT = new Map<string, { readonly text: string; readonly parsed: Parsed }>();
const MOST_KEPT = 16;

function parse(text: string, file: string): Parsed {
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
      const end = END_OF.get(letter);
      if (end !== undefined) return { words, end: this.#ended(end, words.length > 0) };
      words.push(letter === '"' || letter === "'" ? this.#quoted(letter) : this.#bare());
    }
  }

  /** Steps over the end of a statement. `;` and `{` need words before them, the other two must have none. */
  #ended(end: End, hasWords: boolean): End {
    if (end === 'file') {
      if (hasWords) throw this.#fail('unexpected end of file, expecting ";" or "}"');
      return end;
    }
    if (hasWords === (end === '}')) throw this.#fail(`unexpected "${end}"`);
    this.#at += 1;
    return end;
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
