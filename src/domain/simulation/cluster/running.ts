/** A run at one moment, as kubectl sees it through the API server. The kubelet side implements it; kubectl and rules only read it. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';

export interface LogLine {
  /** Virtual milliseconds since the run began. */
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  /** As text, without its line end. */
  readonly line: string;
}

/** What `kubectl events` lists. Repeated ones are one, with a count. */
export interface ClusterEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `Pod`, `Deployment`, `Job`, ... */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** `spec.containers{web}`; empty when the object as a whole is meant. */
  readonly fieldPath: string;
  /** `kubelet`, `default-scheduler`, `replicaset-controller`, ... */
  readonly from: string;
  /** Virtual milliseconds since the run began. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

export interface ExecOutcome {
  /** In the order in which it was written. */
  readonly output: readonly { readonly stream: 'stdout' | 'stderr'; readonly text: string }[];
  /** Undefined when it had not ended by the limit (`tail -f`): it was interrupted then. */
  readonly code: number | undefined;
  /** What of it is not modelled; empty when all is. */
  readonly unmodelled: string;
}

export interface RunningCluster {
  /** Virtual milliseconds since the run began. */
  readonly now: number;
  /** Milliseconds since 1970: what `date` shows in a container. */
  readonly wallTime: number;
  /** Objects with their status, in the order in which they were made. `metadata.creationTimestamp` is set. */
  objects(kind: string): readonly KubernetesObject[];
  pods(): readonly Pod[];
  events(): readonly ClusterEvent[];
  /**
   * Undefined when that container never ran (`previous`: had no run before its present or last one). Names are those of the API:
   * namespace and name of the Pod, name of the container.
   */
  log(pod: Pod, container: string, previous: boolean): readonly LogLine[] | undefined;
  /** Lets the run go on while the command runs, for at most `seconds`. The container has to run. */
  exec(pod: Pod, container: string, argv: readonly string[], seconds: number, input?: string): ExecOutcome;
  /** As `kubectl apply` of an object: made when it is not there, else changed; its name and namespace tell which one is meant. */
  apply(kind: string, object: KubernetesObject): void;
  /** As `kubectl delete` asks for it; the run has to go on for it to be carried out. False when there is no such object. */
  remove(kind: string, namespace: string, name: string, graceSeconds?: number): boolean;
  /** Lets virtual time pass. */
  advance(seconds: number): void;
}
