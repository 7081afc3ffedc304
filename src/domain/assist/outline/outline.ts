import { fitting, holdersAt, spotOnLine } from './caret.ts';
import { readFlow } from './flow.ts';
import { linesFrom, readLine, unquoted, type Line } from './lines.ts';
import type { Entry, Item, ListNode, MapNode, Owner, Sheet } from './nodes.ts';
import type { Spot } from './spot.ts';

export interface Outline {
  readonly sheets: readonly Sheet[];
  /** Where the caret stands; undefined in a comment, in a block of text, or where nothing can be written. */
  readonly spot: Spot | undefined;
}

/** Linear in the text's length. Texts beyond this are for a file, not for an editor: nothing is said of them. */
const LONGEST = 256 * 1024;

export function outlineOf(text: string, caret = -1): Outline {
  if (text.length > LONGEST) return { sheets: [], spot: undefined };
  return new Builder(text, caret).build();
}

class Builder {
  readonly #text: string;
  readonly #caret: number;
  readonly #sheets: Sheet[] = [];
  #frames: (MapNode | ListNode)[] = [];
  #spot: Spot | undefined;
  /** Lines up to here belong to a value in brackets that was read already. */
  #behind = 0;
  /** Deeper lines than this are a block of text. */
  #block: number | undefined;

  constructor(text: string, caret: number) {
    this.#text = text;
    this.#caret = caret;
  }

  build(): Outline {
    const from = this.#text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#open(from);
    for (const [start, end] of linesFrom(this.#text, from)) {
      if (start < this.#behind) continue;
      if (/^(?:---|\.\.\.)/.test(this.#text.slice(start, start + 3))) this.#open(end);
      else this.#line(readLine(this.#text, start, end));
      this.#sheet().span.end = end;
    }
    return { sheets: this.#sheets, spot: this.#spot };
  }

  #open(start: number): void {
    this.#sheets.push({ is: 'sheet', span: { start, end: start }, value: undefined });
    this.#frames = [];
    this.#block = undefined;
  }

  #sheet(): Sheet {
    return this.#sheets.at(-1) as Sheet;
  }

  #line(line: Line): void {
    const indent = line.first - line.start;
    if (this.#block !== undefined && (line.first >= line.end || indent > this.#block)) return;
    this.#block = undefined;
    if (this.#holdsCaret(line) && this.#isWord(line)) {
      this.#wordLine(line);
      return;
    }
    if (line.first >= line.end || this.#text[line.first] === '#') return;
    const owner = this.#afterDashes(line);
    if (line.key === undefined) this.#valueLine(line, owner);
    else this.#keyLine(line, line.key, owner);
  }

  #isWord({ dashes, key, first }: Line): boolean {
    return dashes.length === 0 && key === undefined && !/[[{]/.test(this.#text[first] ?? '');
  }

  #holdsCaret({ start, end }: Line): boolean {
    return this.#caret >= start && this.#caret <= end;
  }

  /** With the lines that its value in brackets goes over. */
  #reachesCaret({ start, end }: Line): boolean {
    return this.#caret >= start && this.#caret <= Math.max(end, this.#behind);
  }

  /** A blank line, or a word alone: what may it become? It leaves no trace in the outline. */
  #wordLine(line: Line): void {
    const blank = line.first >= line.end;
    if (!blank && (this.#caret < line.first || this.#text[line.first] === '#')) return;
    const column = (blank ? this.#caret : line.first) - line.start;
    const word = blank ? ([this.#caret, this.#caret] as const) : line.value;
    if (this.#caret > word[1]) return;
    const frames = this.#frames.filter((frame) => frame.column <= column);
    const holders = fitting(holdersAt(frames, column, this.#sheet()), column);
    this.#spot = { word, column, holders, style: 'block', gap: false };
  }

  /** The item of the line's last dash, if it has dashes. */
  #afterDashes(line: Line): Item | undefined {
    let owner: Item | undefined;
    for (const dash of line.dashes) {
      const list: ListNode =
        owner === undefined ? this.#listAt(dash - line.start) : this.#newList(dash - line.start, owner);
      owner = { is: 'item', list, at: list.items.length, start: dash, value: undefined };
      list.items.push(owner);
    }
    return owner;
  }

  #keyLine(line: Line, key: NonNullable<Line['key']>, owner: Item | undefined): void {
    const map = this.#mapAt(line.body - line.start, owner);
    const entry: Entry = {
      is: 'entry',
      map,
      key: key.text,
      keySpan: key.span,
      colon: true,
      value: undefined,
    };
    map.entries.push(entry);
    this.#value(line, entry, map.column);
    if (this.#reachesCaret(line)) this.#spot = spotOnLine(line, entry, this.#caret, this.#text);
  }

  #valueLine(line: Line, owner: Item | undefined): void {
    const target = owner ?? this.#pendingOwner(line.first - line.start);
    if (target === undefined) return;
    this.#value(line, target, line.first - line.start);
    if (this.#reachesCaret(line)) this.#spot = spotOnLine(line, target, this.#caret, this.#text);
  }

  /** What a value alone on its line belongs to: a key or a document that waits for one. */
  #pendingOwner(column: number): Owner | undefined {
    const frames = this.#frames.filter((frame) => frame.column < column);
    const owner = holdersAt(frames, column, this.#sheet()).find((holder) => holder.in === 'owner')?.owner;
    return owner?.value === undefined ? owner : undefined;
  }

  #value(line: Line, owner: Entry | Item | Sheet, column: number): void {
    const [start, end] = line.value;
    if (end <= start) return;
    const text = this.#text.slice(start, end);
    if (/^[[{]/.test(text)) this.#flow(line, owner, column);
    else {
      owner.value = { is: 'scalar', text: unquoted(text), span: [start, end], owner };
      if (/^[|>][-+\d]*$/.test(text)) this.#block = column;
    }
  }

  #flow(line: Line, owner: Owner, column: number): void {
    const [start] = line.value;
    const short = readFlow(this.#text, start, line.end, owner);
    const read = short.closed ? short : readFlow(this.#text, start, this.#flowLimit(line, column), owner);
    owner.value = read.node;
    this.#behind = read.end > line.end ? read.end : this.#behind;
  }

  /** A bracket that is not closed yet must not swallow the lines after it: it ends where a line goes back. */
  #flowLimit(line: Line, column: number): number {
    for (const [start, end] of linesFrom(this.#text, line.end + 1)) {
      const next = readLine(this.#text, start, end);
      const back = next.first < next.end && next.first - next.start <= column;
      if (back && !/[\]}]/.test(this.#text[next.first] ?? '')) return start;
    }
    return this.#text.length;
  }

  #mapAt(column: number, owner: Item | undefined): MapNode {
    if (owner !== undefined) return this.#newMap(column, owner);
    this.#frames = this.#frames.filter((frame) => frame.column <= column);
    const [holder] = holdersAt(this.#frames, column, this.#sheet()).filter((each) => each.in !== 'list');
    if (holder?.in === 'map') {
      this.#frames = this.#frames.filter((frame) => frame.is === 'map' || frame.column < column);
      return holder.map;
    }
    return this.#newMap(column, holder?.owner ?? this.#sheet());
  }

  #newMap(column: number, owner: Owner): MapNode {
    const map: MapNode = { is: 'map', column, owner, entries: [] };
    owner.value ??= map;
    this.#frames.push(map);
    return map;
  }

  #listAt(column: number): ListNode {
    this.#frames = this.#frames.filter((frame) => frame.column <= column);
    const holders = holdersAt(this.#frames, column, this.#sheet());
    const list = holders.find((each) => each.in === 'list')?.list;
    if (list !== undefined) return list;
    return this.#newList(column, holders.find((each) => each.in === 'owner')?.owner ?? this.#sheet());
  }

  #newList(column: number, owner: Owner): ListNode {
    const list: ListNode = { is: 'list', column, owner, items: [] };
    owner.value ??= list;
    this.#frames.push(list);
    return list;
  }
}
