import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, type Event, type ScalarEvent } from 'js-yaml';
import { lineStart } from './lines.ts';
import { flowEnd, scalarSpan } from './spans.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A plain scalar in a block, with the indentation that the lines after it may not leave. */
interface Plain extends Range {
  readonly indent: number;
}

/**
 * Offset of a tab where go-yaml takes none, though js-yaml does: before the first token of a line, after the `-` or `?` that
 * begins it, and in the indentation of block scalars. After yaml_parser_scan_to_next_token,
 * yaml_parser_scan_block_scalar_breaks and yaml_parser_scan_plain_scalar of goyaml.v2/scannerc.go.
 */
export function forbiddenTab(source: string, events: readonly Event[]): number | undefined {
  if (!source.includes('\t')) return undefined;
  const { closed, plain, blocks } = new Parts(source, events);
  const sweep = new Sweep(source, closed, plain);
  const inBlocks = blocks.map((block) => tabInBlock(source, block)).find((at) => at !== undefined);
  const outside = [...source.matchAll(FIRST_TABS)]
    .map((match) => match.index + match[0].length - 1)
    .find((at) => !sweep.mayStand(at));
  const first = Math.min(inBlocks ?? Infinity, outside ?? Infinity);
  return first === Infinity ? undefined : first;
}

/** Tabs with nothing before them in their line but blanks, dashes and question marks. */
const FIRST_TABS = /(?<=^|[\n\r]) *(?:[-?] +)*(?:[-?] *)?\t/g;

/** Judges tabs from the first to the last one, so that no part of the text is looked at twice. */
class Sweep {
  readonly #source: string;
  readonly #closed: readonly Range[];
  readonly #plain: readonly Plain[];
  #nextClosed = 0;
  #nextPlain = 0;
  /** Up to where there are only blank lines and comments after the plain scalar before `#nextPlain`; -1 when there is more. */
  #blankTo = -1;

  constructor(source: string, closed: readonly Range[], plain: readonly Plain[]) {
    this.#source = source;
    this.#closed = closed;
    this.#plain = plain;
  }

  mayStand(at: number): boolean {
    while ((this.#closed[this.#nextClosed]?.end ?? Infinity) <= at) this.#nextClosed += 1;
    if ((this.#closed[this.#nextClosed]?.start ?? Infinity) <= at) return true;
    const start = lineStart(this.#source, at);
    const before = this.#plainBefore(start);
    if (before === undefined || this.#source.slice(start, at).trim() !== '') return false;
    return this.#isBlank(Math.min(before.end, start), start) && at - start >= before.indent;
  }

  #plainBefore(offset: number): Plain | undefined {
    while ((this.#plain[this.#nextPlain]?.start ?? Infinity) < offset) {
      this.#blankTo = this.#plain[this.#nextPlain]?.end ?? 0;
      this.#nextPlain += 1;
    }
    return this.#plain[this.#nextPlain - 1];
  }

  #isBlank(from: number, to: number): boolean {
    if (this.#blankTo < 0) return false;
    const isBlank = BLANK_LINES.test(this.#source.slice(Math.max(from, Math.min(this.#blankTo, to)), to));
    this.#blankTo = isBlank ? Math.max(this.#blankTo, to) : -1;
    return isBlank;
  }
}

const BLANK_LINES = /^(?:[ \t]*(?:#.*)?(?:[\n\r]|$))*$/;

/** A tab that would belong to the indentation of a block scalar, which its first line sets where no digit does. */
function tabInBlock(source: string, { valueStart, valueEnd }: ScalarEvent): number | undefined {
  const header = source.slice(lineStart(source, valueStart - 1), valueStart).replace(/\s#.*/, '');
  const first = /^(?:[ ]*(?:\r\n|\n|\r))* *\t/.exec(source.slice(valueStart, valueEnd));
  return first === null || /[|>][-+]?\d/.test(header) ? undefined : valueStart + first[0].length - 1;
}

/** What a document consists of, as far as tabs are concerned. All offsets are those of the text that was parsed. */
class Parts {
  /** Where a tab may stand anywhere: quoted and block scalars, collections in brackets. */
  readonly closed: Range[] = [];
  readonly blocks: ScalarEvent[] = [];
  readonly plain: Plain[] = [];
  readonly #source: string;
  readonly #open: Extract<Event, { style: number; start: number }>[] = [];
  #brackets = 0;
  #end = 0;

  constructor(source: string, events: readonly Event[]) {
    this.#source = source;
    for (const event of events) this.#add(event);
  }

  #add(event: Event): void {
    if (event.type === EVENT_ID.POP) this.#close();
    else if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) this.#scalar(event);
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      this.#open.push(event);
      if (event.style === COLLECTION_STYLE.FLOW) this.#brackets += 1;
      this.#end = Math.max(this.#end, event.start + 1);
    }
  }

  #scalar(event: ScalarEvent): void {
    const { style, valueStart, valueEnd } = event;
    this.#end = Math.max(this.#end, scalarSpan(this.#source, event, valueEnd)[1]);
    if (this.#brackets > 0) return;
    if (style === SCALAR_STYLE.PLAIN) {
      const parent = this.#open.at(-1)?.start;
      const indent = parent === undefined ? 0 : parent - lineStart(this.#source, parent) + 1;
      this.plain.push({ start: valueStart, end: valueEnd, indent });
    } else this.closed.push({ start: valueStart - 1, end: valueEnd + 1 });
    if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) this.blocks.push(event);
  }

  #close(): void {
    const event = this.#open.pop();
    if (event?.style !== COLLECTION_STYLE.FLOW) return;
    this.#brackets -= 1;
    this.#end = flowEnd(this.#source, event, this.#end);
    if (this.#brackets === 0) this.closed.push({ start: event.start, end: this.#end });
  }
}
