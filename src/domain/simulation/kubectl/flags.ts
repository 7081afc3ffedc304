/** Flags as spf13/pflag reads them. */
import { Refusal } from './answer.ts';
import { flagValueProblem, type FlagType } from './flag-values.ts';

export interface FlagDefinition {
  readonly name: string;
  readonly shorthand: string;
  readonly type: FlagType;
  /** What it means without a value; undefined where it has to have one. */
  readonly implied: string | undefined;
}

/** From texts such as `all-namespaces,A bool` and `cascade string background`: name, shorthand, type, implied value. */
export function defineFlags(...texts: readonly string[]): readonly FlagDefinition[] {
  return texts.map((text) => {
    const [names = '', type = 'string', implied] = text.split(' ');
    const [name = '', shorthand = ''] = names.split(',');
    return {
      name,
      shorthand,
      type: type as FlagType,
      implied: implied ?? (type === 'bool' ? 'true' : undefined),
    };
  });
}

/** Flags of every command. */
export const GLOBAL_FLAGS = defineFlags(
  'namespace,n string', 'help,h bool', 'context string', 'kubeconfig string', 'cluster string', 'user string', 'server,s string',
  'request-timeout string', 'v,v int', 'vmodule string', 'as string', 'as-group list', 'as-uid string', 'token string', 'username string', 'password string',
  'insecure-skip-tls-verify bool', 'certificate-authority string', 'client-certificate string', 'client-key string', 'tls-server-name string',
  'cache-dir string', 'match-server-version bool', 'warnings-as-errors bool', 'disable-compression bool', 'profile string', 'profile-output string',
); // prettier-ignore

/** What was given; a flag given twice has its last value, lists have all. */
export class Flags {
  private readonly values = new Map<string, string[]>();

  set(name: string, value: string): void {
    this.values.set(name, [...(this.values.get(name) ?? []), value]);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  text(name: string, fallback = ''): string {
    return this.values.get(name)?.at(-1) ?? fallback;
  }

  on(name: string): boolean {
    return /^(?:1|t|true)$/i.test(this.text(name));
  }

  number(name: string, fallback: number): number {
    return this.has(name) ? Number(this.text(name)) : fallback;
  }

  /** Each as it was given, commas and all. */
  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  list(name: string): readonly string[] {
    return (this.values.get(name) ?? []).flatMap((value) => value.split(','));
  }
}

export interface Parsed {
  readonly flags: Flags;
  readonly words: readonly string[];
  /** How many words stand before `--`; -1 without one. */
  readonly dashAt: number;
}

/** Flags and words in any order. Throws `Refusal`. */
export function parseFlags(given: readonly string[], definitions: readonly FlagDefinition[]): Parsed {
  const parser = new Parser(given, definitions);
  return parser.run();
}

class Parser {
  private readonly flags = new Flags();
  private readonly words: string[] = [];
  private readonly rest: string[];
  private readonly definitions: readonly FlagDefinition[];

  constructor(given: readonly string[], definitions: readonly FlagDefinition[]) {
    this.rest = [...given];
    this.definitions = definitions;
  }

  run(): Parsed {
    const { flags, words } = this;
    for (let word = this.rest.shift(); word !== undefined; word = this.rest.shift()) {
      if (word === '--') return { flags, dashAt: words.length, words: [...words, ...this.rest] };
      if (word.startsWith('--')) this.long(word);
      else if (word.startsWith('-') && word !== '-') this.short(word);
      else words.push(word);
    }
    return { flags, words, dashAt: -1 };
  }

  private long(word: string): void {
    const [, name = '', value] = /^--([^=]*)(?:=([^]*))?$/.exec(word) ?? [];
    if (name === '' || name.startsWith('-')) throw new Refusal(`bad flag syntax: ${word}`);
    // kubectl lets words of a flag be joined by underscores, too.
    const dashed = name.replaceAll('_', '-');
    const definition = this.definitions.find((one) => one.name === dashed);
    if (!definition) throw new Refusal(`unknown flag: --${name}`);
    this.take(definition, value ?? definition.implied ?? this.next(`flag needs an argument: --${name}`));
  }

  private short(word: string): void {
    let letters = word.slice(1);
    while (letters !== '') {
      const letter = letters.charAt(0);
      const definition = this.definitions.find(({ shorthand }) => shorthand === letter);
      if (!definition) throw new Refusal(`unknown shorthand flag: '${letter}' in -${letters}`);
      const after = letters.slice(1);
      if (after.startsWith('=') && after.length > 1) return this.take(definition, after.slice(1));
      if (definition.implied === undefined) {
        const missing = `flag needs an argument: '${letter}' in -${letters}`;
        return this.take(definition, after === '' ? this.next(missing) : after);
      }
      this.take(definition, definition.implied);
      letters = after;
    }
  }

  private next(missing: string): string {
    const value = this.rest.shift();
    if (value === undefined) throw new Refusal(missing);
    return value;
  }

  private take(definition: FlagDefinition, value: string): void {
    const { name, shorthand, type } = definition;
    const problem = flagValueProblem(type, value);
    const shown = shorthand === '' || name === shorthand ? `--${name}` : `-${shorthand}, --${name}`;
    if (problem !== undefined)
      throw new Refusal(`invalid argument ${JSON.stringify(value)} for "${shown}" flag: ${problem}`);
    this.flags.set(name, value);
  }
}

/** Words that are no flags and no values of such, as cobra looks for the command's name; with their places. */
export function wordPlaces(
  given: readonly string[],
  definitions: readonly FlagDefinition[],
): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') places.push(at);
    else if (takesNext(word, definitions)) at += 1;
  }
  return places;
}

function takesNext(word: string, definitions: readonly FlagDefinition[]): boolean {
  if (word.includes('=')) return false;
  const isLong = word.startsWith('--');
  if (!isLong && word.length !== 2) return false;
  const definition = definitions.find(({ name, shorthand }) =>
    isLong ? name === word.slice(2) : shorthand === word.slice(1),
  );
  return definition?.implied === undefined;
}
