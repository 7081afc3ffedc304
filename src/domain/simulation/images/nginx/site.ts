/** What a worker serves from: the accepted configuration and everything that it keeps between requests. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { Balancer } from './balancer.ts';
import type { Exchange } from './exchange.ts';
import type { Level, Logs } from './logs.ts';
import { builtInPage } from './pages.ts';
import type { Settings } from './settings.ts';
import type { UpstreamGroup } from './upstream-groups.ts';
import { filled, type Surroundings } from './variables.ts';

/** By host name, as they were looked up at the start. */
export type Addresses = ReadonlyMap<string, readonly string[]>;

export class Site {
  readonly settings: Settings;
  readonly logs: Logs;
  /** The worker. */
  readonly process: Process;
  readonly version: string;
  readonly addresses: Addresses;
  /** For `stub_status`. */
  readonly counts = { accepted: 0, active: 0, requests: 0 };
  private readonly balancers = new Map<string, Balancer>();
  private readonly around: Surroundings;

  constructor(
    settings: Settings,
    logs: Logs,
    process: Process,
    more: { readonly version: string; readonly addresses: Addresses },
  ) {
    this.settings = settings;
    this.logs = logs;
    this.process = process;
    this.version = more.version;
    this.addresses = more.addresses;
    this.around = {
      settings,
      kernel: process.kernel,
      hostname: process.container.hostname,
      version: more.version,
      pid: process.pid,
    };
  }

  fill(text: string, exchange: Exchange): string {
    return filled(text, exchange, this.around);
  }

  /** The built-in page of a status; empty where there is none. */
  page(status: number): string {
    return builtInPage(status, this.version) ?? '';
  }

  /** Each name of a server stands for all its addresses. Kept by the group's name, which for single hosts is host and port. */
  balancer(group: UpstreamGroup): Balancer {
    const known = this.balancers.get(group.name);
    if (known) return known;
    const { kernel } = this.process;
    const peers = group.peers.flatMap((peer) =>
      (this.addresses.get(peer.host) ?? [peer.host]).map((ip) => ({ ...peer, host: ip })),
    );
    const made = new Balancer(
      { ...group, peers },
      () => kernel.now,
      () => kernel.random(),
    );
    this.balancers.set(group.name, made);
    return made;
  }

  /** A line of the error log about one request, with what nginx says of it. */
  *complain(exchange: Exchange, level: Level, text: string, upstream?: string): Task<void> {
    const { incoming, server, scope } = exchange;
    const host = exchange.header('host');
    const referrer = exchange.header('referer');
    const parts = [
      text,
      `client: ${incoming.client.ip}`,
      `server: ${server.names[0] ?? ''}`,
      `request: "${incoming.method} ${incoming.target} ${incoming.version}"`,
      ...(upstream === undefined ? [] : [`upstream: "${upstream}"`]),
      ...(host === undefined ? [] : [`host: "${host}"`]),
      ...(referrer === undefined ? [] : [`referrer: "${referrer}"`]),
    ];
    yield* this.logs.error(this.process, level, `*${incoming.connection} ${parts.join(', ')}`, scope);
  }
}
