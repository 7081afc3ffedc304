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

/** For each command of a script, in the same order, where it stands. */
export function nestingOf(commands: readonly SimpleCommand[]): readonly Nesting[] {
  const blocks: Block[] = [];
  return commands.map((command, at) => {
    open(commands, at, blocks);
    const nesting = nestingAt(commands, at, blocks);
    close(command, blocks);
    return nesting;
  });
}

const LOOPS: ReadonlySet<string> = new Set(['while', 'until', 'for']);

function open(commands: readonly SimpleCommand[], at: number, blocks: Block[]): void {
  const { name } = commands[at] as SimpleCommand;
  const top = blocks.at(-1);
  if (LOOPS.has(name)) {
    blocks.push({ opener: 'loop', endless: isEndless(commands, at), inCondition: name !== 'for' });
  } else if (name === 'if' || name === 'case')
    blocks.push({ opener: name, endless: false, inCondition: name === 'if' });
  else if (top !== undefined && (name === 'do' || name === 'then' || name === 'else'))
    top.inCondition = false;
  else if (top !== undefined && name === 'elif') top.inCondition = true;
}

function close({ name }: SimpleCommand, blocks: Block[]): void {
  if (name === 'done' || name === 'fi' || name === 'esac') blocks.pop();
}

function nestingAt(commands: readonly SimpleCommand[], at: number, blocks: readonly Block[]): Nesting {
  const before = commands[at - 1];
  const inCondition = blocks.some((block) => block.inCondition);
  const chained =
    before !== undefined && (before.end === '&&' || before.end === '||') && !surelyWorks(before);
  return {
    endless: blocks.some(({ endless }) => endless),
    awaits: blocks.some((block) => block.opener === 'loop' && block.inCondition),
    maybe: chained || blocks.some(({ opener, inCondition: asks }) => opener !== 'loop' && !asks),
    mayFail: inCondition || before?.name === '!' || commands[at]?.end === '||',
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
