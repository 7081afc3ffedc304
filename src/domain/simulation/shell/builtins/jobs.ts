import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { DEATHS } from '#domain/simulation/shell/run/deaths.ts';
import { tellDeath } from '#domain/simulation/shell/run/processes.ts';
import { isRunning, type Job, statusOf } from '#domain/simulation/shell/state/jobs.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, numberOf, optionsOf, regular } from './builtin.ts';

const SIGNALLED = 128;

/** `%1`; throws ash's error when there is no such job. */
export function jobNamed(shell: Shell, name: string): Job {
  const job = shell.jobs.named(name);
  if (job) return job;
  throw shell.error(/^%[%+]?$/.test(name) ? 'No current job' : `${name}: no such job`);
}

function* jobs(shell: Shell, argv: readonly string[]): Task {
  const { letters, rest } = optionsOf(shell, argv, 'lp');
  const shown = rest.length > 0 ? rest.map((name) => jobNamed(shell, name)) : shell.jobs.list();
  for (const job of shown) {
    const pid = String(job.processes[0]?.pid ?? '');
    yield* print(
      shell.process,
      letters.has('p') ? `${pid}\n` : described(shell, job, letters.has('l') ? `${pid} ` : ''),
    );
    // The end of a job is told once.
    if (!isRunning(job)) shell.jobs.forget(job);
  }
  return 0;
}

function described({ jobs: all }: Shell, job: Job, pid: string): string {
  const place = all.list().indexOf(job);
  const mark = place === 0 ? '+' : place === 1 ? '-' : ' ';
  return `${`[${String(job.number)}]${mark}  ${pid}${stateOf(job)}`.padEnd(33)}\n`;
}

function stateOf(job: Job): string {
  if (isRunning(job)) return 'Running';
  const ended = job.processes.at(-1);
  if (ended && ended.endedBy !== 0) return DEATHS.get(ended.endedBy) ?? `Signal ${String(ended.endedBy)}`;
  return statusOf(job) === 0 ? 'Done' : `Done(${String(statusOf(job))})`;
}

/** The one wait that a trap ends: its action runs before the command after it. */
function* wait(shell: Shell, argv: readonly string[]): Task {
  const { letters, rest } = optionsOf(shell, argv, 'n');
  if (letters.has('n')) return yield* waitForNext(shell);
  let status = 0;
  for (const job of rest.length > 0 ? rest.map((name) => find(shell, name)) : shell.jobs.list()) {
    if (!job) {
      status = 127;
      continue;
    }
    if (!(yield* waitWhile(shell, job.processes, () => isRunning(job)))) return interrupted(shell);
    status = rest.length > 0 ? statusOf(job) : 0;
    const ended = job.processes.at(-1);
    if (rest.length > 0 && ended) yield* tellDeath(shell, ended);
    job.isKnown = true;
  }
  return status;
}

function find(shell: Shell, name: string): Job | undefined {
  return name.startsWith('%') ? jobNamed(shell, name) : shell.jobs.ofProcess(numberOf(shell, name));
}

function* waitForNext(shell: Shell): Task {
  const all = shell.jobs.list().filter(({ isKnown }) => !isKnown);
  if (all.length === 0) return 127;
  const processes = all.flatMap((job) => job.processes);
  if (!(yield* waitWhile(shell, processes, () => all.every(isRunning)))) return interrupted(shell);
  const ended = all.findLast((job) => !isRunning(job));
  if (!ended) return 127;
  ended.isKnown = true;
  return statusOf(ended);
}

const interrupted = ({ process }: Shell): number => SIGNALLED + (process.pending[0] ?? 0);

/** False when a signal with a trap came. */
function* waitWhile(shell: Shell, processes: readonly Process[], holds: () => boolean): Task<boolean> {
  // The signal comes first, also when the job ended together with it.
  while (shell.process.pending.length === 0) {
    if (!holds()) return true;
    yield { on: processes.map(({ ended }) => ended), interruptible: true };
  }
  return false;
}

/** Without a terminal there is no job control. */
// oxlint-disable-next-line require-yield -- a builtin like the others
function* continued(shell: Shell, [, name = '%']: readonly string[]): Task {
  jobNamed(shell, name);
  throw shell.error(`job ${name === '%' ? '(null)' : name} not created under job control`);
}

export const jobBuiltins: readonly Entry[] = [
  regular('jobs', jobs),
  regular('wait', wait),
  regular('fg', continued),
  regular('bg', continued),
];
