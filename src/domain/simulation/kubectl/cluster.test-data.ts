/** A run that stands still, with objects of every kind that kubectl prints. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type {
  ClusterEvent,
  ExecOutcome,
  LogLine,
  RunningCluster,
} from '#domain/simulation/cluster/running.ts';
import data from './objects.test-data.json';

/** 2025-11-24T09:05:00Z: the run is 20 minutes old. */
export const WALL = 1_763_975_100_000;
const NOW = 1_200_000;

const PODS = data.pods as unknown as readonly Pod[];
const OBJECTS = data.objects as unknown as readonly KubernetesObject[];
const EVENTS = data.events as unknown as readonly ClusterEvent[];
/** By `namespace/pod/container`, with `/previous` for the run before. */
const LOGS = new Map(Object.entries(data.logs)) as unknown as ReadonlyMap<string, readonly LogLine[]>;

/** What the test cluster was asked to do. */
export class TestCluster implements RunningCluster {
  readonly asked: string[] = [];
  readonly applied: (readonly [kind: string, object: KubernetesObject])[] = [];
  outcome: ExecOutcome = { output: [{ stream: 'stdout', text: 'hello\n' }], code: 0, unmodelled: '' };
  now = NOW;
  wallTime = WALL;
  /** So many seconds after it was asked for, a deletion is carried out. */
  lingers = 0;
  private readonly gone = new Map<string, number>();

  /** For each Pod, what it becomes once time has passed. */
  later: ReadonlyMap<string, Pod> = new Map();

  /** For each Pod that is made, what becomes of it at once. */
  made: ReadonlyMap<string, Pod> = new Map();

  objects(kind: string): readonly KubernetesObject[] {
    return OBJECTS.filter((one) => one.kind === kind && !this.isGone(`${kind} ${one.metadata?.name}`));
  }

  pods(): readonly Pod[] {
    const added = this.applied.flatMap(([, object]) => this.made.get(object.metadata?.name ?? '') ?? []);
    return [...PODS, ...added]
      .filter(({ metadata }) => !this.isGone(`Pod ${metadata?.name}`))
      .map((pod) => (this.now > NOW ? (this.later.get(pod.metadata?.name ?? '') ?? pod) : pod));
  }

  events(): readonly ClusterEvent[] {
    return EVENTS;
  }

  log({ metadata }: Pod, container: string, previous: boolean): readonly LogLine[] | undefined {
    return LOGS.get(`${metadata?.namespace}/${metadata?.name}/${container}${previous ? '/previous' : ''}`);
  }

  exec(
    { metadata }: Pod,
    container: string,
    argv: readonly string[],
    seconds: number,
    input?: string,
  ): ExecOutcome {
    this.asked.push(`exec ${metadata?.name} ${container} ${argv.join('|')} ${seconds} ${input ?? '-'}`);
    return this.outcome;
  }

  apply(kind: string, object: KubernetesObject): void {
    this.applied.push([kind, object]);
  }

  remove(kind: string, namespace: string, name: string, graceSeconds?: number): boolean {
    this.asked.push(`remove ${kind} ${namespace}/${name} ${graceSeconds ?? '-'}`);
    this.gone.set(`${kind} ${name}`, this.now + this.lingers * 1000);
    return true;
  }

  private isGone(key: string): boolean {
    return this.now >= (this.gone.get(key) ?? Infinity);
  }

  advance(seconds: number): void {
    this.asked.push(`advance ${seconds}`);
    this.now += seconds * 1000;
    this.wallTime += seconds * 1000;
  }
}
