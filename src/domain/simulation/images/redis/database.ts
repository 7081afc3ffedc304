/** Keys and what they hold. */
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { CommandError } from './reply.ts';

export type Value =
  | { readonly type: 'string'; bytes: string }
  | { readonly type: 'list'; readonly items: string[] }
  | { readonly type: 'set'; readonly members: Set<string> }
  | { readonly type: 'hash'; readonly fields: Map<string, string> };

export type ValueOf<Type extends Value['type']> = Extract<Value, { readonly type: Type }>;

const WRONG_TYPE = 'WRONGTYPE Operation against a key holding the wrong kind of value';

const EMPTY: { readonly [Type in Value['type']]: () => ValueOf<Type> } = {
  string: () => ({ type: 'string', bytes: '' }),
  list: () => ({ type: 'list', items: [] }),
  set: () => ({ type: 'set', members: new Set() }),
  hash: () => ({ type: 'hash', fields: new Map() }),
};

export class Database {
  /** Woken by every change: who blocks on a list looks again. */
  readonly changed = new WaitQueue();
  private readonly kernel: Kernel;
  private readonly values = new Map<string, Value>();
  /** Milliseconds since 1970. */
  private readonly expiries = new Map<string, number>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  get(key: string): Value | undefined {
    const at = this.expiries.get(key);
    if (at !== undefined && at <= this.kernel.wallTime) this.delete(key);
    return this.values.get(key);
  }

  /** Throws `CommandError` when the key holds something else. */
  getAs<Type extends Value['type']>(key: string, type: Type): ValueOf<Type> | undefined {
    const value = this.get(key);
    if (value !== undefined && value.type !== type) throw new CommandError(WRONG_TYPE);
    return value as ValueOf<Type> | undefined;
  }

  /** The same, made when it is missing. */
  make<Type extends Value['type']>(key: string, type: Type): ValueOf<Type> {
    const known = this.getAs(key, type);
    if (known) return known;
    const made = EMPTY[type]();
    this.values.set(key, made);
    return made;
  }

  set(key: string, value: Value, keepsExpiry = false): void {
    this.values.set(key, value);
    if (!keepsExpiry) this.expiries.delete(key);
  }

  delete(key: string): boolean {
    this.expiries.delete(key);
    return this.values.delete(key);
  }

  /** What holds nothing any more is no key. */
  dropEmpty(key: string): void {
    const value = this.values.get(key);
    if (!value || value.type === 'string') return;
    const size =
      value.type === 'list'
        ? value.items.length
        : value.type === 'set'
          ? value.members.size
          : value.fields.size;
    if (size === 0) this.delete(key);
  }

  keys(): readonly string[] {
    return [...this.values.keys()].filter((key) => this.get(key) !== undefined);
  }

  clear(): void {
    this.values.clear();
    this.expiries.clear();
  }

  /** Milliseconds that it has left: -1 for ever, -2 when there is no such key. */
  timeLeft(key: string): number {
    if (!this.get(key)) return -2;
    const at = this.expiries.get(key);
    return at === undefined ? -1 : at - this.kernel.wallTime;
  }

  /** `at` undefined: for ever. */
  expire(key: string, at: number | undefined): boolean {
    if (!this.get(key)) return false;
    if (at === undefined) return this.expiries.delete(key);
    this.expiries.set(key, at);
    return true;
  }

  expiring(): number {
    return [...this.expiries.keys()].filter((key) => this.get(key) !== undefined).length;
  }

  get now(): number {
    return this.kernel.wallTime;
  }

  /** As text, to be kept in a file and taken up again. */
  dump(): string {
    const rows = this.keys().map((key) => [key, plain(this.values.get(key)), this.expiries.get(key)]);
    return JSON.stringify(rows);
  }

  restore(text: string): void {
    const rows = JSON.parse(text) as readonly [string, PlainValue, number | null | undefined][];
    for (const [key, [type, content], at] of rows) {
      this.values.set(key, fromPlain(type, content));
      if (typeof at === 'number') this.expiries.set(key, at);
    }
  }
}

type PlainValue = readonly [type: Value['type'], content: readonly string[]];

function plain(value: Value | undefined): PlainValue {
  if (!value) return ['string', ['']];
  if (value.type === 'string') return ['string', [value.bytes]];
  if (value.type === 'list') return ['list', value.items];
  if (value.type === 'set') return ['set', [...value.members]];
  return ['hash', [...value.fields].flat()];
}

function fromPlain(type: Value['type'], content: readonly string[]): Value {
  if (type === 'string') return { type, bytes: content[0] ?? '' };
  if (type === 'list') return { type, items: [...content] };
  if (type === 'set') return { type, members: new Set(content) };
  const fields = new Map<string, string>();
  for (let at = 0; at + 1 < content.length; at += 2) fields.set(content[at] ?? '', content[at + 1] ?? '');
  return { type, fields };
}
