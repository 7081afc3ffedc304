/** One network namespace: that of a Pod for all its containers, or that of the node for `hostNetwork` Pods and the kubelet. */
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Fabric } from './fabric.ts';
import { clashes, Listener, takes, type Binding } from './listener.ts';
import type { NetworkNamespace } from './namespace.ts';
import type { Party } from './policies.ts';
import type { Socket } from './socket.ts';

/** Linux' first port for who does not choose one; here they are given in order. */
const FIRST_EPHEMERAL = 32_768;
const EPHEMERALS = 28_232;

const MANY_SOCKETS = 64;

interface Identity {
  readonly ip: string;
  /** Namespace of the Pod, for its search domains and policies; of the node: `default`. */
  readonly namespace: string;
  /** The node's own: privileged ports are privileged, no policy holds. */
  readonly isNode?: boolean;
}

export class PodNetwork implements NetworkNamespace {
  readonly fabric: Fabric;
  readonly ip: string;
  readonly namespace: string;
  readonly isNode: boolean;
  private readonly bound = new Set<Listener>();
  private readonly connected = new Set<Socket>();
  private ephemerals = 0;

  constructor(fabric: Fabric, { ip, namespace, isNode = false }: Identity) {
    this.fabric = fabric;
    this.ip = ip;
    this.namespace = namespace;
    this.isNode = isNode;
  }

  listener(port: number): Process | undefined {
    return this.listeners().find(({ binding }) => binding.port === port)?.process;
  }

  /** In the order in which they were bound. */
  listeners(): readonly Listener[] {
    return [...this.bound];
  }

  /** Ends of connections in this namespace that somebody has, the oldest first. */
  sockets(): readonly Socket[] {
    for (const socket of this.connected) if (socket.isClosed) this.connected.delete(socket);
    return [...this.connected];
  }

  /** Notes one more of them; forgets those that are closed now and then. */
  keep(socket: Socket): void {
    if (this.connected.size >= MANY_SOCKETS) this.sockets();
    this.connected.add(socket);
  }

  /** Who would answer a connection to an address of this namespace. */
  accepting(ip: string, port: number): Listener | undefined {
    return this.listeners().find(({ binding }) => binding.port === port && takes(binding, ip));
  }

  /**
   * Listens, as `bind` and `listen` with SO_REUSEADDR. Port 0: any free one. Throws `SystemError`: EADDRINUSE (which the trace
   * tells with its owner), EACCES, EADDRNOTAVAIL.
   */
  bind(process: Process, port: number, at: Partial<Omit<Binding, 'port'>> = {}): Listener {
    const address = at.address ?? '0.0.0.0';
    const isOnlyIpv6 = at.isOnlyIpv6 ?? false;
    this.mayBind(process, port, address);
    const binding = { address, isOnlyIpv6, port: port === 0 ? this.ephemeralPort() : port };
    const owner = this.listeners().find((other) => clashes(other.binding, binding));
    if (owner) {
      const by = owner.process.container.name;
      process.kernel.trace.record(process, { op: 'bind-clash', port: binding.port, by });
      throw new SystemError('EADDRINUSE');
    }
    const listener = new Listener(process, binding, (closed) => this.giveBack(closed));
    this.bound.add(listener);
    process.held.add(listener);
    process.kernel.trace.record(process, { op: 'bind', port: binding.port });
    return listener;
  }

  ephemeralPort(): number {
    this.ephemerals += 1;
    return FIRST_EPHEMERAL + (this.ephemerals % EPHEMERALS);
  }

  /** True for addresses that stay inside: its own, and all of 127.0.0.0/8. */
  isOwn(ip: string): boolean {
    return ip === this.ip || isLoopback(ip);
  }

  /** As policies see it. */
  party(): Party {
    const pod = this.isNode ? undefined : this.fabric.cluster.podAt(this.ip);
    return { ip: this.ip, pod };
  }

  private mayBind(process: Process, port: number, address: string): void {
    const isHere = this.isOwn(address) || address === '0.0.0.0' || address === '::' || address === '::1';
    if (!isHere) throw new SystemError('EADDRNOTAVAIL');
    // containerd 2 sets net.ipv4.ip_unprivileged_port_start=0 in Pods with a network of their own (enable_unprivileged_ports).
    const isFree = !this.isNode || port >= 1024 || port === 0;
    const { user, container } = process;
    if (!isFree && !(user.uid === 0 && container.capabilities.has('NET_BIND_SERVICE')))
      throw new SystemError('EACCES');
  }

  private giveBack(listener: Listener): void {
    if (!this.bound.delete(listener)) return;
    const { process, binding } = listener;
    process.kernel.trace.record(process, { op: 'unbind', port: binding.port });
  }
}

export const isLoopback = (ip: string): boolean => ip.startsWith('127.') || ip === '::1';

/** The network of a process. A container without one is a test's. */
export function networkOf(process: Process): PodNetwork {
  const { network } = process.container;
  if (!(network instanceof PodNetwork)) throw new Unmodelled('the network');
  return network;
}
