import { EVENT_ID, YAMLException, parseEvents, type Event } from 'js-yaml';
import { LimitPassed, type Limits } from '#domain/kubernetes/limits.ts';

/** js-yaml's words for what it cannot read, and the offset where it noticed. */
export interface Unreadable {
  readonly reason: string;
  readonly at: number;
}

export type Parsed = { readonly events: readonly Event[]; readonly source: string; readonly original: (at: number) => number };

/**
 * Parses one document. YAML 1.1's further line breaks count as such. Flow collections and quoted scalars may go on at any
 * indentation in kubectl's YAML, which js-yaml refuses: those lines are moved to the right until it reads them, and `original`
 * gives offsets of the text as it was.
 */
export function parseDocument(text: string, limits: Limits): Parsed | Unreadable {
  const lines = text.replace(/[\u0085\u2028\u2029]/g, '\n');
  const shifts: Shift[] = [];
  let source = lines;
  let first: Unreadable | undefined;
  for (let attempt = 0; attempt < MOST_SHIFTS; attempt += 1) {
    const parsed = attemptParse(source, limits);
    if ('events' in parsed) return { ...parsed, original: (at) => originalOf(shifts, at) };
    first ??= parsed;
    if (parsed.reason !== 'deficient indentation') break;
    const line = lineStart(source, parsed.at);
    if (shifts.some((shift) => shift.at === line)) break;
    shifts.push({ at: line });
    source = `${source.slice(0, line)}${PADDING}${source.slice(line)}`;
  }
  return first ?? { reason: 'not readable', at: 0 };
}

const MOST_SHIFTS = 60;
const PADDING = ' '.repeat(40);

interface Shift {
  /** Offset in the source as it stood when the padding was put there. */
  readonly at: number;
}

function originalOf(shifts: readonly Shift[], offset: number): number {
  return shifts.reduceRight((at, shift) => (at <= shift.at ? at : Math.max(shift.at, at - PADDING.length)), offset);
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function attemptParse(source: string, limits: Limits): { events: readonly Event[]; source: string } | Unreadable {
  try {
    const events = parseEvents(source, { maxDepth: limits.depth });
    const end = events.findIndex((event, at) => at > 0 && event.type === EVENT_ID.DOCUMENT);
    return { events: end < 0 ? events : events.slice(0, end), source };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { reason: 'not readable', at: 0 };
    const at = error.mark?.position ?? 0;
    if (error.reason.startsWith('nesting exceeded')) throw new LimitPassed('depth', at);
    return { reason: error.reason, at };
  }
}
