/** The network of one Pod: one set of ports for all its containers. `PodNetwork` is the one there is. */
import type { Process } from '#domain/simulation/kernel/process.ts';

/** A container only needs to know that it has one; programs get at it by `networkOf`. */
export interface NetworkNamespace {
  readonly ip: string;
  /** Who listens on a port. */
  listener(port: number): Process | undefined;
}
