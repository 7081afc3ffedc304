/** The learner's log: read once, appended to, the same in every tab. What is shown of it is a fold (domain/progress). */
import type { ProgressEvent } from '#domain/progress/types.ts';
import { countedBefore, countNow } from './canary.ts';
import { browserClock } from './clock.ts';
import { attempt, database, SCHEMA, storage } from './database.ts';
import { readEvent, type Happened } from './event-record.ts';
import { createStore, type Store } from './store.ts';

export interface Progress {
  readonly loaded: boolean;
  /** In the order of their time. */
  readonly events: readonly ProgressEvent[];
}
export const progress: Store<Progress> = createStore<Progress>({ loaded: false, events: [] });

const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('tripod-progress') : undefined;

/** What is known plus what is new, each id once. */
function merged(known: readonly ProgressEvent[], added: readonly ProgressEvent[]): readonly ProgressEvent[] {
  const ids = new Set(known.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !ids.has(id));
  return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.at - b.at);
}

function show(added: readonly ProgressEvent[]): void {
  progress.update(({ events }) => ({ loaded: true, events: merged(events, added) }));
}

function stamped(happened: Happened): ProgressEvent {
  const at = browserClock.now();
  return { ...happened, id: crypto.randomUUID(), at, zone: browserClock.zoneAt(at) };
}

/** Asked once, and only after work that is worth keeping was saved on a click: some browsers show a question. */
let askedToPersist = false;
async function askToPersist(): Promise<void> {
  if (askedToPersist || storage.get() !== 'kept') return;
  askedToPersist = true;
  await navigator.storage?.persist?.().catch(() => false);
}

/** Saves events in one transaction and tells the other tabs. They are shown at once, whether or not the browser keeps them. */
async function save(events: readonly ProgressEvent[]): Promise<boolean> {
  show(events);
  const saved = await attempt((db) => db.add('events', events));
  if (!saved) return false;
  otherTabs?.postMessage(events);
  if (storage.get() === 'kept') countNow(progress.get().events.length);
  return true;
}

/** Adds to the log what just happened. Never throws; `storage` says whether it is kept. */
export async function append(happened: Happened): Promise<void> {
  const saved = await save([stamped(happened)]);
  if (saved && !happened.kind.startsWith('lesson-')) await askToPersist();
}

/** Reads the log and listens to the other tabs. Call once, at the start. */
export async function startProgress(): Promise<void> {
  otherTabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (Array.isArray(data)) show(data.flatMap((value) => readEvent(value) ?? []));
  });
  const rows = await database()
    .then((db) => db.all('events'))
    .catch(() => []);
  if (rows.length === 0 && storage.get() === 'kept' && countedBefore() > 0) storage.update(() => 'lost');
  show(rows.flatMap((row) => readEvent(row) ?? []));
}

/** After a loss: from here on a new log, as the learner wished. */
export function startAnew(): void {
  countNow(progress.get().events.length);
  storage.update((kind) => (kind === 'lost' ? 'kept' : kind));
}

/** The whole log as a text for a file of one's own. */
export function exportLog(): string {
  return JSON.stringify({ app: 'tripod', schema: SCHEMA, events: progress.get().events }, null, 1);
}

/** Merges an exported log; twice is as once. Gives how many events were new, or why it is none of ours. */
export async function importLog(
  text: string,
): Promise<{ readonly added: number } | { readonly refused: string }> {
  let file: { readonly app?: unknown; readonly events?: unknown } | null;
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return { refused: 'This file is not JSON.' };
  }
  if (file?.app !== 'tripod' || !Array.isArray(file.events))
    return { refused: 'This file is no export of Tripod.' };
  const events = file.events.flatMap((value) => readEvent(value) ?? []);
  const before = progress.get().events.length;
  if (!(await save(events))) return { refused: 'The browser did not save it.' };
  startAnew();
  return { added: progress.get().events.length - before };
}
