import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { deleteDB, openDB } from 'idb';
import { readEvent } from './event-record.ts';
import { readSettings } from './settings.ts';

const EVENT = {
  id: 'e1',
  at: 5,
  zone: 60,
  kind: 'question-answered',
  question: 'q',
  answer: [1],
  right: true,
} as const;
const CANARY = 'tripod-canary';

/** Each learner's visit is a fresh set of modules over the same browser storage. */
async function visit() {
  vi.resetModules();
  const progress = await import('./progress.ts');
  const { storage } = await import('./database.ts');
  await progress.startProgress();
  return { ...progress, storage };
}

const persist = vi.fn(() => Promise.resolve(true));
vi.stubGlobal('navigator', { storage: { persist } });
const items = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
});

afterEach(async () => {
  items.clear();
  vi.restoreAllMocks();
  const { database } = await import('./database.ts');
  await database();
  // A fresh connection asks the older ones to close, as a real second tab would.
  await deleteDB('tripod');
});

describe('the log', () => {
  test('keeps what was appended for the next visit', async () => {
    const first = await visit();
    await first.append({ kind: 'lesson-opened', lesson: 'pod-as-house' });
    const second = await visit();
    expect(second.progress.get().events).toMatchObject([{ kind: 'lesson-opened', lesson: 'pod-as-house' }]);
    expect(second.storage.get()).toBe('kept');
  });

  test('asks the browser to keep it once, and only after work was saved', async () => {
    const { append } = await visit();
    persist.mockClear();
    await append({ kind: 'lesson-opened', lesson: 'a' });
    expect(persist).not.toHaveBeenCalled();
    await append({ kind: 'question-answered', question: 'q', answer: [0], right: true });
    await append({ kind: 'question-answered', question: 'q', answer: [1], right: false });
    expect(persist).toHaveBeenCalledTimes(1);
  });

  test('of another open tab grows with this one', async () => {
    const tab = await visit();
    const other = await visit();
    await tab.append({ kind: 'lesson-finished', lesson: 'a' });
    await vi.waitFor(() => expect(other.progress.get().events).toEqual(tab.progress.get().events));
  });

  test('comes back whole from an export, and importing twice is importing once', async () => {
    const first = await visit();
    await first.append({ kind: 'question-answered', question: 'q', answer: [0, 2], right: false });
    const file = first.exportLog();
    const events = first.progress.get().events;
    await deleteDB('tripod');
    const second = await visit();
    expect(await second.importLog(file)).toEqual({ added: 1 });
    expect(await second.importLog(file)).toEqual({ added: 0 });
    expect(second.progress.get().events).toEqual(events);
    expect((await visit()).progress.get().events).toEqual(events);
  });

  test.each([
    ['text that is not JSON', '{', 'This file is not JSON.'],
    ['null', 'null', 'This file is no export of Tripod.'],
    ['the JSON of something else', '{"events": []}', 'This file is no export of Tripod.'],
  ])('%s is refused on import', async (_name, text, refused) => {
    expect(await (await visit()).importLog(text)).toEqual({ refused });
  });
});

describe('storage that does not behave', () => {
  test('an empty database that had events before is called lost, until the learner starts anew', async () => {
    items.set(CANARY, JSON.stringify({ schema: 1, events: 7 }));
    const { storage, startAnew } = await visit();
    expect(storage.get()).toBe('lost');
    startAnew();
    expect(storage.get()).toBe('kept');
  });

  test('a refused database leaves the log in memory', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'UnknownError');
    });
    const { append, progress, storage } = await visit();
    await append({ kind: 'lesson-opened', lesson: 'a' });
    expect(storage.get()).toBe('memory');
    expect(progress.get().events).toHaveLength(1);
  });

  test('a database of a newer version is read and not touched', async () => {
    const newer = await openDB('tripod', 9, {
      upgrade: (db) => void db.createObjectStore('events', { keyPath: 'id' }),
    });
    await newer.put('events', EVENT);
    newer.close();
    const { append, progress, storage } = await visit();
    expect(storage.get()).toBe('newer');
    await append({ kind: 'lesson-opened', lesson: 'a' });
    expect(progress.get().events).toHaveLength(2);
    const again = await openDB('tripod', 9);
    expect(await again.getAll('events')).toEqual([EVENT]);
    again.close();
  });

  test('a newer tab that changes the schema is not held up', async () => {
    const { storage } = await visit();
    const newer = await openDB('tripod', 2);
    expect(storage.get()).toBe('newer');
    newer.close();
  });
});

test.each<[name: string, value: unknown, known: boolean]>([
  ['an event of ours is one', EVENT, true],
  ['text is none', 'event', false],
  ['an unknown kind is none', { ...EVENT, kind: 'constructor' }, false],
  ['a missing field makes it none', { ...EVENT, answer: undefined }, false],
  ['a field of another type makes it none', { ...EVENT, answer: ['1'] }, false],
  ['a number that is none makes it none', { ...EVENT, at: Number.NaN }, false],
])('%s', (_name, value, known) => expect(readEvent(value) !== undefined).toBe(known));

test('fields that no event has are left out', () => {
  expect(readEvent({ ...EVENT, extra: 1 })).toEqual(EVENT);
});

test.each<[name: string, text: string | null, scheme: string]>([
  ['nothing stored is the system scheme', null, 'system'],
  ['a chosen scheme is kept', '{"scheme":"dark"}', 'dark'],
  ['an unknown scheme is the system scheme', '{"scheme":"sepia"}', 'system'],
  ['broken text is the system scheme', '{', 'system'],
  ['null is the system scheme', 'null', 'system'],
])('%s', (_name, text, scheme) => expect(readSettings(text).scheme).toBe(scheme));

test.each<[name: string, text: string | null, expected: object]>([
  ['no Vim keys, and suggestions, from the first', null, { vimKeys: false, suggestions: true }],
  ['what was chosen is kept', '{"vimKeys":true,"suggestions":false}', { vimKeys: true, suggestions: false }],
  ['other values are none', '{"vimKeys":"yes","suggestions":0}', { vimKeys: false, suggestions: true }],
])('the editor has %s', (_name, text, expected) => expect(readSettings(text)).toMatchObject(expected));
