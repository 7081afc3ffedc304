/** Thrown at the first character that cannot stand where it does; caught by jsonProblem. */
class JsonError extends Error {}

/**
 * What Go's encoding/json says of a text that is to be an object, or '' where it reads it; null is one. After the scanner in
 * encoding/json/scanner.go. Bytes beyond ASCII are letters of their own here, as they come out of base64.
 */
export function jsonProblem(text: string): string {
  try {
    const kind = new Scanner(text).document();
    if (kind === 'object' || kind === 'null') return '';
    return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
  } catch (error) {
    if (error instanceof JsonError) return error.message;
    throw error;
  }
}

type Kind = 'object' | 'array' | 'string' | 'number' | 'bool' | 'null';

const BLANKS = ' \t\r\n';
const WORDS: ReadonlyMap<string, readonly [string, Kind]> = new Map([
  ['t', ['true', 'bool']],
  ['f', ['false', 'bool']],
  ['n', ['null', 'null']],
]);

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Kind {
    const kind = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#wrong('after top-level value');
    return kind;
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #blanks(): void {
    while (this.#peek() !== '' && BLANKS.includes(this.#peek())) this.#at += 1;
  }

  #wrong(where: string): JsonError {
    const found = this.#peek();
    return new JsonError(
      found === '' ? 'unexpected end of JSON input' : `invalid character ${quoted(found)} ${where}`,
    );
  }

  #take(wanted: string | RegExp, where: string): void {
    const found = this.#peek();
    const fits = typeof wanted === 'string' ? found === wanted : found !== '' && wanted.test(found);
    if (!fits) throw this.#wrong(where);
    this.#at += 1;
  }

  #value(): Kind {
    this.#blanks();
    const first = this.#peek();
    if (first === '{') return this.#object();
    if (first === '[') return this.#array();
    if (first === '"') return this.#string();
    if (/[-0-9]/.test(first)) return this.#number();
    const word = WORDS.get(first);
    if (word === undefined) throw this.#wrong('looking for beginning of value');
    for (const letter of word[0]) this.#take(letter, `in literal ${word[0]} (expecting ${quoted(letter)})`);
    return word[1];
  }

  #object(): Kind {
    this.#at += 1;
    this.#blanks();
    if (this.#peek() === '}') return this.#end('object');
    for (;;) {
      this.#blanks();
      if (this.#peek() !== '"') throw this.#wrong('looking for beginning of object key string');
      this.#string();
      this.#blanks();
      this.#take(':', 'after object key');
      this.#value();
      this.#blanks();
      if (this.#peek() === '}') return this.#end('object');
      this.#take(',', 'after object key:value pair');
    }
  }

  #array(): Kind {
    this.#at += 1;
    this.#blanks();
    if (this.#peek() === ']') return this.#end('array');
    for (;;) {
      this.#value();
      this.#blanks();
      if (this.#peek() === ']') return this.#end('array');
      this.#take(',', 'after array element');
    }
  }

  #end(kind: Kind): Kind {
    this.#at += 1;
    return kind;
  }

  #string(): Kind {
    this.#at += 1;
    while (this.#peek() !== '"') {
      // A control character, or the end.
      if (this.#peek() < ' ') throw this.#wrong('in string literal');
      if (this.#peek() === '\\') this.#escape();
      else this.#at += 1;
    }
    return this.#end('string');
  }

  #escape(): void {
    this.#at += 1;
    const isUnicode = this.#peek() === 'u';
    this.#take(/[bfnrt\\/"u]/, 'in string escape code');
    for (let digit = 0; isUnicode && digit < 4; digit += 1)
      this.#take(/[0-9a-fA-F]/, String.raw`in \u hexadecimal character escape`);
  }

  #number(): Kind {
    if (this.#peek() === '-') this.#at += 1;
    if (this.#peek() === '0') this.#at += 1;
    else this.#digits('in numeric literal');
    if (this.#peek() === '.') {
      this.#at += 1;
      this.#digits('after decimal point in numeric literal');
    }
    if (!/^[eE]$/.test(this.#peek())) return 'number';
    this.#at += 1;
    if (/^[-+]$/.test(this.#peek())) this.#at += 1;
    this.#digits('in exponent of numeric literal');
    return 'number';
  }

  #digits(where: string): void {
    this.#take(/[0-9]/, where);
    while (/^[0-9]$/.test(this.#peek())) this.#at += 1;
  }
}

/** quoteChar in encoding/json/scanner.go. */
function quoted(letter: string): string {
  if (letter === "'") return String.raw`'\''`;
  if (letter === '"') return `'"'`;
  return `'${JSON.stringify(letter).slice(1, -1)}'`;
}
