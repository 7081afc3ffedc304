import type { Mark } from './types.ts';

/** Where a listener sends what it gets. */
export interface ForwardTarget {
  /** As written: `localhost`, `server1`, `redis.data`. What it means is `resolveHost`. */
  readonly host: string;
  readonly port: number;
  /** Share among the targets of one upstream; 1 when nothing is said. */
  readonly weight: number;
  /** Name of the nginx upstream that it stands in; empty when it is named at once. */
  readonly upstream: string;
  /** `http`, `https`, `tcp`, `redis`. */
  readonly scheme: string;
  /** The line of the configuration, or the field, that says so. */
  readonly at?: Mark;
}

export interface BoundPort {
  readonly port: number;
  /** loopback: only containers of the same Pod reach it. */
  readonly address: 'any' | 'loopback';
  readonly protocol: 'TCP' | 'UDP';
  readonly tls: boolean;
  readonly forwardsTo: readonly ForwardTarget[];
  /** The line of the configuration that binds it, when it stands in a manifest. */
  readonly at?: Mark;
}

/** Why a program does not start: its own last words. */
export interface ConfigFailure {
  /** The program's line, without its `nginx: [emerg]` prefix. */
  readonly text: string;
  /** Stable name of the reason: `syntax`, `no-file`, `host-not-found`, ... */
  readonly reason: string;
  readonly at?: Mark;
}

/** What a container binds, as its image's model has it. */
export type Listening =
  | { readonly known: true; readonly ports: readonly BoundPort[]; readonly failure?: ConfigFailure }
  | { readonly known: false; readonly reason: string };
