/** A container of a Pod over all its runs. */
import type { Container, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { BackOff } from './back-off.ts';
import type { ContainerLog } from './log.ts';
import type { ContainerRun } from './run.ts';

/** `sidecar`: in initContainers with `restartPolicy: Always`. */
export type Role = 'init' | 'sidecar' | 'app';

/** How a run ended. */
export interface Ending {
  readonly id: string;
  readonly exitCode: number;
  /** 0 when it ended by itself. */
  readonly signal: number;
  readonly reason: string;
  readonly message: string;
  /** Virtual milliseconds since the run began. */
  readonly startedAt: number;
  readonly finishedAt: number;
}

export type State =
  | { readonly kind: 'waiting'; readonly reason: string; readonly message: string }
  | { readonly kind: 'running'; readonly run: ContainerRun }
  | { readonly kind: 'terminated'; readonly ending: Ending };

export class ManagedContainer {
  readonly spec: Container;
  readonly name: string;
  readonly role: Role;
  state: State;
  /** How the run before the present state ended. */
  last: Ending | undefined;
  /** The present run, or the last one. */
  run: ContainerRun | undefined;
  previousLog: ContainerLog | undefined;
  /** Runs so far. */
  starts = 0;
  /** Its process runs, postStart is done, and so is the startup probe, where there is one. */
  started = false;
  ready = false;
  /** A probe wants it to be killed; why, in the words of the event. */
  killWanted: { readonly message: string; readonly graceSeconds: number | undefined } | undefined;
  /** Not before this time: it could not be created, or its image not be pulled. */
  retryAt = 0;
  readonly backOff = new BackOff();
  readonly imageBackOff = new BackOff();
  /** When its image was last asked for in vain. */
  pulledAt = 0;
  /** Of the last run whose end the kubelet has seen: what back-off counts from. */
  seenEnd: number | undefined;
  /** The kubelet itself brought the last end about. */
  isEndKnown = false;
  /** Woken when a run ends. */
  readonly ended = new WaitQueue();

  constructor(spec: Container, role: Role, hasInits: boolean) {
    this.spec = spec;
    this.name = spec.name ?? '';
    this.role = role;
    const reason = hasInits ? 'PodInitializing' : 'ContainerCreating';
    this.state = { kind: 'waiting', reason, message: '' };
  }

  get restarts(): number {
    return Math.max(0, this.starts - 1);
  }

  get isRunning(): boolean {
    return this.state.kind === 'running';
  }
}

/** How its last run ended, unless it runs again. */
export function endingOf({ state, starts, last }: ManagedContainer): Ending | undefined {
  if (state.kind === 'terminated') return state.ending;
  return state.kind === 'waiting' && starts > 0 ? last : undefined;
}

/** Init containers and sidecars in list order, then the others. */
export function containersOf({ spec }: Pod): readonly ManagedContainer[] {
  const inits = spec?.initContainers ?? [];
  const hasInits = inits.length > 0;
  return [
    ...inits.map(
      (each) => new ManagedContainer(each, each.restartPolicy === 'Always' ? 'sidecar' : 'init', hasInits),
    ),
    ...(spec?.containers ?? []).map((each) => new ManagedContainer(each, 'app', hasInits)),
  ];
}
