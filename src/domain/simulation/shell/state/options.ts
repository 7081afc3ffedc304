/** `set -e` and its like, in the order in which `set -o` shows them. */
const OPTIONS = [
  ['errexit', 'e'], ['noglob', 'f'], ['ignoreeof', 'I'], ['monitor', 'm'], ['noexec', 'n'], ['xtrace', 'x'], ['verbose', 'v'],
  ['noclobber', 'C'], ['allexport', 'a'], ['notify', 'b'], ['nounset', 'u'], ['errtrace', 'E'], ['vi', 'V'], ['pipefail', ''],
] as const; // prettier-ignore

/** The order of `$-`. */
const LETTERS = 'VEubaCvxncsimIfe';

export type OptionName = (typeof OPTIONS)[number][0];

/** Options that only the command line gives: `sh -c`, `sh -s`, `sh -i`. */
type Invocation = 'c' | 's' | 'i';

export class Options {
  private readonly on: Set<OptionName>;
  private readonly invocation: Set<Invocation>;

  constructor(from?: Options) {
    this.on = new Set(from?.on);
    this.invocation = new Set(from?.invocation);
  }

  has(name: OptionName): boolean {
    return this.on.has(name);
  }

  set(name: OptionName, on: boolean): void {
    if (on) this.on.add(name);
    else this.on.delete(name);
  }

  invokedWith(letter: Invocation): void {
    this.invocation.add(letter);
  }

  /** `$-`. */
  letters(): string {
    const own = OPTIONS.filter(([name]) => this.on.has(name)).map(([, letter]) => letter);
    const all: ReadonlySet<string> = new Set([...this.invocation, ...own]);
    return LETTERS.split('')
      .filter((letter) => all.has(letter))
      .join('');
  }

  states(): readonly (readonly [name: OptionName, on: boolean])[] {
    return OPTIONS.map(([name]) => [name, this.on.has(name)]);
  }
}

export const optionOfLetter = (letter: string): OptionName | undefined =>
  letter === '' ? undefined : OPTIONS.find(([, own]) => own === letter)?.[0];

export const optionNamed = (name: string): OptionName | undefined =>
  OPTIONS.find(([own]) => own === name)?.[0];
