/** The shell as a program: `sh -c CMD`, `sh FILE`, `sh` with commands on its standard input. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { type Invocation, invocationOf } from './invocation.ts';
import { concluded } from './run/conclude.ts';
import { INTERPRETER } from './run/interpreter.ts';
import { runStandardInput } from './run/standard-input.ts';
import { runText } from './run/text.ts';
import { runCalls } from './state/call.ts';
import { Shell } from './state/shell.ts';

const PLAIN = { tested: false, last: false };

export const shellProgram: Program = (process) => runCalls(start(process));

function* start(process: Process): Task {
  const applet = nameOf(process.argv[0] ?? 'sh').replace(/^-/, '');
  const invocation = invocationOf(process.argv);
  if ('error' in invocation) {
    yield* complain(process, `${applet}: ${invocation.error}\n`);
    return invocation.status;
  }
  const { name, positional, complaints } = invocation;
  yield* complain(process, complaints.map((one) => `${applet}: ${one}\n`).join(''));
  const shell = new Shell(process, {
    interpreter: INTERPRETER,
    applet,
    name: name ?? process.argv[0] ?? 'sh',
    positional,
  });
  shell.speaker = name;
  for (const [option, on] of invocation.options) shell.options.set(option, on);
  setUp(shell);
  if (invocation.command !== undefined) {
    const { command } = invocation;
    shell.options.invokedWith('c');
    return yield* concluded(shell, () => runText(shell, command, 0, { tested: false, last: true }));
  }
  return yield* runScript(shell, invocation, applet);
}

function* runScript(shell: Shell, { file }: Invocation, applet: string): Task {
  if (file === undefined) {
    shell.options.invokedWith('s');
    return yield* concluded(shell, () => runStandardInput(shell));
  }
  const text = yield* scriptIn(shell.process, file);
  if (text instanceof SystemError) {
    yield* complain(shell.process, `${applet}: can't open '${file}': ${text.message}\n`);
    return 2;
  }
  return yield* concluded(shell, () => runText(shell, text, 1, PLAIN, true));
}

function* scriptIn(process: Process, path: string): Task<string | SystemError> {
  try {
    const file = openFile(process, path, { read: true });
    // The shell can open a directory, and finds nothing in it to run.
    if (file.kind === 'directory') return '';
    const text = yield* readAll(process, file);
    file.release(process.kernel);
    return text;
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
}

/** Variables that a shell has from the beginning. */
function setUp({ process, variables, options, parentPid }: Shell): void {
  variables.exportsAll = options.has('allexport');
  variables.set('IFS', ' \t\n');
  variables.set('OPTIND', '1');
  variables.set('PS1', '\\w \\$ ');
  variables.set('PS2', '> ');
  variables.set('PS4', '+ ');
  variables.set('PPID', String(parentPid));
  const level = Number(variables.get('SHLVL') ?? 0) || 0;
  variables.set('SHLVL', String(level + 1), true);
  variables.set('PWD', process.cwd, true);
  if (variables.get('PATH') === undefined) variables.set('PATH', '/sbin:/usr/sbin:/bin:/usr/bin');
  if (variables.get('HOSTNAME') === undefined) variables.set('HOSTNAME', process.container.hostname);
}
