/** What probes and hooks do: run a command in the container, ask over HTTP, open a connection. */
import type { Container, HTTPGetAction, IntOrString } from '#domain/kubernetes/schema/api.gen.ts';
import { toBytes, toText } from '#domain/simulation/files/bytes.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import { httpRequest, type HttpFailure } from '#domain/simulation/network/http/client.ts';
import { execIn } from './exec.ts';
import { StartFailure } from './failures.ts';
import type { NodePod } from './pod.ts';
import type { ContainerRun } from './run.ts';

/** `unknown`: it could not be tried at all; the kubelet then counts neither success nor failure. */
export interface ActionOutcome {
  readonly result: 'success' | 'failure' | 'unknown';
  readonly message: string;
}

const SUCCESS: ActionOutcome = { result: 'success', message: '' };
const failed = (message: string): ActionOutcome => ({ result: 'failure', message });
const unknown = (message: string): ActionOutcome => ({ result: 'unknown', message });

/** So much of a command's output is kept (pkg/probe/exec/exec.go). */
const MOST_OUTPUT = 10_240;

/** `timeoutMs` undefined: as long as it takes. */
export function* runCommand(
  kubelet: Process,
  run: ContainerRun,
  command: readonly string[],
  timeoutMs?: number,
): Task<ActionOutcome> {
  if (!run.isModelled) return SUCCESS;
  let output = '';
  const take = (_stream: string, bytes: string) => void (output = (output + bytes).slice(0, MOST_OUTPUT));
  try {
    const process = execIn(kubelet.kernel, run, { argv: command.map(toBytes), take });
    const known = unknownsOf(process);
    yield* untilDead(process, timeoutMs);
    if (unknownsOf(process) > known) return SUCCESS;
    if (process.state !== 'dead') return timedOut(process, command, timeoutMs ?? 0);
    return process.exitCode === 0 ? SUCCESS : failed(toText(output));
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return unknown(`${RPC} failed to exec in container: failed to start exec: ${error.message}`);
  }
}

/** A probe is not to fail for what is not modelled. */
const unknownsOf = ({ kernel, container }: Process): number =>
  kernel.trace.of('unmodelled', container.pod, container.name).length;

const RPC = 'rpc error: code = Unknown desc =';

function* untilDead(process: Process, timeoutMs = Infinity): Task<void> {
  const { kernel } = process;
  const until = kernel.now + timeoutMs;
  while (process.state !== 'dead' && kernel.now < until)
    yield timeoutMs === Infinity ? { on: process.ended } : { on: process.ended, ms: until - kernel.now };
}

function timedOut(process: Process, command: readonly string[], timeoutMs: number): ActionOutcome {
  process.kernel.kill(process, SIG.KILL, true);
  return failed(`command timed out: "${command.join(' ')}" timed out after ${timeoutMs / 1000}s`);
}

/** What a probe or hook is for: names of ports are looked up in the container, and it is asked at the Pod's address. */
interface Target {
  readonly pod: NodePod;
  readonly container: Container;
}

/** Hooks take every answer for success; probes want 200 to 399. */
export function* getOverHttp(
  kubelet: Process,
  target: Target,
  action: HTTPGetAction,
  { timeoutMs, isHook = false }: { readonly timeoutMs?: number; readonly isHook?: boolean },
): Task<ActionOutcome> {
  const port = portOf(target.container, action.port);
  if (port === undefined) return noPort(target, action.port);
  const tls = action.scheme === 'HTTPS';
  const host = action.host || target.pod.network.ip;
  const path = (action.path ?? '/').replace(/^(?!\/)/, '/');
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  const outcome = yield* httpRequest(kubelet, {
    host,
    port,
    path,
    tls,
    headers: headersOf(action, isHook ? 'kube-lifecycle' : 'kube-probe'),
    ...limit,
  });
  const url = `${tls ? 'https' : 'http'}://${host}:${port}${path}`;
  if (!outcome.ok) return failed(`Get "${url}": ${networkWords(outcome.why, `${host}:${port}`)}`);
  return isHook ? SUCCESS : judged(outcome.response.status);
}

const judged = (status: number): ActionOutcome =>
  status >= 200 && status < 400 ? SUCCESS : failed(`HTTP probe failed with statuscode: ${status}`);

function headersOf(
  { httpHeaders = [] }: HTTPGetAction,
  agent: string,
): readonly (readonly [string, string])[] {
  const own = httpHeaders.map(({ name = '', value = '' }) => [name, value] as const);
  const given = new Set(own.map(([name]) => name.toLowerCase()));
  const usual = [['User-Agent', `${agent}/1.35`] as const, ['Accept', '*/*'] as const];
  return [...usual.filter(([name]) => !given.has(name.toLowerCase())), ...own];
}

const noPort = ({ container }: Target, port: IntOrString | undefined): ActionOutcome =>
  unknown(`couldn't find port: ${port} for container ${container.name}`);

export function* openTcp(
  kubelet: Process,
  target: Target,
  { host, port }: { readonly host?: string; readonly port?: IntOrString },
  timeoutMs: number,
): Task<ActionOutcome> {
  const number = portOf(target.container, port);
  if (number === undefined) return noPort(target, port);
  const address = host || target.pod.network.ip;
  const socket = yield* connect(kubelet, address, number, { timeoutMs });
  if (typeof socket === 'string') return failed(networkWords(socket, `${address}:${number}`));
  kubelet.held.delete(socket);
  socket.close(kubelet.kernel);
  return SUCCESS;
}

/** As Go says it. */
function networkWords(why: HttpFailure, address: string): string {
  if (why === 'refused') return `dial tcp ${address}: connect: connection refused`;
  if (why === 'timeout') return 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
  if (why === 'reset') return 'read: connection reset by peer';
  if (why === 'empty') return 'EOF';
  if (why === 'nohost') return `dial tcp: lookup ${address.replace(/:\d+$/, '')}: no such host`;
  return why === 'malformed'
    ? 'net/http: HTTP/1.x transport connection broken: malformed HTTP response'
    : why;
}

/** A name is looked up in the container's own ports (ResolveContainerPort of pkg/probe/util.go). */
function portOf(container: Container, port: IntOrString | undefined): number | undefined {
  if (typeof port === 'number') return port;
  return container.ports?.find(({ name }) => name === port)?.containerPort;
}
