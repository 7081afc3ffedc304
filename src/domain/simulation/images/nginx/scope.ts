/** Blocks in blocks: what a directive says holds below, unless it is said there again. */
import type { Directive } from '#domain/world/nginx/directive.ts';

export class Scope {
  readonly block: readonly Directive[];
  readonly outer: Scope | undefined;

  constructor(block: readonly Directive[] = [], outer?: Scope) {
    this.block = block;
    this.outer = outer;
  }

  own(name: string): readonly Directive[] {
    return this.block.filter((directive) => directive.name === name);
  }

  /** All of one name at the nearest level that has any: `add_header`, `proxy_set_header`, `index`, ... are not added up. */
  all(name: string): readonly Directive[] {
    const own = this.own(name);
    return own.length > 0 || !this.outer ? own : this.outer.all(name);
  }

  one(name: string): Directive | undefined {
    return this.all(name).at(-1);
  }

  /** The first argument. */
  value(name: string): string | undefined {
    return this.one(name)?.args[0];
  }

  isOn(name: string, byDefault = false): boolean {
    const value = this.value(name);
    return value === undefined ? byDefault : value === 'on';
  }

  /** `60s`, `1m30s`, `500ms`, `60`: milliseconds. */
  time(name: string, byDefault: number): number {
    const text = this.value(name);
    return (text === undefined ? undefined : milliseconds(text)) ?? byDefault;
  }
}

const UNITS = new Map([
  ['ms', 1],
  ['s', 1000],
  ['', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** Undefined when it is no time. */
export function milliseconds(text: string): number | undefined {
  if (!/^(?:\d+(?:ms|[smhd])?)+$/.test(text) || text.length > 32) return undefined;
  let sum = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+)(ms|[smhd]|)/g))
    sum += Number(count) * (UNITS.get(unit) ?? 0);
  return sum;
}
