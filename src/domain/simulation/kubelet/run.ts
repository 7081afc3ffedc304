/** One run of a container: from its process' start to its end. */
import type { FileNode } from '#domain/simulation/files/nodes.ts';
import type { Container } from '#domain/simulation/kernel/container.ts';
import type { PidNamespace, Process, User } from '#domain/simulation/kernel/process.ts';
import type { ContainerLog } from './log.ts';

/** Made before its process runs. */
export interface Prepared {
  /** `containerd://...` without the scheme: 64 hexadecimal digits. */
  readonly id: string;
  readonly argv: readonly string[];
  readonly container: Container;
  readonly namespace: PidNamespace;
  /** As bytes. */
  readonly env: ReadonlyMap<string, string>;
  readonly user: User;
  readonly cwd: string;
  readonly log: ContainerLog;
  readonly stopSignal: number;
  /** Mounted at `terminationMessagePath`. */
  readonly terminationLog: FileNode;
  /** False when its image is not known. */
  readonly isKnown: boolean;
}

export interface ContainerRun extends Prepared {
  readonly startedAt: number;
  /** Counts from 0. */
  readonly restart: number;
  process: Process;
  /** What comes from it is known: false for an unknown image, and after its first process did something that is not modelled. */
  isModelled: boolean;
}
