import { COLLECTION_STYLE, EVENT_ID, YAMLException, parseEvents, type Event } from 'js-yaml';
import { LimitPassed, type Limits } from '#domain/kubernetes/limits.ts';
import { lineStart } from './lines.ts';
import { isReadOver } from './read-over.ts';
import { marked, relaxed } from './relaxed.ts';

/** js-yaml's words for what it cannot read, and the offset where it noticed. */
export interface Unreadable {
  readonly reason: string;
  readonly at: number;
}

export interface Parsed {
  readonly events: readonly Event[];
  /** The text that the offsets of the events mean. */
  readonly source: string;
  /** An offset of the text as it was given. */
  readonly original: (at: number) => number;
}

/**
 * Parses one document: the first of the text, as go-yaml does. YAML 1.1's further line breaks count as such, and what kubectl
 * reads though js-yaml does not is read in a second try.
 */
export function parseDocument(text: string, limits: Limits): Parsed | Unreadable {
  const lines = marked(text.replace(/[\u0085\u2028\u2029]/g, '\n'));
  const first = parseShifted(lines, limits);
  if ('events' in first) return first;
  const again = relaxed(lines);
  const second = again === lines ? first : parseShifted(again, limits);
  return 'events' in second ? second : first;
}

const asItIs = (at: number): number => at;

/** Every shift costs a parse, so long texts get fewer. */
const mostShifts = (text: string): number => Math.min(60, 3 + Math.floor(400_000 / (text.length + 1)));
const PADDING = ' '.repeat(40);

/**
 * Flow collections and quoted scalars may go on at any indentation in kubectl's YAML: lines that js-yaml finds too far left are
 * moved to the right until it reads them.
 */
function parseShifted(text: string, limits: Limits): Parsed | Unreadable {
  const most = mostShifts(text);
  const shifts: number[] = [];
  let source = text;
  let first: Unreadable | undefined;
  for (let attempt = 0; attempt < most; attempt += 1) {
    const parsed = attemptParse(source, limits);
    if ('events' in parsed) return { ...parsed, original: originalUnder(shifts) };
    first ??= parsed;
    const rest = afterRoot(source, parsed, limits);
    if (rest !== undefined) return { ...rest, original: originalUnder(shifts) };
    const at = placeToShift(source, parsed);
    if (at === undefined || shifts.includes(at)) break;
    shifts.push(at);
    source = `${source.slice(0, at)}${PADDING}${source.slice(at)}`;
  }
  return first ?? { reason: 'not readable', at: 0 };
}

/** Where blanks would help: before a line that is too far left, or before a comment that touches a quote, a bracket or `|`. */
function placeToShift(source: string, { reason, at }: Unreadable): number | undefined {
  if (reason === 'deficient indentation') return lineStart(source, at);
  const touches = source.charAt(at) === '#' && /(?:["'[\]{},|>\d+-]|["']:)$/.test(source.slice(at - 2, at));
  return touches ? at : undefined;
}

/**
 * go-yaml stops after the first value of a document and never reads what follows: after brackets, or at the left of a block that
 * stands further right.
 */
function afterRoot(
  source: string,
  { reason, at }: Unreadable,
  limits: Limits,
): Omit<Parsed, 'original'> | undefined {
  if (!reason.startsWith('end of the stream')) return undefined;
  const line = lineStart(source, at);
  const isBelow = source.slice(line, at).trim() === '';
  const parsed = attemptParse(source.slice(0, isBelow ? line : at), limits);
  if (!('events' in parsed)) return undefined;
  const root = parsed.events[1];
  if (root?.type !== EVENT_ID.SEQUENCE && root?.type !== EVENT_ID.MAPPING) return undefined;
  return isUnread(source, root, at) ? parsed : undefined;
}

type Collection = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>;

/** Whether what begins at `at` follows a root that ends the document. */
function isUnread(source: string, root: Collection, at: number): boolean {
  const line = lineStart(source, at);
  const before = source.slice(line, at);
  const isBelow = before.trim() === '';
  if (root.style !== COLLECTION_STYLE.FLOW)
    return isBelow && root.start - lineStart(source, root.start) > before.length;
  if (isBelow) return !before.includes('\t') && isReadOver(source.slice(at), 'below');
  const mayBeKey = root.start >= line && at - root.start < LONGEST_KEY;
  return isReadOver(source.slice(at), mayBeKey ? 'behind a key' : 'behind');
}

const LONGEST_KEY = 1024;

/** Each shift was made in the text as the ones before it had left it: undone from the last to the first. */
function originalUnder(shifts: readonly number[]): (offset: number) => number {
  if (shifts.length === 0) return asItIs;
  return (offset) =>
    shifts.reduceRight((at, shift) => (at <= shift ? at : Math.max(shift, at - PADDING.length)), offset);
}

function attemptParse(source: string, limits: Limits): Omit<Parsed, 'original'> | Unreadable {
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
