/** What happened in a run, in order, each with its virtual time. Drawings, rules and kubectl read nothing else of the past. */

export type NetworkError = 'refused' | 'timeout' | 'nohost' | 'reset';

export type ProbeKind = 'startup' | 'readiness' | 'liveness';

/** Where it happened, and when. */
export interface Stamp {
  /** Position in the trace, from 0. */
  readonly index: number;
  /** Virtual milliseconds since the run began. */
  readonly at: number;
  /** `web` and `nginx`; a container's name is empty where the Pod as a whole is meant, both where nobody is. */
  readonly pod: string;
  readonly container: string;
  /** In the container's PID namespace; 0 where no process did it. */
  readonly pid: number;
}

export type Happening =
  /** The container's first process runs; `restart` counts from 0. */
  | { readonly op: 'start'; readonly restart: number; readonly argv: readonly string[] }
  /** postStart and startup probe are done, where there are any. */
  | { readonly op: 'started' }
  | { readonly op: 'ready'; readonly ready: boolean }
  /** The container's first process ended. `ran`: milliseconds since its start. */
  | { readonly op: 'exit'; readonly code: number; readonly signal: number; readonly ran: number; readonly reason: string; readonly restart: number }
  /** The kubelet asks the container to stop, or kills it. */
  | { readonly op: 'stop'; readonly signal: number }
  | { readonly op: 'hook'; readonly hook: 'postStart' | 'preStop'; readonly ok: boolean; readonly message: string }
  | { readonly op: 'probe'; readonly kind: ProbeKind; readonly ok: boolean; readonly message: string }
  /** A line of the container's log, without its line end. */
  | { readonly op: 'log'; readonly stream: 'stdout' | 'stderr'; readonly line: string; readonly restart: number }
  /** Content of a file was read; once for a file that is read to its end. `volume` is empty outside volumes. */
  | { readonly op: 'read'; readonly path: string; readonly volume: string; readonly inode: number }
  /** Content was written, as text; writes of one process to one file soon after each other are one entry, and long ones are cut. */
  | { readonly op: 'write'; readonly path: string; readonly volume: string; readonly inode: number; readonly text: string }
  | { readonly op: 'file-error'; readonly path: string; readonly code: string; readonly doing: 'read' | 'write' }
  | { readonly op: 'bind'; readonly port: number }
  | { readonly op: 'unbind'; readonly port: number }
  | { readonly op: 'bind-clash'; readonly port: number; readonly by: string }
  /** `to`: `pod/container`. `via`: the Service, empty without one. */
  | { readonly op: 'connect'; readonly host: string; readonly port: number; readonly to: string; readonly via: string }
  | { readonly op: 'connect-fail'; readonly host: string; readonly port: number; readonly why: NetworkError; readonly via: string }
  /** A server answered. `from`: `pod/container` of the client, `client` from outside. */
  | { readonly op: 'http'; readonly port: number; readonly method: string; readonly path: string; readonly status: number; readonly from: string }
  | { readonly op: 'lookup'; readonly host: string; readonly ok: boolean }
  /** One process sent another a signal. `to`: `pod/container` of the receiver. */
  | { readonly op: 'signal'; readonly to: string; readonly process: string; readonly signal: number }
  | { readonly op: 'reload'; readonly ok: boolean }
  /** The columns of `kubectl get pods` changed. */
  | { readonly op: 'status'; readonly status: string; readonly ready: string; readonly restarts: number }
  /** The Pod is deleted for good. */
  | { readonly op: 'gone' }
  /** An event of the API, as `kubectl describe` and `kubectl events` list them. */
  | { readonly op: 'event'; readonly type: 'Normal' | 'Warning'; readonly reason: string; readonly message: string }
  /** What comes from this container from here on is not known. */
  | { readonly op: 'unmodelled'; readonly what: string }; // prettier-ignore

export type TraceEvent = Stamp & Happening;

export type EventOf<Op extends Happening['op']> = Extract<TraceEvent, { readonly op: Op }>;
