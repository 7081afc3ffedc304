/** Whose turn it is in a group of servers; one for each worker, as the groups have no `zone`. */
import type { Peer, UpstreamGroup } from './upstream-groups.ts';

interface Standing {
  readonly peer: Peer;
  current: number;
  effective: number;
  connections: number;
  fails: number;
  /** When it was last found failed, or checked again. */
  checked: number;
}

export class Balancer {
  private readonly group: UpstreamGroup;
  private readonly standings: readonly Standing[];
  private readonly now: () => number;
  private readonly random: () => number;

  constructor(group: UpstreamGroup, now: () => number, random: () => number) {
    this.group = group;
    this.now = now;
    this.random = random;
    this.standings = group.peers.map((peer) => ({
      peer,
      current: 0,
      effective: peer.weight,
      connections: 0,
      fails: 0,
      checked: -Infinity,
    }));
  }

  /** Undefined: nobody is left (`no live upstreams`). `key` is what `ip_hash` and `hash` go by. */
  next(tried: ReadonlySet<Peer>, key: string): Peer | undefined {
    return this.among(false, tried, key) ?? this.among(true, tried, key);
  }

  begin(peer: Peer): void {
    const standing = this.of(peer);
    if (standing) standing.connections += 1;
  }

  end(peer: Peer, failed: boolean): void {
    const standing = this.of(peer);
    if (!standing) return;
    standing.connections -= 1;
    if (!failed) {
      if (this.now() - standing.checked > 0) standing.fails = 0;
      return;
    }
    standing.fails += 1;
    standing.checked = this.now();
    if (peer.mostFails > 0)
      standing.effective = Math.max(0, standing.effective - Math.floor(peer.weight / peer.mostFails));
  }

  /** Backups are asked only when none of the others is left. */
  private among(backups: boolean, tried: ReadonlySet<Peer>, key: string): Peer | undefined {
    const live = this.standings.filter(
      (standing) => standing.peer.isBackup === backups && !tried.has(standing.peer) && this.isLive(standing),
    );
    if (live.length === 0) return undefined;
    switch (this.group.method) {
      case 'ip hash':
        return byWeight(live, hashOfAddress(key)).peer;
      case 'hash':
        return byWeight(live, hashOfText(key)).peer;
      case 'random':
        return byWeight(live, this.random()).peer;
      case 'least connections':
        return this.smooth(leastBusy(live)).peer;
      case 'round robin':
        return this.smooth(live).peer;
    }
  }

  /** A single server is never taken out; others for `fail_timeout` once `max_fails` was reached. */
  private isLive({ peer, fails, checked }: Standing): boolean {
    if (peer.isDown) return false;
    if (this.standings.length === 1 || peer.mostFails === 0 || fails < peer.mostFails) return true;
    return this.now() - checked > peer.failTimeout;
  }

  /** Smooth weighted round robin: 3 to 1 is a a b a. */
  private smooth(live: readonly Standing[]): Standing {
    let total = 0;
    let best: Standing | undefined;
    for (const standing of live) {
      standing.current += standing.effective;
      total += standing.effective;
      if (standing.effective < standing.peer.weight) standing.effective += 1;
      if (!best || standing.current > best.current) best = standing;
    }
    const chosen = best ?? (live[0] as Standing);
    chosen.current -= total;
    return chosen;
  }

  private of(peer: Peer): Standing | undefined {
    return this.standings.find((standing) => standing.peer === peer);
  }
}

function leastBusy(live: readonly Standing[]): readonly Standing[] {
  const load = ({ connections, peer }: Standing): number => connections / peer.weight;
  const least = Math.min(...live.map(load));
  return live.filter((standing) => load(standing) === least);
}

function byWeight(live: readonly Standing[], number: number): Standing {
  const total = live.reduce((sum, { peer }) => sum + peer.weight, 0);
  let left = number % total;
  for (const standing of live) {
    left -= standing.peer.weight;
    if (left < 0) return standing;
  }
  return live[0] as Standing;
}

/** The first three numbers of an IPv4 address decide (ngx_http_upstream_get_ip_hash_peer). */
function hashOfAddress(address: string): number {
  let hash = 89;
  for (const part of address.split('.').slice(0, 3)) hash = (hash * 113 + Number(part)) % 6271;
  return hash;
}

/** CRC-32 of the key, its upper half (ngx_http_upstream_get_hash_peer). */
function hashOfText(text: string): number {
  let crc = 0xffff_ffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) * 0xedb8_8320);
  }
  return ((~crc >>> 16) & 0x7fff) >>> 0;
}
