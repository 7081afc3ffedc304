/** Runs one command of any kind. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command, Redirect } from '#domain/simulation/shell/parse/ast.ts';
import { call } from '#domain/simulation/shell/state/call.ts';
import { Exit, ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';
import { ERROR_TRAP } from '#domain/simulation/shell/state/traps.ts';
import { runCase, runFor, runIf, runLoop } from './compound.ts';
import { tell } from './conclude.ts';
import { runInBackground, runPipeline, runSubshell } from './pipelines.ts';
import { redirect, type Redirected } from './redirects.ts';
import { runSimple } from './simple.ts';
import { runPendingTraps, runTrap } from './traps.ts';

/** Commands whose failure `set -e` looks at; others fail only because one of these did. */
const CHECKED: ReadonlySet<Command['kind']> = new Set(['simple', 'pipeline', 'subshell', 'redirected']);

export function* execute(shell: Shell, command: Command, how: How): Task {
  if (shell.options.has('noexec')) return 0;
  const status =
    command.kind === 'simple' ? yield* runSimple(shell, command, how) : yield* call(run(shell, command, how));
  shell.status = status;
  // It sent itself a signal that ends it: the kernel sees to that.
  if (shell.process.state === 'dead') yield null;
  if (shell.process.pending.length > 0) yield* runPendingTraps(shell);
  if (status !== 0 && !how.tested && CHECKED.has(command.kind)) yield* fail(shell, status);
  return status;
}

function* fail(shell: Shell, status: number): Task<void> {
  yield* runTrap(shell, ERROR_TRAP);
  if (shell.options.has('errexit')) throw new Exit(status);
}

const APART: ReadonlySet<Command['kind']> = new Set(['pipeline', 'subshell', 'redirected', 'background']);
const LISTS: ReadonlySet<Command['kind']> = new Set(['not', 'and', 'or', 'sequence']);

const isApart = (command: Command): command is Kind<'pipeline' | 'subshell' | 'redirected' | 'background'> =>
  APART.has(command.kind);

const isList = (command: Command): command is Kind<'not' | 'and' | 'or' | 'sequence'> =>
  LISTS.has(command.kind);

function* run(shell: Shell, command: Exclude<Command, { kind: 'simple' }>, how: How): Task {
  if (isApart(command)) return yield* runApart(shell, command, how);
  if (isList(command)) return yield* runList(shell, command, how);
  return yield* runCompound(shell, command, how);
}

type Kind<Name extends Command['kind']> = Command & { readonly kind: Name };

function* runApart(
  shell: Shell,
  command: Kind<'pipeline' | 'subshell' | 'redirected' | 'background'>,
  how: How,
): Task {
  if (command.kind === 'pipeline') return yield* runPipeline(shell, command.commands);
  if (command.kind === 'background') return runInBackground(shell, command.command);
  return command.kind === 'subshell'
    ? yield* runSubshell(shell, command, how)
    : yield* runRedirected(shell, command, how);
}

function* runCompound(
  shell: Shell,
  command: Kind<'if' | 'loop' | 'for' | 'case' | 'function'>,
  how: How,
): Task {
  switch (command.kind) {
    case 'if':
      return yield* runIf(shell, command, how);
    case 'loop':
      return yield* runLoop(shell, command, how);
    case 'for':
      return yield* runFor(shell, command, how);
    case 'case':
      return yield* runCase(shell, command, how);
    case 'function':
      shell.functions.set(command.name, command.body);
      return 0;
  }
}

function* runList(shell: Shell, command: Kind<'not' | 'and' | 'or' | 'sequence'>, how: How): Task {
  if (command.kind === 'sequence') return yield* runSequence(shell, command.commands, how);
  const tested = { tested: true, last: false };
  if (command.kind === 'not') return (yield* execute(shell, command.command, tested)) === 0 ? 1 : 0;
  const status = yield* execute(shell, command.left, tested);
  if ((status === 0) !== (command.kind === 'and')) return status;
  return yield* execute(shell, command.right, how);
}

function* runSequence(shell: Shell, commands: readonly Command[], how: How): Task {
  let status = 0;
  for (const [at, command] of commands.entries())
    status = yield* execute(shell, command, { ...how, last: how.last && at === commands.length - 1 });
  return status;
}

function* runRedirected(shell: Shell, { command, redirects }: Kind<'redirected'>, { tested }: How): Task {
  const redirected = yield* attempt(shell, redirects);
  if (typeof redirected === 'number') return redirected;
  try {
    return yield* execute(shell, command, { tested, last: false });
  } catch (error) {
    // Said while standard error is still where the script put it.
    if (error instanceof ShellError) yield* tell(shell, error);
    throw error;
  } finally {
    redirected.undo();
  }
}

/** The status, when a redirection fails. */
function* attempt(shell: Shell, redirects: readonly Redirect[]): Task<Redirected | number> {
  try {
    return yield* redirect(shell, redirects);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    yield* tell(shell, error);
    return error.status;
  }
}
