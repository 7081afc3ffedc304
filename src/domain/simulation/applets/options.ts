/** Options as getopt reads them: in any order, several letters in one word, values in the same word or in the next. */

export interface Shape {
  /** What follows the name in BusyBox's own `Usage:` line. */
  readonly usage: string;
  /** As getopt has it: `an:` are a flag a and an n with a value, `w::` takes one only in its own word. A `+` in front: options end at the first operand. */
  readonly letters?: string;
  /** Long names and the letters they stand for: `all=a lines=n`. */
  readonly long?: string;
  /** Words such as `-1` are operands. */
  readonly numbers?: boolean;
}

/** The call is wrong: the usage is shown, after this message when there is one. */
export class UsageError extends Error {}

export class Options {
  private readonly found: (readonly [letter: string, value: string])[] = [];

  add(letter: string, value: string): void {
    this.found.push([letter, value]);
  }

  has(letter: string): boolean {
    return this.found.some(([each]) => each === letter);
  }

  /** The last value that was given. */
  value(letter: string): string | undefined {
    return this.found.findLast(([each]) => each === letter)?.[1];
  }

  values(letter: string): readonly string[] {
    return this.found.filter(([each]) => each === letter).map(([, value]) => value);
  }

  /** Which of these letters came last. */
  lastOf(letters: string): string | undefined {
    return this.found.findLast(([each]) => letters.includes(each))?.[0];
  }
}

type Taking = 'nothing' | 'value' | 'own word' | 'unknown';

class Reader {
  readonly options = new Options();
  readonly operands: string[] = [];
  private readonly shape: Shape;
  private readonly words: string[];

  constructor(words: readonly string[], shape: Shape) {
    this.words = [...words];
    this.shape = shape;
  }

  read(): this {
    for (let word = this.words.shift(); word !== undefined; word = this.words.shift()) {
      if (word === '--') return this.rest();
      if (word.startsWith('--')) this.long(word.slice(2));
      else if (word.startsWith('-') && word !== '-' && !this.isNumber(word)) this.letters(word.slice(1));
      else if (this.shape.letters?.startsWith('+') === true) return this.rest(word);
      else this.operands.push(word);
    }
    return this;
  }

  /** `seq 3 -1 1`, `nice -5`: where digits are no options, they are operands. */
  private isNumber(word: string): boolean {
    return /^-\.?\d/.test(word) && this.takes(word.charAt(1)) === 'unknown' && this.shape.numbers === true;
  }

  private rest(...first: readonly string[]): this {
    this.operands.push(...first, ...this.words.splice(0));
    return this;
  }

  private letters(word: string): void {
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charAt(at);
      const takes = this.takes(letter);
      if (takes === 'unknown') throw new UsageError(`unrecognized option: ${letter}`);
      if (takes !== 'nothing') {
        const own = word.slice(at + 1);
        this.options.add(letter, own === '' && takes === 'value' ? this.next(letter) : own);
        return;
      }
      this.options.add(letter, '');
    }
  }

  private long(word: string): void {
    const [name = '', ...parts] = word.split('=');
    const letter = this.letterOf(name);
    if (letter === undefined) throw new UsageError(`unrecognized option: ${name}`);
    const takes = this.takes(letter);
    if (parts.length > 0) this.options.add(letter, parts.join('='));
    else this.options.add(letter, takes === 'value' ? this.next(name) : '');
  }

  private letterOf(name: string): string | undefined {
    const known = (this.shape.long ?? '').split(' ').map((pair) => pair.split('='));
    const fits = known.filter(([each = '']) => each.startsWith(name));
    const exact = fits.find(([each]) => each === name);
    return (exact ?? (fits.length === 1 ? fits[0] : undefined))?.[1];
  }

  private next(name: string): string {
    const value = this.words.shift();
    if (value === undefined) throw new UsageError(`option requires an argument: ${name}`);
    return value;
  }

  private takes(letter: string): Taking {
    const letters = this.shape.letters ?? '';
    const at = /[+:]/.test(letter) ? -1 : letters.indexOf(letter);
    if (at < 0) return 'unknown';
    const after = letters.slice(at + 1);
    return after.startsWith('::') ? 'own word' : after.startsWith(':') ? 'value' : 'nothing';
  }
}

export function readOptions(
  words: readonly string[],
  shape: Shape,
): { readonly options: Options; readonly operands: readonly string[] } {
  return new Reader(words, shape).read();
}
