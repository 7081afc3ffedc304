/** Variables that a table gives their value: `map`, `split_clients`. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import { murmurHash2 } from './murmur.ts';
import { compilePattern } from './pattern.ts';
import type { Scope } from './scope.ts';

export interface ValueTable {
  /** What is looked up, with its variables. */
  readonly source: string;
  /** The value, with its variables. */
  valueFor(key: string): string;
}

export function readTables(http: Scope | undefined): ReadonlyMap<string, ValueTable> {
  const tables = new Map<string, ValueTable>();
  for (const directive of http?.block ?? []) {
    const name = directive.args[1]?.replace(/^\$/, '') ?? '';
    if (directive.name === 'map') tables.set(name, mapTable(directive));
    if (directive.name === 'split_clients') tables.set(name, splitTable(directive));
    if (directive.name === 'geo') throw new Unmodelled('the nginx directive geo');
  }
  return tables;
}

/** An exact text first, then names with `*`, then expressions in order, then `default`. */
function mapTable({ args: [source = ''], block = [] }: Directive): ValueTable {
  const rows = block.map(({ name, args }) => ({ name, value: args[0] ?? '' }));
  const byText = new Map(rows.map(({ name, value }) => [name.replace(/^\\/, '').toLowerCase(), value]));
  const byName = rows.filter(({ name }) => name.includes('*') && !name.startsWith('~'));
  const byPattern = rows.filter(({ name }) => name.startsWith('~')).map(patternRow);
  const takesNames = byText.has('hostnames');
  const fallback = byText.get('default') ?? '';
  return {
    source,
    valueFor: (key) =>
      (RESERVED.has(key) ? undefined : byText.get(key.toLowerCase())) ??
      (takesNames ? byName.find(({ name }) => fits(name, key))?.value : undefined) ??
      byPattern.find(({ pattern }) => pattern?.test(key))?.value ??
      fallback,
  };
}

const RESERVED: ReadonlySet<string> = new Set(['default', 'hostnames', 'volatile', 'include']);

const patternRow = ({ name, value }: { readonly name: string; readonly value: string }) => ({
  pattern: compilePattern(name.replace(/^~\*?/, ''), name.startsWith('~*')),
  value,
});

const fits = (pattern: string, name: string): boolean =>
  pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name.startsWith(pattern.replace(/\*$/, ''));

/** By the hash of the source: each share takes its part of all 32-bit numbers, `*` the rest. */
function splitTable({ args: [source = ''], block = [] }: Directive): ValueTable {
  const shares: { readonly upTo: number; readonly value: string }[] = [];
  let sum = 0;
  for (const {
    name,
    args: [value = ''],
  } of block) {
    const isRest = name === '*';
    sum += isRest ? 0 : Number.parseFloat(name) / 100;
    shares.push({ upTo: isRest ? Infinity : Math.floor(sum * 0xffff_ffff), value });
  }
  return {
    source,
    valueFor: (key) => {
      const hash = murmurHash2(key);
      return shares.find(({ upTo }) => hash < upTo)?.value ?? '';
    },
  };
}
