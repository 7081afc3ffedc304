/** Arrays, which are walked through in the order of BusyBox' hash table: programs print in that order. */
import type { Value } from './values.ts';

const SIZES = [61, 251, 1021, 4093, 16_381, 65_521];
/** So many elements to a chain on average make the table grow. */
const FULL = 8;

export class AwkArray {
  private readonly values = new Map<string, Value>();
  /** Names by their place in the table, the newest of a chain first. */
  private chains = new Map<number, string[]>();
  private grown = 0;

  get size(): number {
    return this.values.size;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** An element that is asked for is there from then on. */
  get(name: string): Value {
    if (!this.values.has(name)) this.set(name, undefined);
    return this.values.get(name);
  }

  set(name: string, value: Value): void {
    const isNew = !this.values.has(name);
    this.values.set(name, value);
    if (!isNew) return;
    if (this.values.size > this.width * FULL && this.grown < SIZES.length - 1) this.grow(name);
    this.chain(name).unshift(name);
  }

  delete(name: string): void {
    if (!this.values.delete(name)) return;
    const chain = this.chain(name);
    chain.splice(chain.indexOf(name), 1);
  }

  clear(): void {
    this.values.clear();
    this.chains.clear();
  }

  /** As they are now: what the loop's body adds or deletes does not change its way. */
  names(): readonly string[] {
    const places = [...this.chains.keys()].toSorted((one, other) => one - other);
    return places.flatMap((place) => this.chains.get(place) ?? []);
  }

  private get width(): number {
    return SIZES[this.grown] ?? 1;
  }

  private chain(name: string): string[] {
    const place = hashOf(name) % this.width;
    let chain = this.chains.get(place);
    if (!chain) {
      chain = [];
      this.chains.set(place, chain);
    }
    return chain;
  }

  private grow(added: string): void {
    const names = this.names().filter((name) => name !== added);
    this.grown += 1;
    this.chains = new Map();
    for (const name of names) this.chain(name).unshift(name);
  }
}

/** 32 bits; bytes count as signed. */
function hashOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    hash = (Math.imul(hash, 63) + (code > 127 ? code - 256 : code)) >>> 0;
  }
  return hash;
}
