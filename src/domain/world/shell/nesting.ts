import { plain, type SimpleCommand } from './commands.ts';

/** Where a command stands in its script. */
export interface Nesting {
  /** In the body or condition of a loop that never ends by itself, such as `while true`. */
  readonly endless: boolean;
  /** What a loop goes on asking: between `while` or `until` and `do`. */
  readonly awaits: boolean;
  /** Runs only in some cases: a branch of `if` or `case`, or behind `&&` or `||` of a test. */
  readonly maybe: boolean;
  /** Its failure is expected: a condition, behind `!`, or with an `||` that takes it up. */
  readonly mayFail: boolean;
}

interface Block {
  readonly opener: 'loop' | 'if' | 'case';
  readonly endless: boolean;
  inCondition: boolean;
}

/** The blocks that are open, and of how many each thing is true: a script may open thousands. */
class Blocks {
  readonly #open: Block[] = [];
  endless = 0;
  awaits = 0;
  conditions = 0;
  branches = 0;

  open(block: Block): void {
    this.#open.push(block);
    this.#count(block, 1);
  }

  close(): void {
    const block = this.#open.pop();
    if (block !== undefined) this.#count(block, -1);
  }

  /** Goes on from the condition of the innermost block to its body, or back at `elif`. */
  turn(inCondition: boolean): void {
    const block = this.#open.at(-1);
    if (block === undefined) return;
    this.#count(block, -1);
    block.inCondition = inCondition;
    this.#count(block, 1);
  }

  #count({ opener, endless, inCondition }: Block, by: 1 | -1): void {
    if (endless) this.endless += by;
    if (inCondition) this.conditions += by;
    if (opener === 'loop' && inCondition) this.awaits += by;
    if (opener !== 'loop' && !inCondition) this.branches += by;
  }
}

/** For each command of a script, in the same order, where it stands. */
export function nestingOf(commands: readonly SimpleCommand[]): readonly Nesting[] {
  const blocks = new Blocks();
  return commands.map((command, at) => {
    open(commands, at, blocks);
    const nesting = nestingAt(commands, at, blocks);
    if (CLOSERS.has(command.name)) blocks.close();
    return nesting;
  });
}

const LOOPS: ReadonlySet<string> = new Set(['while', 'until', 'for']);
const CLOSERS: ReadonlySet<string> = new Set(['done', 'fi', 'esac']);
const BODIES: ReadonlySet<string> = new Set(['do', 'then', 'else']);

function open(commands: readonly SimpleCommand[], at: number, blocks: Blocks): void {
  const { name } = commands[at] as SimpleCommand;
  if (LOOPS.has(name))
    blocks.open({ opener: 'loop', endless: isEndless(commands, at), inCondition: name !== 'for' });
  else if (name === 'if' || name === 'case')
    blocks.open({ opener: name, endless: false, inCondition: name === 'if' });
  else if (BODIES.has(name)) blocks.turn(false);
  else if (name === 'elif') blocks.turn(true);
}

function nestingAt(commands: readonly SimpleCommand[], at: number, blocks: Blocks): Nesting {
  const before = commands[at - 1];
  const chained =
    before !== undefined && (before.end === '&&' || before.end === '||') && !surelyWorks(before);
  return {
    endless: blocks.endless > 0,
    awaits: blocks.awaits > 0,
    maybe: chained || blocks.branches > 0,
    mayFail: blocks.conditions > 0 || before?.name === '!' || commands[at]?.end === '||',
  };
}

/** Programs that succeed wherever they run: what `&&` joins to them runs always. */
const WORKS: ReadonlySet<string> = new Set([
  'echo', 'printf', 'date', 'mkdir', 'touch', 'sleep', 'cd', 'export', 'set', 'true', ':', 'chmod', 'hostname', 'trap',
]); // prettier-ignore

const surelyWorks = ({ name, end }: SimpleCommand): boolean => end === '&&' && WORKS.has(name);

/** `while true`, `while :`, `while [ 1 ]`, `while sleep 5`, `until false`. */
export function isEndless(commands: readonly SimpleCommand[], at: number): boolean {
  const keyword = commands[at]?.name;
  const condition = commands[at + 1];
  if (condition === undefined) return false;
  if (keyword === 'until') return condition.name === 'false';
  return (
    keyword === 'while' && (['true', ':', 'sleep'].includes(condition.name) || isConstantTest(condition))
  );
}

/** `[ 1 ]` and `[ true ]`: one word that is not empty is true. */
function isConstantTest({ name, args }: SimpleCommand): boolean {
  const words = args.filter((arg) => arg !== ']' && arg !== ']]');
  return ['[', '[[', 'test'].includes(name) && words.length === 1 && (plain(words[0] ?? '') ?? '') !== '';
}
