import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from '#domain/simulation/shell/parse/ast.ts';
import { ShellError } from './flow.ts';
import { Jobs } from './jobs.ts';
import { Options } from './options.ts';
import { Traps } from './traps.ts';
import { ReadOnlyVariable, Variables } from './variables.ts';

/** How a command stands among others. */
export interface How {
  /** Its status is looked at: `set -e` does not end the script. */
  readonly tested: boolean;
  /** Nothing comes after it, so that a program may take the shell's place. */
  readonly last: boolean;
}

/** What the parts of the interpreter need of each other. */
export interface Interpreter {
  execute(shell: Shell, command: Command, how: How): Task;
  /** Runs a text as commands of this shell; gives the last status. */
  runText(shell: Shell, text: string, line: number, how: How): Task;
  /** What a command substitution stands for, with its line ends. */
  substitute(shell: Shell, body: Command | undefined): Task<string>;
  /** Runs words that were expanded already; functions are not looked at, nor is a builtin special (`command`). */
  runWords(shell: Shell, words: readonly string[], how: How): Task;
  /** Puts a program in the shell's place. */
  replace(shell: Shell, words: readonly string[]): Task;
}

export interface ShellStart {
  readonly interpreter: Interpreter;
  /** `sh`, `ash`: how the program was called. */
  readonly applet: string;
  /** `$0`. */
  name: string;
  positional: readonly string[];
}

export class Shell {
  readonly process: Process;
  readonly start: ShellStart;
  readonly variables: Variables;
  readonly options: Options;
  readonly traps: Traps;
  readonly jobs: Jobs;
  readonly functions = new Map<string, Command>();
  readonly aliases = new Map<string, string>();
  /** What `ulimit` set, by its letter. */
  readonly limits = new Map<string, string>();
  name: string;
  positional: readonly string[];
  /** `$?`. */
  status = 0;
  /** Status of the last command substitution: a command without words ends with it. */
  substituted: number | undefined;
  /** `$!`. */
  lastBackground: number | undefined;
  /** `$$`: subshells keep it. */
  rootPid: number;
  /** `$PPID`, too. */
  parentPid: number;
  line = 0;
  /** What errors name before the line: a script, or the builtin that runs. */
  speaker: string | undefined;
  /** Who spoke before the builtin that runs; `command` leaves the word to it. */
  speakerAround: string | undefined;
  loops = 0;
  functionNames: readonly string[] = [];
  /** Running function calls and sourced files. */
  calls = 0;
  /** Where `getopts` stands inside a word. */
  optionAt = 0;
  /** The OPTIND that it set last. */
  optionIndex = 1;

  /** With a parent it is a subshell, which begins with all that the parent knows. */
  constructor(process: Process, start: ShellStart, parent?: Shell) {
    this.process = process;
    this.start = start;
    this.variables = new Variables(process, this.dynamic(), parent?.variables);
    this.options = new Options(parent?.options);
    this.traps = new Traps(process, parent?.traps);
    this.jobs = new Jobs();
    this.name = start.name;
    this.positional = start.positional;
    this.rootPid = process.pid;
    this.parentPid = process.parent?.pid ?? 0;
    if (parent) this.takeOver(parent);
  }

  get interpreter(): Interpreter {
    return this.start.interpreter;
  }

  /** A line for standard error, as ash words it: who, in which line, what. */
  complaint(message: string): string {
    const { name, speaker, line } = this;
    if (speaker === undefined) return `${name}: ${message}\n`;
    return `${name}: ${speaker === name ? '' : `${speaker}: `}line ${line}: ${message}\n`;
  }

  *complain(message: string): Task<void> {
    yield* complain(this.process, this.complaint(message));
  }

  error(message: string, status = 2): ShellError {
    return new ShellError(this.complaint(message), status);
  }

  /** Sets a variable; the error that ends the script when it is read-only. */
  assign(name: string, value: string, exported = false): void {
    this.guarded(() => this.variables.set(name, value, exported));
  }

  guarded(change: () => void): void {
    try {
      change();
    } catch (error) {
      if (error instanceof ReadOnlyVariable) throw this.error(error.message);
      throw error;
    }
  }

  private takeOver(parent: Shell): void {
    for (const [name, body] of parent.functions) this.functions.set(name, body);
    for (const [name, text] of parent.aliases) this.aliases.set(name, text);
    this.name = parent.name;
    this.positional = parent.positional;
    this.status = parent.status;
    this.lastBackground = parent.lastBackground;
    this.rootPid = parent.rootPid;
    this.parentPid = parent.parentPid;
    this.line = parent.line;
    this.speaker = parent.speaker;
    this.loops = parent.loops;
    this.functionNames = parent.functionNames;
    this.calls = parent.calls;
    this.optionAt = parent.optionAt;
  }

  private dynamic(): ReadonlyMap<string, () => string> {
    return new Map([
      ['RANDOM', () => String(this.process.kernel.random())],
      ['LINENO', () => String(this.line)],
      ['EPOCHSECONDS', () => String(Math.floor(this.process.kernel.wallTime / 1000))],
      ['FUNCNAME', () => this.functionNames.at(-1) ?? ''],
    ]);
  }
}
