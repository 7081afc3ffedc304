/** Command lines as `getopt_long` of musl reads them for BusyBox: options and operands in any order, errors in its words. */

/** Long names with the letter that they stand for; a letter of its own where there is none. */
export interface OptionSpec {
  /** As for getopt: `qO:` is a flag and an option with a value. */
  readonly short: string;
  readonly long?: ReadonlyMap<string, string>;
  /** Stops at the first operand: what follows is another program's. */
  readonly stopsAtOperand?: boolean;
}

export interface Options {
  readonly has: (letter: string) => boolean;
  /** The last one given. */
  readonly value: (letter: string) => string | undefined;
  readonly values: (letter: string) => readonly string[];
  readonly count: (letter: string) => number;
  readonly operands: readonly string[];
}

export type ParsedOptions = Options | { readonly error: string };

interface Found {
  readonly given: Map<string, string[]>;
  readonly operands: string[];
}

class BadOption extends Error {}

export function parseOptions(args: readonly string[], spec: OptionSpec): ParsedOptions {
  const found: Found = { given: new Map(), operands: [] };
  try {
    collect([...args], spec, found);
  } catch (error) {
    if (error instanceof BadOption) return { error: error.message };
    throw error;
  }
  const { given, operands } = found;
  return {
    has: (letter) => given.has(letter),
    value: (letter) => given.get(letter)?.at(-1),
    values: (letter) => given.get(letter) ?? [],
    count: (letter) => given.get(letter)?.length ?? 0,
    operands,
  };
}

function collect(rest: string[], spec: OptionSpec, found: Found): void {
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      found.operands.push(...rest.splice(0));
    } else if (arg.startsWith('--')) {
      takeLong(arg.slice(2), rest, spec, found);
    } else if (arg.startsWith('-') && arg !== '-') {
      takeShort(arg.slice(1), rest, spec, found);
    } else {
      found.operands.push(arg);
      if (spec.stopsAtOperand === true) found.operands.push(...rest.splice(0));
    }
  }
}

function takeLong(arg: string, rest: string[], spec: OptionSpec, { given }: Found): void {
  const equals = arg.indexOf('=');
  const name = equals < 0 ? arg : arg.slice(0, equals);
  const letter = spec.long?.get(name);
  if (letter === undefined) throw new BadOption(`unrecognized option: ${name}`);
  if (!takesValue(letter, spec)) return add(given, letter, '');
  const value = equals < 0 ? rest.shift() : arg.slice(equals + 1);
  if (value === undefined) throw new BadOption(`option requires an argument: ${name}`);
  add(given, letter, value);
}

function takeShort(letters: string, rest: string[], spec: OptionSpec, { given }: Found): void {
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charAt(at);
    if (letter === ':' || !spec.short.includes(letter)) throw new BadOption(`unrecognized option: ${letter}`);
    if (!takesValue(letter, spec)) {
      add(given, letter, '');
      continue;
    }
    const value = at + 1 < letters.length ? letters.slice(at + 1) : rest.shift();
    if (value === undefined) throw new BadOption(`option requires an argument: ${letter}`);
    return add(given, letter, value);
  }
}

/** Long options without a letter are written `name:` in the map when they take a value. */
const takesValue = (letter: string, { short }: OptionSpec): boolean =>
  letter.length > 1 ? letter.endsWith(':') : short[short.indexOf(letter) + 1] === ':';

function add(given: Map<string, string[]>, letter: string, value: string): void {
  const values = given.get(letter);
  if (values) values.push(value);
  else given.set(letter, [value]);
}
