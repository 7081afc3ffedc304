/** The words after the paths of find. */
import { Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { Collected, deleting, executing, printing, prune, quit } from './actions.ts';
import { both, either, not, when, type Test } from './expression.ts';
import { takesArgument, testNamed } from './tests.ts';

export interface Plan {
  readonly test: Test;
  readonly least: number;
  readonly most: number;
  /** What a directory holds comes before the directory. */
  readonly inside: boolean;
  readonly collected: readonly Collected[];
  readonly follow: boolean;
}

export const parsePlan = (call: Call, words: readonly string[]): Plan => new Parser(call, words).plan();

/** Real ones, but not modelled. */
const OTHERS = new Set(['-ok', '-okdir', '-execdir', '-printf', '-ls', '-fprint']);

class Parser {
  private readonly call: Call;
  private readonly words: readonly string[];
  private at = 0;
  private hasAction = false;
  private readonly limits = { least: 0, most: Infinity };
  private inside = false;
  private follow = false;
  private readonly collected: Collected[] = [];

  constructor(call: Call, words: readonly string[]) {
    this.call = call;
    this.words = words;
  }

  plan(): Plan {
    const written = this.words.length === 0 ? when(() => true) : this.alternatives();
    if (this.at < this.words.length) throw new Failure(`unrecognized: ${this.words[this.at] ?? ''}`);
    const test = this.hasAction ? written : both(written, printing(this.call, '\n'));
    const { inside, follow, collected } = this;
    return { test, ...this.limits, inside, collected, follow };
  }

  private alternatives(): Test {
    let test = this.sequence();
    while (this.takes('-o') || this.takes('-or')) test = either(test, this.sequence());
    return test;
  }

  private sequence(): Test {
    let test = this.single();
    for (;;) {
      if (this.takes('-a') || this.takes('-and')) continue;
      const next = this.words[this.at];
      if (next === undefined || next === ')' || next === '-o' || next === '-or') return test;
      test = both(test, this.single());
    }
  }

  private single(): Test {
    if (this.takes('!') || this.takes('-not')) return not(this.single());
    if (this.takes('(')) {
      const test = this.alternatives();
      if (!this.takes(')')) throw new Failure('unpaired');
      return test;
    }
    const word = this.words[this.at] ?? '';
    this.at += 1;
    return this.option(word) ?? this.action(word) ?? this.test(word);
  }

  private test(word: string): Test {
    if (OTHERS.has(word)) throw new Unmodelled(`find ${word}`);
    const test = testNamed(word, takesArgument(word) ? this.argument(word) : '', this.call);
    if (!test) throw new Failure(`unrecognized: ${word}`);
    return test;
  }

  /** Options hold for the whole search, wherever they stand. */
  private option(word: string): Test | undefined {
    if (word === '-maxdepth' || word === '-mindepth') {
      const depth = Number(this.argument(word));
      if (word === '-maxdepth') this.limits.most = depth;
      else this.limits.least = depth;
    } else if (word === '-depth') this.inside = true;
    else if (word === '-follow') this.follow = true;
    else if (word !== '-xdev' && word !== '-mount') return undefined;
    return when(() => true);
  }

  private action(word: string): Test | undefined {
    const action = this.actionNamed(word);
    if (action && word !== '-prune') this.hasAction = true;
    return action;
  }

  private actionNamed(word: string): Test | undefined {
    if (word === '-print') return printing(this.call, '\n');
    if (word === '-print0') return printing(this.call, '\0');
    if (word === '-prune') return prune;
    if (word === '-quit') return quit;
    if (word === '-exec') return this.execution();
    if (word !== '-delete') return undefined;
    this.inside = true;
    return deleting(this.call);
  }

  private execution(): Test {
    const rest = this.words.slice(this.at);
    const end = rest.findIndex((word, at) => word === ';' || (word === '+' && rest[at - 1] === '{}'));
    if (end < 1) throw new Failure('-exec requires an argument');
    const command = rest.slice(0, end);
    this.at += end + 1;
    if (rest[end] === ';') return executing(this.call, command);
    const collected = new Collected(this.call, command);
    this.collected.push(collected);
    return when(({ path }) => collected.add(path));
  }

  private takes(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at += 1;
    return true;
  }

  private argument(word: string): string {
    const argument = this.words[this.at];
    if (argument === undefined) throw new Failure(`${word} requires an argument`);
    this.at += 1;
    return argument;
  }
}
