import type { Origin } from '#domain/world/types.ts';
import type { GraphNode } from './types.ts';

export type At = NonNullable<GraphNode['at']>;

/** Key and value of the field that a fact came from. */
export function atOf({ manifest, path }: Origin): At {
  if (path.length === 0) return { source: manifest.source, span: manifest.span };
  const { key, value } = manifest.locate(path);
  return { source: manifest.source, span: [key?.[0] ?? value[0], Math.max(value[1], key?.[1] ?? 0)] };
}

/** Ids are names that a learner types, so two things can claim one: the second becomes `name#2`. */
export class Ids {
  readonly #taken = new Map<string, number>();

  claim(id: string): string {
    const count = (this.#taken.get(id) ?? 0) + 1;
    this.#taken.set(id, count);
    return count === 1 ? id : this.claim(`${id}#${count}`);
  }
}

/** 9950 as `9,950`, the same on every machine. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

const SECURE = new Set([443, 6443, 8443]);
const PLAIN = new Set([80, 8080, 8000, 3000, 9090, 9113, 9121]);

/**
 * What a line says of a port: the protocol that its name or its registered number stands for, else the transport.
 */
export function portLabel(port: number, name: string, protocol: string): string {
  if (protocol !== '' && protocol !== 'TCP') return `${protocol} ${port}`;
  if (name.startsWith('https') || SECURE.has(port)) return `HTTPS ${port}`;
  if (name.startsWith('http') || name === 'metrics' || PLAIN.has(port)) return `HTTP ${port}`;
  return `TCP ${port}`;
}
