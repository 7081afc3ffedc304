/** `nginx -s`: a signal to the process whose number is in the PID file. */
import { failure, tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Loaded } from './loading.ts';
import type { Level } from './logs.ts';
import { DEFAULT_PID_FILE } from './preparing.ts';

const MEANT: ReadonlyMap<string, number> = new Map([
  ['stop', SIG.TERM],
  ['quit', SIG.QUIT],
  ['reopen', SIG.USR1],
  ['reload', SIG.HUP],
]);

export function* signalMaster(
  process: Process,
  name: string,
  { settings }: Loaded,
  say: (level: Level, text: string) => Task<void>,
): Task {
  const path = settings.main.value('pid') ?? DEFAULT_PID_FILE;
  yield* say('notice', 'signal process started');
  const content = tried(() => process.container.files.content(path, process));
  if (content instanceof SystemError) {
    yield* say('error', `open() "${path}" failed (${failure(content)})`);
    return 1;
  }
  const text = content.trim();
  if (!/^[1-9]\d*$/.test(text)) {
    yield* say('error', `invalid PID number "${text}" in "${path}"`);
    return 1;
  }
  const master = process.namespace.processes.get(Number(text));
  if (!master) {
    yield* say('alert', `kill(${text}, ${MEANT.get(name) ?? 0}) failed (3: No such process)`);
    return 1;
  }
  const signal = MEANT.get(name) ?? SIG.TERM;
  const { kernel, container } = process;
  const to = `${master.container.pod}/${master.container.name}`;
  kernel.trace.record({ pid: process.pid, container }, { op: 'signal', to, process: 'nginx', signal });
  kernel.kill(master, signal);
  return 0;
}
