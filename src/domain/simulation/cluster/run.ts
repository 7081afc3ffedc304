/** A run at one moment, for kubectl, rules and drawings. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { toBytes, toText } from '#domain/simulation/files/bytes.ts';
import { BudgetSpent } from '#domain/simulation/kernel/budget.ts';
import type { RunEnd } from '#domain/simulation/kernel/kernel.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { execIn } from '#domain/simulation/kubelet/exec.ts';
import { StartFailure } from '#domain/simulation/kubelet/failures.ts';
import type { ManagedContainer } from '#domain/simulation/kubelet/managed-container.ts';
import type { ContainerRun } from '#domain/simulation/kubelet/run.ts';
import type { Recorder } from '#domain/simulation/trace/recorder.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterEvent, ExecOutcome, LogLine, RunningCluster } from './running.ts';

export interface Run extends RunningCluster {
  readonly trace: Recorder;
  /** Why the last `advance` or `exec` came back; undefined before the first. `budget`: nothing goes on after that. */
  readonly end: RunEnd | undefined;
  /** Which budget was spent, in words; empty when none was. */
  readonly cutShort: string;
  /** Every Pod that there ever was, also those that are gone. */
  everyPod(): readonly Pod[];
  /** What is not modelled, in the order in which it was met; of which container: empty names where none is meant. */
  readonly unmodelled: readonly { readonly pod: string; readonly container: string; readonly what: string }[];
}

/** What kubectl ends with when the runtime cannot start the command. */
const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;

export class ClusterRun implements Run {
  end: RunEnd | undefined;
  private readonly cluster: Cluster;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  get now(): number {
    return this.cluster.kernel.now;
  }

  get wallTime(): number {
    return this.cluster.kernel.wallTime;
  }

  get trace(): Recorder {
    return this.cluster.kernel.trace;
  }

  get unmodelled() {
    return this.trace.of('unmodelled').map(({ pod, container, what }) => ({ pod, container, what }));
  }

  objects(kind: string): readonly KubernetesObject[] {
    return this.cluster.store.all(kind);
  }

  pods(): readonly Pod[] {
    return this.cluster.store.list('Pod');
  }

  everyPod(): readonly Pod[] {
    return this.cluster.history.list();
  }

  get cutShort(): string {
    return this.cluster.kernel.spent?.message ?? '';
  }

  events(): readonly ClusterEvent[] {
    return this.cluster.events.list();
  }

  log(pod: Pod, container: string, previous: boolean): readonly LogLine[] | undefined {
    const found = this.container(pod, container);
    return (previous ? found?.previousLog : found?.run?.log)?.lines;
  }

  advance(seconds: number): void {
    const { kernel } = this.cluster;
    this.end = kernel.run(kernel.now + seconds * 1000);
  }

  remove(kind: string, namespace: string, name: string, graceSeconds?: number): boolean {
    const object = this.cluster.store.find(kind, namespace, name);
    if (object) this.change(() => this.cluster.remove(object, graceSeconds));
    return object !== undefined;
  }

  apply(kind: string, object: KubernetesObject): void {
    this.change(() => this.cluster.apply(kind, object));
  }

  exec(pod: Pod, container: string, argv: readonly string[], seconds: number, input?: string): ExecOutcome {
    const found = this.container(pod, container);
    const run = found?.isRunning === true ? found.run : undefined;
    if (!run) return { output: [], code: 1, unmodelled: '' };
    if (!run.isModelled) return { output: [], code: undefined, unmodelled: `what ${container} runs` };
    return this.execIn(run, argv, seconds, input === undefined ? {} : { input: toBytes(input) });
  }

  private execIn(
    run: ContainerRun,
    argv: readonly string[],
    seconds: number,
    given: { readonly input?: string },
  ): ExecOutcome {
    const output: ExecOutcome['output'][number][] = [];
    const take = (stream: 'stdout' | 'stderr', bytes: string) =>
      void output.push({ stream, text: toText(bytes) });
    try {
      const process = execIn(this.cluster.kernel, run, { argv: argv.map(toBytes), take, ...given });
      return { output, ...this.outcome(process, seconds) };
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      output.push({ stream: 'stderr', text: `error: Internal error occurred: ${error.message}\n` });
      return {
        output,
        code: /not found|no such file/.test(error.message) ? NOT_FOUND : NOT_EXECUTABLE,
        unmodelled: '',
      };
    }
  }

  private outcome(process: Process, seconds: number): Pick<ExecOutcome, 'code' | 'unmodelled'> {
    const { kernel } = this.cluster;
    const before = kernel.trace.of('unmodelled').length;
    this.end = kernel.run(kernel.now + seconds * 1000, () => process.state === 'dead');
    const met = kernel.trace.of('unmodelled').slice(before);
    const unmodelled = met.find(({ container }) => container === process.container.name)?.what ?? '';
    if (process.state === 'dead') return { code: process.exitCode, unmodelled };
    kernel.kill(process, SIG.INT, true);
    return { code: undefined, unmodelled };
  }

  private container(pod: Pod, name: string): ManagedContainer | undefined {
    return this.cluster.pods.nodePod(pod)?.containers.find((each) => each.name === name);
  }

  /** What happens outside the kernel's turns may spend a budget, too. */
  private change(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      this.cluster.kernel.spent = error;
      this.end = 'budget';
    }
  }
}
