import { plain, type SimpleCommand } from './commands.ts';
import { isEndless } from './nesting.ts';
import { unwrapped } from './wrapped.ts';

/** Whether a command line comes to its end by itself, as far as reading it tells. */
export type Ending = 'ends' | 'stays' | 'unknown';

/** How long a command line runs. */
export interface Run {
  readonly ending: Ending;
  /** Seconds that it sleeps before its end; Infinity when it has none. Of no meaning when the ending is unknown. */
  readonly seconds: number;
}

/** Long enough that nobody waits for its end: a container that sleeps so long counts as one that stays. */
const LONG_SECONDS = 600;

const ENDLESS: ReadonlySet<string> = new Set([
  'nginx-foreground',
  'httpd-foreground',
  'redis-server',
  'redis_exporter',
  'prometheus',
  'envoy',
  'haproxy',
  'pause',
]);

/** Programs that do their work at once and end. */
const QUICK: ReadonlySet<string> = new Set([
  'printenv', 'find', 'df', 'du', 'ps', 'uptime', 'base64', 'md5sum', 'sha256sum', 'mkfifo', 'uniq', 'rev', 'diff', 'cmp', 'nslookup', 'apk',
  'echo', 'printf', 'date', 'cat', 'cp', 'mv', 'rm', 'mkdir', 'touch', 'ls', 'true', 'false', ':', 'chmod', 'chown', 'sed', 'awk', 'grep', 'head', 'cut', 'sort', 'wc', 'id', 'env', 'hostname', 'export', 'set', 'cd', 'test', '[', 'exit', 'ln', 'tee', 'tr', 'uname', 'whoami', 'pwd', 'sleep', 'break', 'continue', 'trap', 'umask', 'seq', 'basename', 'dirname', 'stat', 'unset',
]); // prettier-ignore

const MARKS: ReadonlySet<string> = new Set([
  '{',
  '}',
  'do',
  'done',
  'if',
  'then',
  'else',
  'elif',
  'fi',
  '!',
  '[[',
]);

interface Walk {
  /** Seconds slept in the foreground so far; NaN once something unknown was met. */
  slept: number;
  unknown: boolean;
  background: Ending;
}

const LOOPS: ReadonlySet<string> = new Set(['while', 'until', 'for']);

/** One part of a script, a loop with its body or a simple command, and the position of its last word. */
function partAt(
  commands: readonly SimpleCommand[],
  at: number,
  walk: Walk,
): { readonly last: number; readonly ending: Ending } | undefined {
  const command = commands[at] as SimpleCommand;
  if (!LOOPS.has(command.name)) return { last: at, ending: commandEnding(command, walk) };
  const last = doneOf(commands, at);
  return last === undefined ? undefined : { last, ending: loopEnding(commands.slice(at, last + 1)) };
}

/** Reads a script from its first command to where it never gets past. */
export function runOf(commands: readonly SimpleCommand[]): Run {
  const walk: Walk = { slept: 0, unknown: false, background: 'ends' };
  const branches = branchesOf(commands);
  for (let at = 0; at < commands.length; at += 1) {
    if (commands[at]?.name === 'exit' && branches[at]?.inside !== true) break;
    const part = partAt(commands, at, walk);
    if (part === undefined) return { ending: 'unknown', seconds: 0 };
    const ending = seenFromOutside(part.ending, branches[at]);
    if (settles(ending, commands[part.last]?.end ?? '', walk)) return { ending: 'stays', seconds: Infinity };
    at = part.last;
  }
  return runAfter(walk);
}

/** What stands in one branch of several says nothing of the others; behind `&&` the rest is expected to work. */
const seenFromOutside = (ending: Ending, branch: Branch | undefined): Ending =>
  ending === 'stays' && branch?.mayBePassed === true ? 'unknown' : ending;

/** Of a script that was walked to its end. */
function runAfter({ unknown, slept }: Walk): Run {
  if (unknown) return { ending: 'unknown', seconds: slept };
  return { ending: slept >= LONG_SECONDS ? 'stays' : 'ends', seconds: slept };
}

/** Takes note of one part's ending; true when the script never gets past it. */
function settles(verdict: Ending, end: string, walk: Walk): boolean {
  if (end === '&') {
    if (verdict !== 'ends') walk.background = verdict;
    return false;
  }
  if (verdict === 'unknown') walk.unknown = true;
  return verdict === 'stays' && !walk.unknown;
}

function doneOf(commands: readonly SimpleCommand[], from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < commands.length; at += 1) {
    const { name } = commands[at] as SimpleCommand;
    if (LOOPS.has(name)) depth += 1;
    if (name === 'done') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** An endless condition and no way out of the body. Other loops depend on what happens. */
function loopEnding(loop: readonly SimpleCommand[]): Ending {
  const leaves = loop.some(({ name }) => name === 'break' || name === 'exit' || name === 'return');
  return isEndless(loop, 0) && !leaves ? 'stays' : 'unknown';
}

interface Branch {
  /** In an `if` or a group that is open, or behind `&&` or `||`. */
  readonly inside: boolean;
  /** The same, but for what stands behind `&&`. */
  readonly mayBePassed: boolean;
}

function branchesOf(commands: readonly SimpleCommand[]): readonly Branch[] {
  let open = 0;
  return commands.map(({ name }, at) => {
    const before = commands[at - 1]?.end ?? '';
    const inside = open > 0 || before === '&&' || before === '||';
    if (name === 'if' || name === '{') open += 1;
    if (name === 'fi' || name === '}') open -= 1;
    return { inside, mayBePassed: inside && before !== '&&' };
  });
}

function commandEnding(command: SimpleCommand, walk: Walk): Ending {
  const { name, args } = unwrapped(command);
  if (name === 'wait') return walk.background;
  if (name === 'sleep') return sleeping(args, walk);
  if (serves(name, args)) return 'stays';
  return endsSoon({ ...command, name, args }) ? 'ends' : 'unknown';
}

/** What a server may keep sending, or a client may keep trying. */
const STREAMS = /watch|stream|follow|events|retry|(?:^| )-\w*N\b|--no-buffer/i;

function endsSoon({ name, args, redirects }: SimpleCommand): boolean {
  if (name === 'curl' || name === 'wget') return !STREAMS.test(args.join(' '));
  // Without a file it reads its input, of which nothing is known.
  if (name === 'cat' && args.length === 0 && redirects.length === 0) return false;
  return QUICK.has(name) || MARKS.has(name) || name === '';
}

/** Programs that go on until they are stopped, by name or by the option that keeps them going. */
function serves(name: string, args: readonly string[]): boolean {
  const keepsOn: Readonly<Record<string, RegExp>> = {
    tail: /(?:^|\n)(?:-[a-zA-Z]*[fF]|--follow)/,
    nginx: /daemon off/,
    httpd: /(?:^|\n)-[a-z]*f|FOREGROUND/,
  };
  const option = Object.hasOwn(keepsOn, name) ? keepsOn[name] : undefined;
  return ENDLESS.has(name) || option?.test(args.join('\n')) === true;
}

function sleeping(args: readonly string[], walk: Walk): Ending {
  const seconds = args.map(secondsOf).reduce((sum, each) => sum + each, 0);
  if (seconds === Infinity) return 'stays';
  if (Number.isNaN(seconds)) return 'unknown';
  walk.slept += seconds;
  return 'ends';
}

function secondsOf(text: string): number {
  const word = plain(text) ?? '';
  if (/^inf(inity)?$/i.test(word)) return Infinity;
  const found = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(word);
  const unit = { s: 1, m: 60, h: 3600, d: 86400 }[found?.[2] ?? ''] ?? 1;
  return found === null ? Number.NaN : Number(found[1]) * unit;
}
