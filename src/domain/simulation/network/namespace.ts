/** The network of one Pod: one set of ports for all its containers. */
import type { Process } from '#domain/simulation/kernel/process.ts';

// The whole of it comes with the network; a container only needs to know that it has one.
export interface NetworkNamespace {
  readonly ip: string;
  /** Ports that somebody listens on, with the process. */
  listener(port: number): Process | undefined;
}
