/** Starting programs from programs: a child, or another program in one's own place. */
import { findProgram } from './find.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, SpawnOptions } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

/** What a child takes over from its parent; `descriptors` are shared, so each end has to close its own. */
export function inherited(
  parent: Process,
): Omit<SpawnOptions, 'argv'> & { descriptors: (OpenFile | undefined)[] } {
  const ignores = [...parent.dispositions].filter(([, what]) => what === 'ignore').map(([signal]) => signal);
  return {
    container: parent.container,
    namespace: parent.namespace,
    env: parent.env,
    descriptors: parent.descriptors.map((file) => file?.share()),
    cwd: parent.cwd,
    umask: parent.umask,
    user: parent.user,
    parent,
    ignores,
  };
}

/** Starts a child. Throws as `findProgram` and `Kernel.spawn` do, before anything has begun. */
export function startChild(
  parent: Process,
  argv: readonly string[],
  options: Partial<Omit<SpawnOptions, 'argv'>> = {},
): Process {
  const { program, argv: whole } = findProgram(parent, argv);
  const own = inherited(parent);
  // A pipe's end that the child does not get must not stay open for it.
  if (options.descriptors) for (const file of own.descriptors) file?.release(parent.kernel);
  return parent.kernel.spawn(program, { ...own, ...options, argv: whole });
}

/** Waits for a child's end and gives its exit code. */
export function* waitFor(child: Process): Task {
  while (child.state !== 'dead') yield { on: child.ended };
  return child.exitCode;
}

/** Runs another program in the place of this one, as `exec` does: same PID, traps gone. Throws as `findProgram` does. */
export function* become(process: Process, argv: readonly string[]): Task {
  const { program, argv: whole } = findProgram(process, argv);
  process.argv = whole;
  for (const [signal, what] of process.dispositions)
    if (what !== 'ignore') process.dispositions.delete(signal);
  return yield* program(process);
}
