/** Starts processes in containers, as the runtime does. */
import { findProgram } from '#domain/simulation/programs/find.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { SystemError, type ErrorCode } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { StartFailure } from './failures.ts';
import type { Prepared } from './run.ts';

interface Start {
  readonly argv: readonly string[];
  /** Standard input, output and errors; they go over to the process. */
  readonly descriptors: readonly OpenFile[];
  readonly onExit: (process: Process) => void;
  /** What the runtime says before the reason. */
  readonly failed: string;
}

/** Throws `StartFailure` in runc's words when there is no such program, or none that may be executed. */
export function startProcess(kernel: Kernel, prepared: Prepared, start: Start): Process {
  const { argv, onExit, descriptors } = start;
  const { container, namespace, user, cwd } = prepared;
  return kernel.spawn(
    (process) => {
      try {
        enter(process, prepared);
        const found = findProgram(process, argv);
        process.argv = found.argv;
        return found.program(process);
      } catch (error) {
        if (error instanceof SystemError && error.code === 'ENOEXEC') return noProgram(process, argv);
        namespace.processes.delete(process.pid);
        throw error instanceof SystemError
          ? new StartFailure(`${start.failed} ${wordsFor(error.code, argv)}`)
          : error;
      }
    },
    { argv, container, namespace, user, cwd, env: withHome(prepared), descriptors, onExit },
  );
}

/** What runc has become by then: the process had begun, and ends at once. */
function* noProgram(process: Process, [name = '']: readonly string[]): Task {
  yield* complain(process, `exec ${name}: exec format error\n`);
  return 255;
}

/** The runtime makes the working directory when it is missing. */
function enter(process: Process, { container, cwd }: Prepared): void {
  if (container.files.exists(cwd, RUNTIME)) return;
  try {
    container.files.makeDirectories(cwd);
  } catch {
    throw new StartFailure(`mkdir ${cwd}: read-only file system`);
  }
  process.cwd = cwd;
}

/** runc looks the user's directory up in the image's /etc/passwd. */
function withHome({ env, container, user }: Prepared): ReadonlyMap<string, string> {
  if (env.has('HOME')) return env;
  const passwd = container.files.exists('/etc/passwd', RUNTIME)
    ? container.files.content('/etc/passwd', RUNTIME)
    : '';
  const fields = passwd.split('\n').map((line) => line.split(':'));
  const home = fields.find(([, , uid]) => uid === String(user.uid))?.[5];
  return new Map([...env, ['HOME', home || (user.uid === 0 ? '/root' : '/')]]);
}

function wordsFor(code: ErrorCode, [name = '']: readonly string[]): string {
  if (code === 'EACCES') return `exec: "${name}": permission denied`;
  if (!name.includes('/')) return `exec: "${name}": executable file not found in $PATH`;
  return `exec: "${name}": stat ${name}: ${code === 'ENOTDIR' ? 'not a directory' : 'no such file or directory'}`;
}
