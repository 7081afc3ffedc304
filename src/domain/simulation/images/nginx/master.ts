/** The master process: holds the sockets, starts the workers, sees to signals. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { Process, User } from '#domain/simulation/kernel/process.ts';
import { SIG, signalName } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import { Emergency } from './emergency.ts';
import type { Loaded } from './loading.ts';
import type { Level } from './logs.ts';
import type { Preparation } from './preparing.ts';
import { openSockets, wantedAddresses } from './sockets.ts';
import { workerProgram } from './worker.ts';

/** Workers of `worker_processes auto`: the node is taken to have so many processors. */
const PROCESSORS = 2;

const HANDLED = [SIG.TERM, SIG.INT, SIG.QUIT, SIG.HUP, SIG.USR1] as const;

const MEANING: ReadonlyMap<number, string> = new Map([
  [SIG.TERM, 'exiting'],
  [SIG.INT, 'exiting'],
  [SIG.QUIT, 'shutting down'],
  [SIG.HUP, 'reconfiguring'],
  [SIG.USR1, 'reopening logs'],
]);

export class Master {
  private readonly process: Process;
  private readonly version: string;
  private readonly load: () => Task<Preparation>;
  private readonly sockets: Map<string, Listener>;
  private readonly changed = new WaitQueue();
  private readonly signals: number[] = [];
  private workers: Process[] = [];
  private present: Preparation;

  /** `load` reads the configuration again. */
  constructor(
    process: Process,
    first: { readonly preparation: Preparation; readonly sockets: Map<string, Listener> },
    version: string,
    load: () => Task<Preparation>,
  ) {
    this.process = process;
    this.version = version;
    this.load = load;
    this.present = first.preparation;
    this.sockets = first.sockets;
  }

  *run(): Task {
    const { process } = this;
    for (const signal of HANDLED)
      process.dispositions.set(signal, (arrived) => {
        this.signals.push(arrived);
        process.kernel.wake(this.changed);
      });
    process.dispositions.set(SIG.CHLD, 'ignore');
    for (const line of this.greeting()) yield* this.say('notice', line);
    yield* this.startWorkers();
    for (;;) {
      const signal = this.signals.shift();
      if (signal === undefined) {
        yield { on: [this.changed, ...this.workers.map((worker) => worker.ended)] };
        yield* this.buryWorkers(true);
        continue;
      }
      yield* this.say(
        'notice',
        `signal ${signal} (SIG${signalName(signal)}) received, ${MEANING.get(signal) ?? ''}`,
      );
      if (signal === SIG.HUP) yield* this.reload();
      else if (signal === SIG.USR1) yield* this.reopen();
      else return yield* this.stop(signal);
    }
  }

  private greeting(): readonly string[] {
    return [
      'using the "epoll" event method',
      `nginx/${this.version}`,
      'built by gcc 12.2.0 (Debian 12.2.0-14) ',
      'OS: Linux 6.1.0',
      'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
    ];
  }

  private say(level: Level, text: string): Task<void> {
    return this.present.logs.error(this.process, level, text);
  }

  private *startWorkers(): Task<void> {
    yield* this.say('notice', 'start worker processes');
    const { settings, addresses } = this.present.loaded;
    const { logs, user } = this.present;
    const count = workerCount(this.present.loaded);
    for (let rank = 0; rank < count; rank += 1) {
      const listeners = rank === 0 ? [...this.sockets.values()] : [];
      const order = { settings, addresses, logs, version: this.version, listeners };
      const worker = spawnWorker(this.process, workerProgram(order), user);
      this.workers.push(worker);
      yield* this.say('notice', `start worker process ${worker.pid}`);
    }
  }

  /** Notes who has ended; whoever was not told to is replaced, unless its end was fatal. */
  private *buryWorkers(replace: boolean): Task<void> {
    const dead = this.workers.filter(({ state }) => state === 'dead');
    this.workers = this.workers.filter(({ state }) => state !== 'dead');
    for (const { pid, exitCode, endedBy } of dead) {
      yield* this.say('notice', `signal 17 (SIGCHLD) received from ${pid}`);
      if (endedBy > 0) yield* this.say('alert', `worker process ${pid} exited on signal ${endedBy}`);
      else if (exitCode === 2)
        yield* this.say('alert', `worker process ${pid} exited with fatal code 2 and cannot be respawned`);
      else yield* this.say('notice', `worker process ${pid} exited with code ${exitCode}`);
    }
    if (replace && this.workers.length === 0 && dead.some(({ exitCode }) => exitCode !== 2))
      yield* this.startWorkers();
  }

  /** On a wrong configuration the old one stays. */
  private *reload(): Task<void> {
    const { kernel } = this.process;
    yield* this.say('notice', 'reconfiguring');
    try {
      const next = yield* this.load();
      const wanted = wantedAddresses(next.loaded.settings);
      yield* openSockets(this.process, wanted, this.sockets, (level, text) => this.say(level, text));
      for (const [shown, listener] of this.sockets)
        if (!wanted.some((one) => one.shown === shown)) {
          this.sockets.delete(shown);
          listener.close(kernel);
        }
      const [old, oldLogs] = [this.workers, this.present.logs];
      this.workers = [];
      this.present = next;
      kernel.trace.record(this.process, { op: 'reload', ok: true });
      yield* this.say('notice', 'using the "epoll" event method');
      yield* this.startWorkers();
      yield* this.dismiss(old, SIG.QUIT);
      oldLogs.release();
    } catch (error) {
      if (!(error instanceof Emergency)) throw error;
      kernel.trace.record(this.process, { op: 'reload', ok: false });
      yield* this.say('emerg', error.message);
    }
  }

  private *dismiss(old: readonly Process[], signal: number): Task<void> {
    for (const worker of old) this.process.kernel.kill(worker, signal);
    const fresh = this.workers;
    this.workers = [...old];
    while (this.workers.length > 0) {
      if (this.workers.every(({ state }) => state !== 'dead'))
        yield { on: [this.changed, ...this.workers.map((worker) => worker.ended)] };
      yield* this.buryWorkers(false);
      if (this.signals.some((each) => each === SIG.TERM || each === SIG.INT))
        for (const worker of this.workers) this.process.kernel.kill(worker, SIG.TERM);
    }
    this.workers = fresh;
  }

  private *reopen(): Task<void> {
    yield* this.say('notice', 'reopening logs');
    try {
      this.present.logs.reopen();
    } catch (error) {
      if (!(error instanceof Emergency)) throw error;
    }
  }

  /** QUIT lets requests end, TERM does not. */
  private *stop(signal: number): Task {
    const { process } = this;
    for (const listener of this.sockets.values()) if (signal === SIG.QUIT) listener.close(process.kernel);
    yield* this.dismiss(this.workers.splice(0), signal === SIG.QUIT ? SIG.QUIT : SIG.TERM);
    removePidFile(process, this.present.pidFile);
    yield* this.say('notice', 'exit');
    return 0;
  }
}

function workerCount({ settings }: Loaded): number {
  const said = settings.main.value('worker_processes') ?? '1';
  return said === 'auto' ? PROCESSORS : Math.min(Math.max(1, Number(said)), 8);
}

function spawnWorker(master: Process, program: ReturnType<typeof workerProgram>, user: User): Process {
  return master.kernel.spawn(program, { ...inherited(master), argv: ['nginx: worker process'], user });
}

function removePidFile({ container: { files } }: Process, path: string): void {
  if (files.exists(path, RUNTIME)) files.remove(path, RUNTIME);
}
