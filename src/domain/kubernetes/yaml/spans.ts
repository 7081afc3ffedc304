import { COLLECTION_STYLE, SCALAR_STYLE, type Event, type EVENT_ID, type ScalarEvent } from 'js-yaml';

type Collection = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>;

/** A scalar with its quotes; a block scalar without the line break that ends it; a value that is not there: an empty span at `after`. */
export function scalarSpan(source: string, event: ScalarEvent, after: number): readonly [number, number] {
  if (event.valueStart < 0) {
    const at = Math.max(after, event.anchorEnd, event.tagEnd);
    return [at, at];
  }
  if (event.style === SCALAR_STYLE.PLAIN) return [event.valueStart, event.valueEnd];
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED)
    return [event.valueStart - 1, event.valueEnd + 1];
  const trimmed = source.slice(event.valueStart, event.valueEnd).trimEnd();
  return [event.valueStart, event.valueStart + trimmed.length];
}

/** The end of a collection: js-yaml tells its start only. Of one in brackets, the closing one after the last item. */
export function flowEnd(source: string, event: Collection, end: number): number {
  if (event.style !== COLLECTION_STYLE.FLOW) return end;
  const close = source.charAt(event.start) === '[' ? ']' : '}';
  let at = end;
  while (at < source.length) {
    const letter = source.charAt(at);
    if (letter === close) return at + 1;
    if (letter === '#') at = source.slice(at).search(/[\r\n]|$/) + at;
    else if (!/[\s,:?]/.test(letter)) return end;
    at += 1;
  }
  return end;
}
