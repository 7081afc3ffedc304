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
  const { kernel } = kubelet;
  let output = '';
  const take = (_stream: string, bytes: string) => void (output = (output + bytes).slice(0, MOST_OUTPUT));
  try {
    const process = execIn(kernel, run, { argv: command.map(toBytes), take });
    const until = kernel.now + (timeoutMs ?? Infinity);
    while (process.state !== 'dead' && kernel.now < until)
      yield timeoutMs === undefined ? { on: process.ended } : { on: process.ended, ms: until - kernel.now };
    if (process.state !== 'dead') return timedOut(process, command, timeoutMs ?? 0);
    return process.exitCode === 0 ? SUCCESS : failed(toText(output));
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return unknown(
      `rpc error: code = Unknown desc = failed to exec in container: failed to start exec: ${error.message}`,
    );
  }
}

function timedOut(process: Process, command: readonly string[], timeoutMs: number): ActionOutcome {
  process.kernel.kill(process, SIG.KILL, true);
  return failed(`command timed out: "${command.join(' ')}" timed out after ${timeoutMs / 1000}s`);
}

/** `anyStatus`: hooks take every answer for success; probes want 200 to 399. */
export function* getOverHttp(
  kubelet: Process,
  target: { readonly pod: NodePod; readonly container: Container },
  action: HTTPGetAction,
  { timeoutMs, anyStatus = false }: { readonly timeoutMs?: number; readonly anyStatus?: boolean },
): Task<ActionOutcome> {
  const port = portOf(target.container, action.port);
  if (port === undefined)
    return unknown(`couldn't find port: ${action.port} for container ${target.container.name}`);
  const host = action.host || target.pod.network.ip;
  const path = (action.path ?? '/').replace(/^(?!\/)/, '/');
  const tls = action.scheme === 'HTTPS';
  const url = `${tls ? 'https' : 'http'}://${host}:${port}${path}`;
  const headers = (action.httpHeaders ?? []).map(({ name = '', value = '' }) => [name, value] as const);
  const usual = [['User-Agent', 'kube-probe/1.35'] as const, ['Accept', '*/*'] as const];
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const outcome = yield* httpRequest(kubelet, {
    host,
    port,
    path,
    tls,
    headers: [...usual.filter(([name]) => !given.has(name.toLowerCase())), ...headers],
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  if (!outcome.ok) return failed(`Get "${url}": ${networkWords(outcome.why, `${host}:${port}`)}`);
  const { status } = outcome.response;
  if (anyStatus || (status >= 200 && status < 400)) return SUCCESS;
  return failed(`HTTP probe failed with statuscode: ${status}`);
}

export function* openTcp(
  kubelet: Process,
  target: { readonly pod: NodePod; readonly container: Container },
  { host, port }: { readonly host?: string; readonly port?: IntOrString },
  timeoutMs: number,
): Task<ActionOutcome> {
  const number = portOf(target.container, port);
  if (number === undefined)
    return unknown(`couldn't find port: ${port} for container ${target.container.name}`);
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
