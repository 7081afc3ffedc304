/** The command line of a shell. */
import { optionNamed, optionOfLetter, type OptionName } from './state/options.ts';

export interface Invocation {
  readonly options: ReadonlyMap<OptionName, boolean>;
  /** The text after `-c`. */
  readonly command: string | undefined;
  /** A script; undefined with `-c` and where commands come from standard input. */
  readonly file: string | undefined;
  /** `$0`, where it is not the program's own name. */
  readonly name: string | undefined;
  readonly positional: readonly string[];
  /** About options that there are not, where that is no reason to stop. */
  readonly complaints: readonly string[];
}

interface Failure {
  readonly error: string;
  readonly status: number;
}

/** `-c` and `-s` among other letters; `-i` and `-l` change nothing for a script. */
const IGNORED = 'il';

class Reader {
  readonly options = new Map<OptionName, boolean>();
  readsCommand = false;
  readsInput = false;
  readonly complaints: string[] = [];
  failure: Failure | undefined;
  private readonly argv: readonly string[];
  private at = 1;

  constructor(argv: readonly string[]) {
    this.argv = argv;
  }

  rest(): readonly string[] {
    for (; this.at < this.argv.length && !this.failure; this.at += 1) {
      const word = this.argv[this.at] ?? '';
      if (word === '--' || word === '-') return this.argv.slice(this.at + 1);
      if (!/^[-+]/.test(word)) break;
      for (const letter of word.slice(1)) this.letter(letter, word.startsWith('-'));
    }
    return this.argv.slice(this.at);
  }

  private letter(letter: string, on: boolean): void {
    if (letter === 'c') this.readsCommand = true;
    else if (letter === 's') this.readsInput = true;
    else if (letter === 'o') this.named(on);
    else if (!IGNORED.includes(letter)) this.set(letter, on);
  }

  private set(letter: string, on: boolean): void {
    const option = optionOfLetter(letter);
    if (option === undefined) this.failure ??= { error: `illegal option -${letter}`, status: 2 };
    else this.options.set(option, on);
  }

  private named(on: boolean): void {
    this.at += 1;
    const name = this.argv[this.at] ?? '';
    const option = optionNamed(name);
    if (option === undefined) this.complaints.push(`illegal option ${on ? '-' : '+'}o ${name}`);
    else this.options.set(option, on);
  }
}

export function invocationOf(argv: readonly string[]): Invocation | Failure {
  const reader = new Reader(argv);
  const rest = reader.rest();
  if (reader.failure) return reader.failure;
  const { options, complaints } = reader;
  const common = { options, complaints, command: undefined, file: undefined, name: undefined };
  const [first, second, ...others] = rest;
  if (reader.readsCommand)
    return first === undefined
      ? { error: '-c requires an argument', status: 2 }
      : { ...common, command: first, name: second, positional: others };
  if (reader.readsInput || first === undefined) return { ...common, positional: rest };
  return { ...common, file: first, name: first, positional: rest.slice(1) };
}
