/** Runs a command in a running container, as `kubectl exec`, probes and hooks do. */
import { NullFile, SinkFile, TextFile } from '#domain/simulation/kernel/open-file.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { StartFailure } from './failures.ts';
import { startProcess } from './processes.ts';
import type { ContainerRun } from './run.ts';

const FAILED = 'OCI runtime exec failed: exec failed: unable to start container process:';

interface Exec {
  readonly argv: readonly string[];
  /** Gets the output as it comes, in bytes. */
  readonly take: (stream: 'stdout' | 'stderr', bytes: string) => void;
  readonly input?: string;
  readonly onExit?: (process: Process) => void;
}

/** Throws `StartFailure` when there is no such program. */
export function execIn(kernel: Kernel, run: ContainerRun, exec: Exec): Process {
  const { argv, take, input, onExit = () => undefined } = exec;
  const descriptors = [
    input === undefined ? new NullFile() : new TextFile(input),
    new SinkFile((bytes) => take('stdout', bytes)),
    new SinkFile((bytes) => take('stderr', bytes)),
  ];
  try {
    return startProcess(kernel, run, { argv, descriptors, onExit, failed: FAILED });
  } catch (error) {
    // No room for one more process.
    if (error instanceof SystemError) throw new StartFailure(`${FAILED} ${error.message.toLowerCase()}`);
    throw error;
  }
}
