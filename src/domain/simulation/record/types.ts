/** A run as plain data, for drawings and messages: what became of each container, and what kubectl would have shown when. */

export type ContainerKind = 'init' | 'sidecar' | 'app';

/** A stretch of time in one state. `to` is the end of the record when it lasts. Times are virtual milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** waiting: not started yet, or between two runs. running: its first process runs. ended: it will not run again by itself. */
  readonly state: 'waiting' | 'running' | 'ended';
  /** As kubectl names it: `PodInitializing`, `CrashLoopBackOff`, `Completed`, `Error`, ...; empty while it runs. */
  readonly reason: string;
  /** How the run before this stretch ended; absent while it runs and before its first run. */
  readonly code?: number;
  /** Which run this is, or follows on; from 0. */
  readonly restart: number;
}

export interface LogEntry {
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
  readonly restart: number;
}

/** Something that happened to a container and is worth a mark on its line. */
export interface Moment {
  readonly at: number;
  readonly kind: 'listens' | 'port-clash' | 'ready' | 'not-ready' | 'probe-failed' | 'signal' | 'stop' | 'reload' | 'unmodelled';
  /** One sentence of facts: `listens on port 80`, `asked to stop (SIGTERM)`. */
  readonly says: string;
} // prettier-ignore

export interface ContainerRecord {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly image: string;
  readonly spans: readonly Span[];
  readonly moments: readonly Moment[];
  readonly log: readonly LogEntry[];
  /** Lines that were left out of `log` at its end because there were too many. */
  readonly omitted: number;
}

/** A row of `kubectl get pods`, from `at` until the next row. */
export interface PodRow {
  readonly at: number;
  readonly ready: string;
  readonly status: string;
  readonly restarts: number;
}

export interface PodRecord {
  readonly namespace: string;
  readonly name: string;
  /** When it was made. */
  readonly at: number;
  /** In the order of their changes; at least one. */
  readonly rows: readonly PodRow[];
  /** When it was gone; absent while it is there. */
  readonly gone?: number;
  /** Init containers and sidecars in list order, then the others. */
  readonly containers: readonly ContainerRecord[];
}

export interface EventRecord {
  readonly at: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  /** `pod/web`. */
  readonly object: string;
  readonly message: string;
}

export interface RunRecord {
  /** How long it ran, in virtual milliseconds. */
  readonly length: number;
  /** Empty when it ran to its end; else which budget was spent, in words. */
  readonly cutShort: string;
  readonly pods: readonly PodRecord[];
  readonly events: readonly EventRecord[];
  /** What is not modelled, one sentence each: results of these containers are not verified. */
  readonly unmodelled: readonly string[];
}
