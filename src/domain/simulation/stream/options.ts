/** Options as getopt_long reads them for BusyBox: before and behind operands, letters together, values in the word or the next. */

/** The call is wrong: the usage is shown, after this message when there is one. */
export class UsageError extends Error {}

export interface Option {
  readonly letter: string;
  readonly value: string;
}

export interface Arguments {
  /** In the order in which they were given. */
  readonly options: readonly Option[];
  readonly operands: readonly string[];
}

/**
 * `letters` as getopt has them: `n:` takes a value, `i::` one in its own word only, a `+` in front: the first operand ends the options. `long`: long names and the letters they stand for.
 */
export function readOptions(
  words: readonly string[],
  letters: string,
  long: ReadonlyMap<string, string> = new Map(),
): Arguments {
  const options: Option[] = [];
  const operands: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const isOption = word.startsWith('-') && word !== '-';
    if (word === '--') operands.push(...rest.splice(0));
    else if (!isOption && letters.startsWith('+')) operands.push(word, ...rest.splice(0));
    else if (word.startsWith('--')) options.push(longOption(word.slice(2), letters, long, rest));
    else if (word.startsWith('-') && word !== '-')
      options.push(...shortOptions(word.slice(1), letters, rest));
    else operands.push(word);
  }
  return { options, operands };
}

function shortOptions(word: string, letters: string, rest: string[]): readonly Option[] {
  const options: Option[] = [];
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const shape = shapeOf(letter, letters);
    if (shape === undefined) throw new UsageError(`unrecognized option: ${letter}`);
    if (shape === '') {
      options.push({ letter, value: '' });
      continue;
    }
    const own = word.slice(at + 1);
    const value = own === '' && shape === ':' ? nextOf(rest, letter) : own;
    options.push({ letter, value });
    break;
  }
  return options;
}

function longOption(
  word: string,
  letters: string,
  long: ReadonlyMap<string, string>,
  rest: string[],
): Option {
  const [name = '', ...parts] = word.split('=');
  const letter = long.get(name);
  if (letter === undefined) throw new UsageError(`unrecognized option: ${name}`);
  if (parts.length > 0) return { letter, value: parts.join('=') };
  return { letter, value: shapeOf(letter, letters) === ':' ? nextOf(rest, name) : '' };
}

/** Empty: a flag. Undefined: no such option. */
function shapeOf(letter: string, letters: string): '' | ':' | '::' | undefined {
  const at = ':+'.includes(letter) ? -1 : letters.indexOf(letter);
  if (at < 0) return undefined;
  if (letters.startsWith('::', at + 1)) return '::';
  return letters[at + 1] === ':' ? ':' : '';
}

function nextOf(rest: string[], name: string): string {
  const value = rest.shift();
  if (value === undefined) throw new UsageError(`option requires an argument: ${name}`);
  return value;
}
