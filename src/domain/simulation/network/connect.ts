/** Opening TCP connections. What happens, good or bad, is in the trace. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { NetworkError } from '#domain/simulation/trace/events.ts';
import type { Listener } from './listener.ts';
import { addressesOf } from './names/resolve.ts';
import { isAllowed } from './policies.ts';
import { isLoopback, networkOf, type PodNetwork } from './pod-network.ts';
import { wayTo, type Route } from './route.ts';
import { connectedPair, type Socket } from './socket.ts';

/** Linux gives up after seven packets without an answer (`tcp_syn_retries` 6). */
const SYN_TIMEOUT_MS = 127_000;

export interface Target {
  /** As it was written, for the trace. */
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

export interface Patience {
  /** Gives up earlier than the system does. */
  readonly timeoutMs?: number | undefined;
}

/** Looks the name up and tries its addresses one after the other; the caller holds the socket. */
export function* connect(
  process: Process,
  host: string,
  port: number,
  patience: Patience = {},
): Task<Socket | NetworkError> {
  const addresses = yield* addressesOf(process, host);
  let last: NetworkError = 'nohost';
  for (const ip of addresses) {
    const outcome = yield* dial(process, { host, ip, port }, patience);
    if (typeof outcome !== 'string') return outcome;
    last = outcome;
  }
  if (last === 'nohost')
    process.kernel.trace.record(process, { op: 'connect-fail', host, port, why: last, via: '' });
  return last;
}

/** One attempt at one address. */
export function* dial(
  process: Process,
  { host, ip, port }: Target,
  { timeoutMs = SYN_TIMEOUT_MS }: Patience = {},
): Task<Socket | NetworkError> {
  yield null;
  const network = networkOf(process);
  const { via, to } = wayTo(network, ip, port);
  const outcome = typeof to === 'string' ? to : arrival(network, to);
  if (typeof outcome === 'string') {
    if (outcome === 'timeout') yield { ms: Math.min(timeoutMs, SYN_TIMEOUT_MS) };
    process.kernel.trace.record(process, { op: 'connect-fail', host, port, why: outcome, via });
    return outcome;
  }
  process.kernel.trace.record(process, { op: 'connect', host, port, to: nameOf(outcome.process), via });
  const local = { ip: localIp(network, ip), port: network.ephemeralPort() };
  return join(process, outcome, { local, dialled: { ip, port }, reached: to as Route });
}

/** Policies come first: what they drop nobody can refuse. */
function arrival(from: PodNetwork, { network, ip, port }: Route): Listener | NetworkError {
  const traffic = { from: from.party(), to: network.party(), port, protocol: 'TCP' as const };
  if (network !== from && !isAllowed(from.fabric.cluster, traffic)) return 'timeout';
  return network.accepting(ip, port) ?? 'refused';
}

const localIp = (network: PodNetwork, ip: string): string =>
  isLoopback(ip) || ip === '0.0.0.0' ? '127.0.0.1' : network.ip;

function join(
  process: Process,
  listener: Listener,
  {
    local,
    dialled,
    reached,
  }: {
    readonly local: Socket['ends']['local'];
    readonly dialled: Socket['ends']['remote'];
    readonly reached: Route;
  },
): Socket {
  const { client, server } = connectedPair(
    { local, remote: dialled, peer: nameOf(listener.process) },
    { local: { ip: reached.ip, port: reached.port }, remote: local, peer: nameOf(process) },
  );
  process.held.add(client);
  networkOf(process).keep(client);
  reached.network.keep(server);
  listener.offer(server, process.kernel);
  return client;
}

/** `pod/container`; of what is no container of a Pod (`kubelet`, `client`), its name. */
export const nameOf = ({ container: { pod, name } }: Process): string =>
  pod === '' ? name : `${pod}/${name}`;
