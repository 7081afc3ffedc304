import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { type OpenFile, TextFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { STDERR } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { openFile, type OpenMode } from '#domain/simulation/files/opened.ts';
import { expandText } from '#domain/simulation/shell/expand/words.ts';
import type { Redirect, RedirectOperator } from '#domain/simulation/shell/parse/ast.ts';
import type { ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';

const MODES: ReadonlyMap<RedirectOperator, OpenMode> = new Map<RedirectOperator, OpenMode>([
  ['<', { read: true }],
  ['>', { write: true, truncate: true }],
  ['>|', { write: true, truncate: true }],
  ['&>', { write: true, truncate: true }],
  ['>>', { write: true, append: true }],
  ['<>', { read: true, write: true }],
]);

/** Descriptors as they were before redirections. */
export class Redirected {
  private readonly process: Process;
  private saved: { readonly descriptor: number; readonly file: OpenFile | undefined }[] = [];

  constructor(process: Process) {
    this.process = process;
  }

  put(descriptor: number, file: OpenFile | undefined): void {
    const { descriptors } = this.process;
    this.saved.push({ descriptor, file: descriptors[descriptor] });
    while (descriptors.length < descriptor) descriptors.push(undefined);
    descriptors[descriptor] = file;
  }

  undo(): void {
    const { descriptors, kernel, state } = this.process;
    for (const { descriptor, file } of this.saved.splice(0).toReversed()) {
      descriptors[descriptor]?.release(kernel);
      // Who is dead has closed everything already.
      if (state === 'dead') file?.release(kernel);
      else descriptors[descriptor] = file;
    }
  }

  /** The new descriptors stay: `exec`, and a program in the shell's place. */
  keep(): void {
    for (const { file } of this.saved.splice(0)) file?.release(this.process.kernel);
  }
}

/** Opens all in their order. Throws `ShellError`, everything put back. */
export function* redirect(shell: Shell, redirects: readonly Redirect[]): Task<Redirected> {
  const done = new Redirected(shell.process);
  try {
    for (const one of redirects) yield* apply(shell, one, done);
    return done;
  } catch (error) {
    done.undo();
    throw error;
  }
}

function* apply(shell: Shell, { operator, descriptor, target }: Redirect, done: Redirected): Task<void> {
  const text = yield* expandText(shell, target);
  if (operator === '<<') done.put(descriptor, new TextFile(text));
  else if (operator === '<&' || (operator === '>&' && /^(?:-|\d{1,4})$/.test(text)))
    done.put(descriptor, duplicate(shell, text));
  else {
    done.put(descriptor, opened(shell, operator === '>&' ? '&>' : operator, text));
    // Standard errors go to the same file.
    if (operator === '>&' || operator === '&>')
      done.put(STDERR, shell.process.descriptors[descriptor]?.share());
  }
}

/** Undefined closes. */
function duplicate(shell: Shell, text: string): OpenFile | undefined {
  if (text === '-') return undefined;
  if (!/^\d{1,4}$/.test(text)) throw shell.error('syntax error: bad fd number');
  const file = shell.process.descriptors[Number(text)];
  if (!file) throw shell.error(`${text}: Bad file descriptor`, 1);
  return file.share();
}

function opened(shell: Shell, operator: RedirectOperator, path: string): OpenFile {
  try {
    if (operator === '>' && shell.options.has('noclobber')) refuseToClobber(shell.process, path);
    return openFile(shell.process, path, MODES.get(operator) ?? {});
  } catch (error) {
    if (error instanceof SystemError) throw refusal(shell, operator === '<' ? 'open' : 'create', path, error);
    throw error;
  }
}

function refusal(shell: Shell, doing: 'open' | 'create', path: string, error: SystemError): ShellError {
  const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
  const missing = doing === 'open' ? 'no such file' : 'nonexistent directory';
  return shell.error(`can't ${doing} ${path}: ${isMissing ? missing : error.message}`, 1);
}

/** `set -C`: devices and pipes may be written to all the same. */
function refuseToClobber(process: Process, path: string): void {
  const { files } = process.container;
  if (files.exists(path, process) && files.stat(path, process).kind === 'file')
    throw new SystemError('EEXIST');
}
