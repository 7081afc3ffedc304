/** The stream module: bytes handed on as they come. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { dial } from '#domain/simulation/network/connect.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { handOver, startThread } from '#domain/simulation/network/threads.ts';
import { relay } from '#domain/simulation/images/relay.ts';
import type { StreamServer } from './settings.ts';
import type { Site } from './site.ts';
import { hostAndPort, type Peer, type UpstreamGroup } from './upstream-groups.ts';

const MINUTE_MS = 60_000;

export function* serveStream(
  thread: Process,
  listener: Listener,
  server: StreamServer,
  site: Site,
): Task<never> {
  for (;;) {
    const socket = yield* listener.accept(thread);
    site.counts.accepted += 1;
    const one = startThread(site.process, (connection) => passBytes(connection, socket, server, site));
    if (one) handOver(socket, thread, one);
    else hangUp(thread, socket);
  }
}

function* passBytes(thread: Process, client: Socket, server: StreamServer, site: Site): Task {
  const rank = site.counts.accepted;
  site.counts.active += 1;
  try {
    const upstream = yield* reach(thread, client, server, site, rank);
    if (upstream) yield* relay(thread, client, upstream, 0);
  } finally {
    site.counts.active -= 1;
    hangUp(thread, client);
  }
  return 0;
}

function* reach(
  thread: Process,
  client: Socket,
  { scope, listens }: StreamServer,
  site: Site,
  rank: number,
): Task<Socket | undefined> {
  const group = groupOf(scope.value('proxy_pass') ?? '', site);
  const balancer = site.balancer(group);
  const tried = new Set<Peer>();
  const { ip } = client.ends.remote;
  for (let peer = balancer.next(tried, ip); peer; peer = balancer.next(tried, ip)) {
    tried.add(peer);
    balancer.begin(peer);
    const timeoutMs = scope.time('proxy_connect_timeout', MINUTE_MS);
    const socket = yield* dial(thread, { host: peer.host, ip: peer.host, port: peer.port }, { timeoutMs });
    balancer.end(peer, typeof socket === 'string');
    if (typeof socket !== 'string') return socket;
    const why =
      socket === 'timeout'
        ? 'upstream timed out (110: Connection timed out)'
        : 'connect() failed (111: Connection refused)';
    yield* site.logs.error(
      site.process,
      'error',
      `*${rank} ${why} while connecting to upstream, client: ${ip}, server: 0.0.0.0:${listens[0]?.port ?? 0}, upstream: "${peer.host}:${peer.port}", bytes from/to client:0/0, bytes from/to upstream:0/0`,
      scope,
    );
  }
  return undefined;
}

function groupOf(target: string, site: Site): UpstreamGroup {
  const named = site.settings.streamUpstreams.get(target);
  if (named) return { ...named, name: `stream ${named.name}` };
  const { host, port } = hostAndPort(target, 0);
  const peer: Peer = {
    host,
    port,
    weight: 1,
    isBackup: false,
    isDown: false,
    mostFails: 1,
    failTimeout: 10_000,
    directive: { name: '', args: [], block: undefined, file: '', line: 0, span: [0, 0] },
  };
  return { name: `stream ${target}`, peers: [peer], method: 'round robin', key: '' };
}
