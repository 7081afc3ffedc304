/** The parent process of httpd: starts the children that answer, sees to signals. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { Process, User } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { serveHttp } from '#domain/simulation/network/http/server.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import { handlerOf } from './answering.ts';
import type { Logs } from './logs.ts';
import type { Settings } from './settings.ts';

/** `StartServers` of the event module. */
const CHILDREN = 3;

const HANDLED = [SIG.TERM, SIG.INT, SIG.WINCH, SIG.HUP, SIG.USR1] as const;

const WORDS: ReadonlyMap<number, string> = new Map([
  [SIG.TERM, 'AH00491: caught SIGTERM, shutting down'],
  [SIG.INT, 'AH00491: caught SIGTERM, shutting down'],
  [SIG.WINCH, 'AH00492: caught SIGWINCH, shutting down gracefully'],
  [SIG.HUP, 'AH00494: SIGHUP received.  Attempting to restart'],
  [SIG.USR1, 'AH00493: SIGUSR1 received.  Doing graceful restart'],
]);

interface Tools {
  readonly version: string;
  readonly listeners: readonly Listener[];
  readonly reload: () => Settings;
}

export class Parent {
  private readonly process: Process;
  private readonly tools: Tools;
  private readonly told = new WaitQueue();
  private signal = 0;

  constructor(process: Process, tools: Tools) {
    this.process = process;
    this.tools = tools;
  }

  *run(first: Settings, logs: Logs, account: Pick<User, 'uid' | 'gid'> | undefined): Task {
    const { process, tools } = this;
    for (const signal of HANDLED)
      process.dispositions.set(signal, (arrived) => {
        this.signal = arrived;
        process.kernel.wake(this.told);
      });
    const isRoot = process.user.uid === 0 && account !== undefined;
    const user: User = isRoot ? { ...account, groups: [account.gid] } : process.user;
    for (let settings = first; ; settings = tools.reload()) {
      const signal = yield* this.generation(settings, logs, user);
      if (signal !== SIG.HUP && signal !== SIG.USR1) break;
      process.kernel.trace.record(process, { op: 'reload', ok: true });
    }
    const { files } = process.container;
    if (files.exists(first.pidFile, RUNTIME)) files.remove(first.pidFile, RUNTIME);
    return 0;
  }

  /** From one configuration to the signal that ends it. */
  private *generation(settings: Settings, logs: Logs, user: User): Task {
    const { process } = this;
    const children = this.startChildren(settings, logs, user);
    yield* this.greet(logs);
    while (this.signal === 0) yield { on: this.told };
    const { signal } = this;
    this.signal = 0;
    yield* logs.error(process, 'mpm_event', 'notice', WORDS.get(signal) ?? '');
    for (const child of children) process.kernel.kill(child, SIG.TERM);
    return signal;
  }

  private *greet(logs: Logs): Task<void> {
    const { process, tools } = this;
    const server = `Apache/${tools.version} (Unix)`;
    yield* logs.error(
      process,
      'mpm_event',
      'notice',
      `AH00489: ${server} configured -- resuming normal operations`,
    );
    const line = process.argv.join(' ').replace(/ -D(\w)/, ' -D $1');
    yield* logs.error(process, 'core', 'notice', `AH00094: Command line: '${line}'`);
  }

  /** The first one answers; which it is, is chance in reality. */
  private startChildren(settings: Settings, logs: Logs, user: User): readonly Process[] {
    const { process, tools } = this;
    return Array.from({ length: CHILDREN }, (_, rank) =>
      process.kernel.spawn(
        function* child(self) {
          if (rank === 0)
            for (const listener of tools.listeners)
              startThread(self, (thread) =>
                serveHttp(thread, listener, handlerOf(settings, logs, tools.version, self)),
              );
          for (;;) yield {};
        },
        { ...inherited(process), argv: process.argv, user },
      ),
    );
  }
}
