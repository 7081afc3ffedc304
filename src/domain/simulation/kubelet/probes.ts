/** Probes of one run of a container. After pkg/kubelet/prober/worker.go and prober.go. */
import type { Probe } from '#domain/kubernetes/schema/api.gen.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { ProbeKind } from '#domain/simulation/trace/events.ts';
import { getOverHttp, openTcp, runCommand, type ActionOutcome } from './actions.ts';
import type { ManagedContainer } from './managed-container.ts';
import type { NodePod } from './pod.ts';
import type { ContainerRun } from './run.ts';

interface Probing {
  readonly pod: NodePod;
  readonly container: ManagedContainer;
  readonly run: ContainerRun;
}

const TITLES: Readonly<Record<ProbeKind, string>> = {
  startup: 'Startup',
  readiness: 'Readiness',
  liveness: 'Liveness',
};

/** Once postStart is done: the startup probe first, the others when it has succeeded. */
export function startProbes(probing: Probing): void {
  const { startupProbe } = probing.container.spec;
  if (startupProbe) probe(probing, 'startup', startupProbe);
  else becomeStarted(probing);
}

function becomeStarted(probing: Probing): void {
  const { pod, container, run } = probing;
  const { readinessProbe, livenessProbe } = container.spec;
  container.started = true;
  pod.kubelet.kernel.trace.record({ container: run.container }, { op: 'started' });
  if (readinessProbe) probe(probing, 'readiness', readinessProbe);
  else setReady(probing, true);
  if (livenessProbe) probe(probing, 'liveness', livenessProbe);
}

function setReady({ pod, container, run }: Probing, ready: boolean): void {
  if (container.ready === ready) return;
  container.ready = ready;
  pod.kubelet.kernel.trace.record({ container: run.container }, { op: 'ready', ready });
}

function probe(probing: Probing, kind: ProbeKind, spec: Probe): void {
  probing.pod.work((kubelet) => loop(kubelet, probing, kind, spec));
}

function* loop(kubelet: Process, probing: Probing, kind: ProbeKind, spec: Probe): Task<void> {
  const tally = new Tally(spec);
  yield { ms: (spec.initialDelaySeconds ?? 0) * 1000 };
  while (isUp(probing)) {
    const next = kubelet.kernel.now + (spec.periodSeconds ?? 10) * 1000;
    const outcome = yield* attempt(kubelet, probing, spec);
    if (!isUp(probing)) return;
    tell(probing, kind, outcome);
    const settled = tally.settled(outcome.result);
    if (settled !== undefined && act(probing, kind, spec, settled) === 'done') return;
    yield { ms: Math.max(0, next - kubelet.kernel.now) };
  }
}

const isUp = ({ container, run }: Probing): boolean =>
  container.run === run && container.isRunning && !container.killWanted;

/** Results in a row; a result that could not be had is thrown away. */
class Tally {
  private last: boolean | undefined;
  private inRow = 0;
  private readonly spec: Probe;

  constructor(spec: Probe) {
    this.spec = spec;
  }

  settled(result: ActionOutcome['result']): boolean | undefined {
    if (result === 'unknown') return undefined;
    const isSuccess = result === 'success';
    this.inRow = this.last === isSuccess ? this.inRow + 1 : 1;
    this.last = isSuccess;
    const threshold = isSuccess ? (this.spec.successThreshold ?? 1) : (this.spec.failureThreshold ?? 3);
    return this.inRow >= threshold ? isSuccess : undefined;
  }
}

function* attempt(kubelet: Process, { pod, container, run }: Probing, spec: Probe): Task<ActionOutcome> {
  const timeoutMs = (spec.timeoutSeconds ?? 1) * 1000;
  const target = { pod, container: container.spec };
  if (!run.isModelled) return { result: 'success', message: '' };
  if (spec.exec) return yield* runCommand(kubelet, run, spec.exec.command ?? [], timeoutMs);
  if (spec.httpGet) return yield* getOverHttp(kubelet, target, spec.httpGet, { timeoutMs });
  if (spec.tcpSocket) return yield* openTcp(kubelet, target, spec.tcpSocket, timeoutMs);
  pod.kubelet.kernel.trace.record({ container: run.container }, { op: 'unmodelled', what: 'grpc probe' });
  run.isModelled = false;
  return { result: 'success', message: '' };
}

function tell({ pod, container, run }: Probing, kind: ProbeKind, { result, message }: ActionOutcome): void {
  const ok = result === 'success';
  pod.kubelet.kernel.trace.record({ container: run.container }, { op: 'probe', kind, ok, message });
  const title = `${TITLES[kind]} probe`;
  if (result === 'failure') pod.event('Warning', 'Unhealthy', `${title} failed: ${message}`, container);
  if (result === 'unknown')
    pod.event(
      'Warning',
      'Unhealthy',
      `${title} errored and resulted in unknown state: ${message}`,
      container,
    );
}

/** `done`: this probe has nothing more to do in this run. */
function act(probing: Probing, kind: ProbeKind, spec: Probe, isSuccess: boolean): 'done' | 'goes on' {
  const { pod, container } = probing;
  if (kind === 'readiness') setReady(probing, isSuccess);
  else if (!isSuccess) {
    const message = `Container ${container.name} failed ${kind} probe, will be restarted`;
    container.killWanted = { message, graceSeconds: spec.terminationGracePeriodSeconds };
  } else if (kind === 'startup') becomeStarted(probing);
  pod.touch();
  return kind === 'startup' || container.killWanted ? 'done' : 'goes on';
}
