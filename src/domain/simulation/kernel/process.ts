import type { Container } from './container.ts';
import type { Kernel } from './kernel.ts';
import type { OpenFile } from './open-file.ts';
import type { Timer } from './clock.ts';
import type { Disposition } from './signals.ts';
import type { Task } from './task.ts';
import { WaitQueue } from './wait-queue.ts';

export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export const ROOT_USER: User = { uid: 0, gid: 0, groups: [0] };

/** Processes that see each other. Its first process is PID 1: signals without a handler do not reach it, and all end with it. */
export class PidNamespace {
  readonly processes = new Map<number, Process>();
  init: Process | undefined;
  private last = 0;

  join(process: Process): number {
    this.last += 1;
    this.processes.set(this.last, process);
    return this.last;
  }

  /** Makes the next process the first of the namespace. */
  becomeInit(process: Process): void {
    this.init = process;
  }
}

export type Program = (process: Process) => Task;

export interface SpawnOptions {
  readonly argv: readonly string[];
  readonly container: Container;
  readonly namespace: PidNamespace;
  readonly env?: ReadonlyMap<string, string>;
  readonly descriptors?: readonly (OpenFile | undefined)[];
  readonly cwd?: string;
  readonly umask?: number;
  readonly user?: User;
  readonly parent?: Process;
  /** Dispositions that survive: a child inherits those of its parent that are `ignore`. */
  readonly ignores?: readonly number[];
  readonly onExit?: (process: Process) => void;
}

/** Held by a process and given back when it ends: listeners, connections. */
export interface Held {
  close(kernel: Kernel): void;
}

export class Process {
  readonly kernel: Kernel;
  /** Unique in the whole run, for the trace. */
  readonly id: number;
  /** In its namespace: what `$$` and `ps` show. */
  readonly pid: number;
  readonly container: Container;
  readonly namespace: PidNamespace;
  parent: Process | undefined;
  readonly children = new Set<Process>();
  /** What `ps` shows. A program that takes another's place (`exec`) sets it anew. */
  argv: readonly string[];
  /** Exported variables. */
  env: Map<string, string>;
  /** By number: 0 standard input, 1 output, 2 errors. The process owns one reference of each. */
  readonly descriptors: (OpenFile | undefined)[];
  cwd: string;
  umask: number;
  user: User;
  readonly dispositions = new Map<number, Disposition>();
  /** Signals with disposition `trap` that came and were not seen to yet. */
  readonly pending: number[] = [];
  readonly held = new Set<Held>();
  readonly startedAt: number;
  state: 'ready' | 'running' | 'waiting' | 'dead' = 'ready';
  /** 0 to 255, once dead; 128 + n when signal n ended it. */
  exitCode = 0;
  /** The signal that ended it; 0 when it ended by itself. */
  endedBy = 0;
  readonly ended = new WaitQueue();
  readonly onExit: ((process: Process) => void) | undefined;
  /** The kernel's own notes on its wait. */
  readonly wait: { queues: readonly WaitQueue[]; timer: Timer | undefined; interruptible: boolean } = {
    queues: [],
    timer: undefined,
    interruptible: false,
  };
  task: Task | undefined;

  constructor(kernel: Kernel, id: number, options: SpawnOptions) {
    this.kernel = kernel;
    this.id = id;
    this.container = options.container;
    this.namespace = options.namespace;
    this.parent = options.parent;
    this.argv = options.argv;
    this.env = new Map(options.env);
    this.descriptors = [...(options.descriptors ?? [])];
    this.cwd = options.cwd ?? '/';
    this.umask = options.umask ?? 0o022;
    this.user = options.user ?? ROOT_USER;
    this.startedAt = kernel.now;
    this.onExit = options.onExit;
    for (const signal of options.ignores ?? []) this.dispositions.set(signal, 'ignore');
    this.pid = this.namespace.join(this);
  }
}
