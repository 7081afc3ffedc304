/** A worker process: answers connections until the master tells it to stop. */
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { serveHttp, type ServeOptions } from '#domain/simulation/network/http/server.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { certificateOf } from './certificates.ts';
import type { Logs } from './logs.ts';
import { handlerOf } from './replies.ts';
import { chooseServer } from './server-names.ts';
import type { Settings } from './settings.ts';
import { Site, type Addresses } from './site.ts';
import { serveStream } from './stream.ts';

export interface WorkerOrder {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly logs: Logs;
  readonly version: string;
  /** Empty for all but the first worker: which one takes a connection is chance, and here it is always the same. */
  readonly listeners: readonly Listener[];
}

/** Exit code 2 is fatal: the master does not start another one. */
const FATAL = 2;

export const workerProgram = (order: WorkerOrder): Program =>
  function* worker(process) {
    const denied = privilegeProblem(process);
    if (denied !== undefined) {
      yield* order.logs.error(process, 'emerg', denied);
      return FATAL;
    }
    const site = new Site(order.settings, order.logs, process, order);
    const acceptors = order.listeners.flatMap((listener) => startAcceptor(process, listener, site) ?? []);
    const queue = new WaitQueue();
    let told = 0;
    for (const signal of [SIG.QUIT, SIG.TERM, SIG.INT])
      process.dispositions.set(signal, (arrived) => {
        told = arrived;
        process.kernel.wake(queue);
      });
    for (const signal of [SIG.HUP, SIG.USR1, SIG.USR2, SIG.WINCH]) process.dispositions.set(signal, 'ignore');
    while (told === 0) yield { on: queue };
    const { kernel } = process;
    if (told === SIG.QUIT) {
      yield* order.logs.error(process, 'notice', 'gracefully shutting down');
      for (const acceptor of acceptors) kernel.kill(acceptor, SIG.KILL, true);
      while (site.counts.active > 0 && told === SIG.QUIT) yield { ms: 10 };
    }
    yield* order.logs.error(process, 'notice', 'exiting');
    yield* order.logs.error(process, 'notice', 'exit');
    return 0;
  };

/** A worker leaves root; without the capability it cannot. */
function privilegeProblem({ user, parent, container }: Process): string | undefined {
  if (user.uid === 0 || parent?.user.uid !== 0 || container.capabilities.has('SETGID')) return undefined;
  return `setgid(${user.gid}) failed (1: Operation not permitted)`;
}

function startAcceptor(process: Process, listener: Listener, site: Site): Process | undefined {
  const { port } = listener.binding;
  const stream = site.settings.streams.find(({ listens }) => listens.some((listen) => listen.port === port));
  if (stream) return startThread(process, (thread) => serveStream(thread, listener, stream, site));
  const options = { owner: process, ...tlsOptions(port, site) };
  return startThread(process, (thread) => serveHttp(thread, listener, handlerOf(site, port), options));
}

function tlsOptions(port: number, { settings, process }: Site): ServeOptions {
  const { servers } = settings;
  const isTls = servers.some(({ listens }) => listens.some((listen) => listen.port === port && listen.tls));
  if (!isTls) return {};
  return {
    certificateFor: (name) => {
      const server = chooseServer(servers, port, name);
      return server ? certificateOf(process, server.scope) : { pem: '', names: undefined };
    },
  };
}
