import {
  COLLECTION_STYLE,
  EVENT_ID,
  SCALAR_STYLE,
  getScalarValue,
  type Event,
  type ScalarEvent,
} from 'js-yaml';
import { LimitPassed, type Limits } from '#domain/kubernetes/limits.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import { flowEnd, scalarSpan } from './spans.ts';
import { MapBuilder } from './mapping.ts';
import { YamlFailure, type DuplicateKey, type YamlNode } from './node.ts';
import { isJSON, refuseAnchor, refuseEscapes, refuseInBrackets, refuseKey } from './refusals.ts';
import { isMarked, unmarked } from './relaxed.ts';
import { nodeOfScalar } from './scalar-node.ts';
import { resolvePlain, resolveTagged, type Scalar } from './scalars.ts';
import type { Parsed } from './events.ts';

type Collection = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>;
type Tagged = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

/** A node where it is used: of an alias, the place of the alias. */
export interface Use {
  readonly node: YamlNode;
  readonly span: Span;
  /** A plain `<<`. */
  readonly merge: boolean;
}

export interface Composed {
  readonly root: YamlNode | undefined;
  readonly duplicates: readonly DuplicateKey[];
}

/** Builds the document of js-yaml's events as kubectl's YAML library would. Throws YamlFailure and LimitPassed. */
export function compose(parsed: Parsed, base: number, limits: Limits): Composed {
  return new Composer(parsed, base, limits).document();
}

class Composer {
  readonly #parsed: Parsed;
  readonly #base: number;
  readonly #limits: Limits;
  readonly #anchors = new Map<string, YamlNode | 'open'>();
  readonly #duplicates: DuplicateKey[] = [];
  readonly #hasEscapes: boolean;
  readonly #isMarked: boolean;
  #next = 0;
  /** How many collections in brackets the reader is in. */
  #brackets = 0;

  constructor(parsed: Parsed, base: number, limits: Limits) {
    this.#parsed = parsed;
    this.#base = base;
    this.#limits = limits;
    this.#isMarked = isMarked(parsed.source);
    this.#hasEscapes = parsed.source.includes('\\') && !isJSON(parsed.source);
  }

  document(): Composed {
    if (this.#parsed.events[0]?.type !== EVENT_ID.DOCUMENT) return { root: undefined, duplicates: [] };
    this.#next = 1;
    const root = this.#use()?.node;
    return { root, duplicates: this.#duplicates };
  }

  #use(place: 'key' | 'value' = 'value'): Use | undefined {
    const event = this.#parsed.events[this.#next];
    this.#next += 1;
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
      return undefined;
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd);
    const anchor = this.#anchor(event);
    const node = event.type === EVENT_ID.SCALAR ? this.#scalar(event, place) : this.#collection(event);
    if (node.size > this.#limits.expanded) throw new LimitPassed('expanded', node.span[0]);
    if (anchor !== '') this.#anchors.set(anchor, node);
    return { node, span: node.span, merge: isMerge(event, this.#parsed.source) };
  }

  /** The anchor of a node, or ''. Until the node has ended, an alias of it is a cycle. */
  #anchor(event: Tagged): string {
    const anchor = this.#textOf(event.anchorStart, event.anchorEnd);
    if (anchor === '') return anchor;
    refuseAnchor(anchor, this.#span(event.anchorStart, event.anchorEnd));
    if (event.type !== EVENT_ID.SCALAR) this.#anchors.set(anchor, 'open');
    return anchor;
  }

  #alias(start: number, end: number): Use {
    const name = this.#parsed.source.slice(start, end);
    const span = this.#span(start - 1, end);
    const node = this.#anchors.get(name);
    if (node === undefined)
      throw new YamlFailure('yaml/unknown-anchor', `yaml: unknown anchor '${name}' referenced`, span);
    if (node === 'open')
      throw new YamlFailure('yaml/alias-cycle', `yaml: anchor '${name}' value contains itself`, span);
    return { node, span, merge: false };
  }

  #scalar(event: ScalarEvent, place: 'key' | 'value'): YamlNode {
    const { source } = this.#parsed;
    const text = this.#valueOf(event);
    const [start, end] = scalarSpan(source, event, this.#next < 2 ? 0 : this.#lastOffset());
    const span = this.#span(start, end);
    if (this.#brackets > 0) refuseInBrackets(source, event, span);
    if (this.#hasEscapes) refuseEscapes(source, event, span);
    return nodeOfScalar(this.#resolve(event, text, span), place, span);
  }

  #valueOf(event: ScalarEvent): string {
    if (event.valueStart < 0) return '';
    const text = getScalarValue(this.#parsed.source, event);
    return this.#isMarked ? unmarked(text) : text;
  }

  #resolve(event: ScalarEvent, text: string, span: Span): Scalar {
    const tag = this.#textOf(event.tagStart, event.tagEnd);
    if (tag === '' && event.style === SCALAR_STYLE.PLAIN) return resolvePlain(text);
    if (tag === '') return { is: 'string', value: text };
    const value = resolveTagged(tag.replace(/^!<(.*)>$/, '$1'), text);
    if (value === undefined) throw new YamlFailure('yaml/tag', tagMessage(tag, text), span);
    return value;
  }

  #collection(event: Collection): YamlNode {
    const inBrackets = event.style === COLLECTION_STYLE.FLOW ? 1 : 0;
    this.#brackets += inBrackets;
    const node = event.type === EVENT_ID.SEQUENCE ? this.#list(event) : this.#map(event);
    this.#brackets -= inBrackets;
    return node;
  }

  #list(event: Collection): YamlNode {
    const items: { span: Span; value: YamlNode }[] = [];
    let size = 1;
    for (let use = this.#use(); use !== undefined; use = this.#use()) {
      items.push({ span: use.span, value: use.node });
      size += use.node.size;
    }
    return { kind: 'list', items, span: this.#spanOf(event, items.at(-1)?.span), size };
  }

  #map(event: Collection): YamlNode {
    const builder = new MapBuilder(this.#duplicates);
    let last: Span | undefined;
    for (let key = this.#key(event); key !== undefined; key = this.#key(event)) {
      const value = this.#use();
      if (value === undefined) break;
      builder.add(key, value);
      if (builder.size > this.#limits.expanded) throw new LimitPassed('expanded', key.span[0]);
      last = value.span[1] > key.span[1] ? value.span : key.span;
    }
    return { kind: 'map', entries: builder.entries, span: this.#spanOf(event, last), size: builder.size };
  }

  #key(mapping: Collection): Use | undefined {
    const event = this.#parsed.events[this.#next];
    const use = this.#use('key');
    if (use === undefined || event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return use;
    if (mapping.style === COLLECTION_STYLE.FLOW) refuseKey(this.#parsed.source, event, use.span);
    return use;
  }

  #spanOf(event: Collection, last: Span | undefined): Span {
    const start = this.#base + this.#parsed.original(event.start);
    const end = last?.[1] ?? start + 1;
    return [start, Math.max(flowEnd(this.#parsed.source, event, end - this.#base) + this.#base, start)];
  }

  /** Where the event before this one ended, so that a value that is not written has a place. */
  #lastOffset(): number {
    const before = this.#parsed.events[this.#next - 2];
    if (before?.type === EVENT_ID.SCALAR) return Math.max(before.valueEnd, 0);
    return before?.type === EVENT_ID.ALIAS ? before.anchorEnd : 0;
  }

  #span(start: number, end: number): Span {
    const from = this.#parsed.original(start);
    return [this.#base + from, this.#base + Math.max(this.#parsed.original(end), from)];
  }

  #textOf(start: number, end: number): string {
    return start < 0 ? '' : this.#parsed.source.slice(start, end);
  }
}

function tagMessage(tag: string, text: string): string {
  if (/binary>?$/.test(tag)) return 'yaml: !!binary value contains invalid base64 data';
  return `yaml: cannot decode !!str \`${text}\` as a ${tag.replace(/^!<tag:yaml.org,2002:(.*)>$/, '!!$1')}`;
}

const MERGE_TAGS = new Set(['', '!!merge', '!<tag:yaml.org,2002:merge>']);

function isMerge(event: Tagged, source: string): boolean {
  if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return false;
  const tag = event.tagStart < 0 ? '' : source.slice(event.tagStart, event.tagEnd);
  return MERGE_TAGS.has(tag) && source.slice(event.valueStart, event.valueEnd) === '<<';
}
