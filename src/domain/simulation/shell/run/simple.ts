/** Simple commands: words, assignments, redirections; functions, builtins and programs. */
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { STDERR } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { expandAll, expandText } from '#domain/simulation/shell/expand/words.ts';
import type { SimpleCommand, Word } from '#domain/simulation/shell/parse/ast.ts';
import type { Builtin } from '#domain/simulation/shell/builtins/builtin.ts';
import { BUILTINS } from '#domain/simulation/shell/builtins/table.ts';
import { plainText } from '#domain/simulation/shell/parse/parts.ts';
import { Exit, ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';
import { callBuiltin } from './builtins.ts';
import { tell } from './conclude.ts';
import { callFunction } from './functions.ts';
import { becomeProgram, runProgram } from './programs.ts';
import { redirect, Redirected } from './redirects.ts';
import { trace } from './xtrace.ts';

type Assignment = readonly [name: string, value: string];

/** Of errors that end the script, as a failed fork does. */
const FATAL = 2;

export function* runSimple(shell: Shell, command: SimpleCommand, how: How): Task {
  // Each command is a turn: others go on, and time passes.
  yield null;
  shell.line = command.line;
  shell.substituted = undefined;
  const argv = yield* expandArguments(shell, command.words);
  const [name = ''] = argv;
  const builtin = shell.functions.has(name) ? undefined : BUILTINS.get(name);
  const errors = shell.options.has('xtrace') ? shell.process.descriptors[STDERR]?.share() : undefined;
  try {
    const redirected = yield* redirectedFor(shell, command, builtin);
    if (typeof redirected === 'number') return redirected;
    return yield* runRedirected(shell, command, { argv, errors, redirected, builtin, how });
  } finally {
    errors?.release(shell.process.kernel);
  }
}

/** The status, when a redirection fails: that ends the script only before a special builtin. */
function* redirectedFor(
  shell: Shell,
  { redirects }: SimpleCommand,
  builtin: Builtin | undefined,
): Task<Redirected | number> {
  if (redirects.length === 0) return new Redirected(shell.process);
  try {
    return yield* redirect(shell, redirects);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    yield* tell(shell, error);
    if (builtin?.special === true) throw new Exit(error.status);
    return error.status;
  }
}

function* runRedirected(shell: Shell, command: SimpleCommand, ready: Ready): Task {
  try {
    return yield* runAssigned(shell, command, ready);
  } catch (error) {
    // Said while standard error is still where the script put it.
    if (error instanceof ShellError) yield* tell(shell, error);
    throw error;
  } finally {
    ready.redirected.undo();
  }
}

/** What a simple command's words came to. */
interface Ready {
  readonly argv: readonly string[];
  /** Where `set -x` writes. */
  readonly errors: OpenFile | undefined;
  readonly redirected: Redirected;
  readonly builtin: Builtin | undefined;
  readonly how: How;
}

/** Assignments alone stay, and those before a special builtin; others hold while the command runs, and are exported. */
function* runAssigned(shell: Shell, { assignments }: SimpleCommand, ready: Ready): Task {
  const { argv, builtin } = ready;
  const passes = assignments.length > 0 && argv.length > 0 && builtin?.special !== true;
  if (passes) shell.variables.enterScope();
  try {
    const made: Assignment[] = [];
    for (const { assignment } of assignments)
      if (assignment) made.push(yield* assign(shell, assignment, passes, argv[0] === 'exec'));
    if (shell.options.has('xtrace')) yield* trace(shell, ready.errors, made, argv);
    return yield* dispatch(shell, ready);
  } finally {
    if (passes) shell.variables.leaveScope();
  }
}

function* assign(
  shell: Shell,
  { name, value }: NonNullable<Word['assignment']>,
  passes: boolean,
  isExported: boolean,
): Task<Assignment> {
  const text = yield* expandText(shell, value, true);
  if (passes) shell.guarded(() => shell.variables.localise(name));
  shell.assign(name, text, passes || isExported);
  return [name, text];
}

function* dispatch(shell: Shell, ready: Ready): Task {
  const { argv, builtin, how, redirected } = ready;
  const [name] = argv;
  if (name === undefined) return shell.substituted ?? 0;
  const body = shell.functions.get(name);
  if (body) return yield* callFunction(shell, body, argv, how);
  if (!builtin) return yield* dispatchProgram(shell, ready);
  // `exec` without a program only moves descriptors; with one, whatever was saved is closed.
  if (name === 'exec') redirected.keep();
  return yield* callBuiltin(shell, builtin, argv, how);
}

function* dispatchProgram(shell: Shell, { argv, how, redirected }: Ready): Task {
  try {
    const env = shell.variables.environment();
    if (!how.last || shell.traps.hasAny()) return yield* runProgram(shell, argv, env);
    redirected.keep();
    return yield* becomeProgram(shell, argv, env);
  } catch (error) {
    if (!(error instanceof ShellError) || error.status === FATAL) throw error;
    yield* tell(shell, error);
    return error.status;
  }
}

/** `export x=$y` cuts no fields: what reads like an assignment is one there. */
function* expandArguments(shell: Shell, words: readonly Word[]): Task<string[]> {
  const declares = BUILTINS.get((words[0] && plainText(words[0])) ?? '')?.declares === true;
  if (!declares) return yield* expandAll(shell, words);
  const all: string[] = [];
  for (const word of words) {
    if (word.assignment) all.push(yield* expandText(shell, word, true));
    else all.push(...(yield* expandAll(shell, [word])));
  }
  return all;
}
