import { unquoted } from './lines.ts';
import type { Entry, Item, ListNode, MapNode, OutlineNode, Owner } from './nodes.ts';

interface Read {
  readonly node: OutlineNode;
  /** Offset behind it. */
  readonly end: number;
  /** Its own bracket was found. */
  readonly closed: boolean;
}

const ENDS = new Set([',', ']', '}', '\n', '\r']);
const DEEPEST = 64;

/**
 * Reads a mapping in braces or a list in brackets, tolerantly: it ends with its own bracket, with `limit`, or with the text.
 * `text[start]` is the opening bracket.
 */
export function readFlow(text: string, start: number, limit: number, owner: Owner, depth = 0): Read {
  return new FlowReader(text, limit).collection(start, owner, depth);
}

class FlowReader {
  readonly #text: string;
  readonly #limit: number;
  /** Where the collection that was read last has its closing bracket; `#limit` when it has none. */
  #at = 0;

  constructor(text: string, limit: number) {
    this.#text = text;
    this.#limit = limit;
  }

  collection(start: number, owner: Owner, depth: number): Read {
    if (depth > DEEPEST) return this.#tooDeep(start, owner);
    const node = this.#text[start] === '{' ? this.#map(start, owner, depth) : this.#list(start, owner, depth);
    const closed = this.#at < this.#limit;
    const end = Math.min(this.#at + 1, this.#limit);
    node.brackets = [start, end];
    return { node, end, closed };
  }

  #tooDeep(start: number, owner: Owner): Read {
    const node: OutlineNode = { is: 'scalar', text: '', span: [start, this.#limit], owner };
    return { node, end: this.#limit, closed: false };
  }

  #map(start: number, owner: Owner, depth: number): MapNode {
    const node: MapNode = { is: 'map', column: -1, owner, entries: [] };
    let at = this.#next(start + 1);
    while (at < this.#limit && !this.#closes(at)) {
      at = this.#text[at] === ',' ? at + 1 : this.#entry(at, node, depth);
      at = this.#next(at);
    }
    this.#at = at;
    return node;
  }

  #entry(at: number, map: MapNode, depth: number): number {
    const end = this.#wordEnd(at, true);
    if (end === at) return at + 1;
    const raw = this.#text.slice(at, end).trimEnd();
    const colonAt = this.#next(at + raw.length);
    const colon = this.#text[colonAt] === ':' && colonAt < this.#limit;
    const entry: Entry = {
      is: 'entry',
      map,
      key: unquoted(raw),
      keySpan: [at, at + raw.length],
      colon,
      value: undefined,
    };
    map.entries.push(entry);
    if (!colon) return at + raw.length;
    return this.#value(this.#next(colonAt + 1), entry, depth);
  }

  #list(start: number, owner: Owner, depth: number): ListNode {
    const node: ListNode = { is: 'list', column: -1, owner, items: [] };
    let at = this.#next(start + 1);
    while (at < this.#limit && !this.#closes(at)) {
      if (this.#text[at] === ',') at += 1;
      else {
        const item: Item = { is: 'item', list: node, at: node.items.length, start: at, value: undefined };
        node.items.push(item);
        at = this.#value(at, item, depth);
      }
      at = this.#next(at);
    }
    this.#at = at;
    return node;
  }

  /** Gives the offset behind the value; it moves on by at least one sign unless there is no value. */
  #value(at: number, owner: Entry | Item, depth: number): number {
    const sign = this.#text[at] ?? '';
    if (at >= this.#limit || sign === ',' || this.#closes(at)) return at;
    if (sign === '{' || sign === '[') {
      const read = this.collection(at, owner, depth + 1);
      owner.value = read.node;
      return read.end;
    }
    const end = Math.max(this.#wordEnd(at, false), at + 1);
    const raw = this.#text.slice(at, end).trimEnd();
    owner.value = { is: 'scalar', text: unquoted(raw), span: [at, at + raw.length], owner };
    return end;
  }

  #wordEnd(start: number, isKey: boolean): number {
    const quote = this.#text[start];
    if (quote === '"' || quote === "'") {
      const close = this.#text.indexOf(quote, start + 1);
      if (close >= 0 && close < this.#limit) return close + 1;
    }
    let at = start;
    while (at < this.#limit && !ENDS.has(this.#text[at] ?? '') && !(isKey && this.#text[at] === ':')) at += 1;
    return at;
  }

  #closes(at: number): boolean {
    return this.#text[at] === '}' || this.#text[at] === ']';
  }

  #next(from: number): number {
    let at = from;
    while (at < this.#limit && /\s/.test(this.#text[at] ?? '')) at += 1;
    return at;
  }
}
