import { plain, type SimpleCommand } from './commands.ts';

const WRITES_TO: ReadonlySet<string> = new Set(['>', '>>', '>|', '<>']);

/** The words of one command that name files which it makes or writes. */
export function filesMadeBy(command: SimpleCommand): readonly string[] {
  const redirected = command.redirects.flatMap(({ operator, target }) =>
    WRITES_TO.has(operator) ? [target] : [],
  );
  return [...redirected, ...(MAKERS.get(command.name)?.(command.args) ?? [])];
}

const operands = (args: readonly string[]): readonly string[] => args.filter((arg) => !/^-./.test(arg));

/** `cp a b c/`: the last operand, and what lies in it when it is a directory. */
function copied(args: readonly string[]): readonly string[] {
  const words = operands(args);
  const to = words.at(-1);
  if (to === undefined || words.length < 2) return [];
  const into = words.slice(0, -1).map((from) => `${to}/${from.slice(from.lastIndexOf('/') + 1)}`);
  return to.endsWith('/') || words.length > 2 ? into : [to, ...into];
}

/** The value of an option: `-O x`, `-qO x`, `-qOx`, `--output x`, `--output=x`; `-` is the output of the command itself. */
const valueOf =
  (letter: string, long: string) =>
  (args: readonly string[]): readonly string[] => {
    const short = new RegExp(`^-[a-zA-Z]*${letter}(.*)$`);
    const values = args.flatMap((arg, at) => {
      const glued = short.exec(arg)?.[1] ?? (arg.startsWith(long) ? arg.slice(long.length + 1) : undefined);
      return glued === undefined ? [] : [glued === '' ? (args[at + 1] ?? '') : glued];
    });
    return values.filter((value) => value !== '-');
  };

const MAKERS: ReadonlyMap<string, (args: readonly string[]) => readonly string[]> = new Map([
  ['tee', operands],
  ['touch', operands],
  ['mkfifo', operands],
  ['truncate', operands],
  ['cp', copied],
  ['mv', copied],
  ['ln', copied],
  ['wget', valueOf('O', '--output-document')],
  ['curl', valueOf('o', '--output')],
  ['sed', (args) => (args.some((arg) => /^-[a-z]*i/.test(arg)) ? operands(args).slice(1) : [])],
  ['dd', (args) => args.flatMap((arg) => (arg.startsWith('of=') ? [arg.slice(3)] : []))],
]);

/** Programs that write no file that their words do not name. */
const PLAIN: ReadonlySet<string> = new Set([
  '', '!', '{', '}', '[', '[[', 'test', ':', 'true', 'false', 'if', 'then', 'else', 'elif', 'fi', 'while', 'until', 'for', 'do', 'done', 'case', 'esac',
  'break', 'continue', 'return', 'shift', 'exit', 'wait', 'trap', 'set', 'unset', 'export', 'local', 'read', 'cd', 'let', 'alias', 'umask', 'ulimit',
  'echo', 'printf', 'date', 'cat', 'tail', 'head', 'wc', 'sleep', 'usleep', 'ls', 'grep', 'egrep', 'fgrep', 'sed', 'cut', 'tr', 'uniq', 'rev', 'sort', 'nl',
  'nc', 'nslookup', 'dig', 'ping', 'ps', 'kill', 'pkill', 'pgrep', 'pidof', 'killall', 'hostname', 'uname', 'id', 'whoami', 'env', 'printenv', 'seq',
  'basename', 'dirname', 'stat', 'md5sum', 'sha1sum', 'sha256sum', 'cmp', 'diff', 'du', 'df', 'mkdir', 'chmod', 'chown', 'rm', 'rmdir', 'pwd', 'expr',
  'redis-cli', 'pg_isready', 'mysqladmin', 'inotifyd', 'inotifywait', 'uptime', 'free', 'yes', 'base64', 'tac', 'exec', 'timeout', 'sh', 'ash', 'bash',
]); // prettier-ignore

/** May write what cannot be read from its words: a program that is not known, or one that runs words as a script. */
export function isOpenEnded(command: SimpleCommand): boolean {
  const { name, args } = command;
  if ([name, ...args].some((word) => /\$\([^)]*(?:>|\btee\b|\btouch\b)/.test(word))) return true;
  if (name === 'awk') return args.some((arg) => arg.includes('>'));
  if (name === 'wget') return !args.some((arg) => /^-[a-zA-Z]*O|^--output-document|^--spider/.test(arg));
  if (name === 'curl') return args.some((arg) => /^-[a-zA-Z]*O|^--remote/.test(arg));
  if (name === 'cp' || name === 'mv') return isWhole(args);
  if (['sh', 'ash', 'bash', 'exec', 'timeout', 'env'].includes(name)) return args.length > 0;
  return !PLAIN.has(name) && !MAKERS.has(name);
}

/** A directory with all its content, or names that only the running shell knows. */
function isWhole(args: readonly string[]): boolean {
  const recursive = args.some((arg) => /^-[a-zA-Z]*[arRd]|^--recursive|^--archive/.test(arg));
  return (
    recursive ||
    operands(args).some(
      (arg) => plain(arg) === undefined || (/\/\.?$/.test(arg) && arg !== operands(args).at(-1)),
    )
  );
}
