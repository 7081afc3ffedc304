import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { database, type Draft } from './database.ts';
import { DraftKeeper, type Tabs } from './drafts.ts';

/** A channel between the tabs of one test; a tab does not hear itself. */
class Room {
  readonly tabs: { hear: (event: MessageEvent<unknown>) => void }[] = [];
  enter(): Tabs {
    const own: (typeof this.tabs)[number] = { hear: () => undefined };
    this.tabs.push(own);
    return {
      postMessage: (data) =>
        this.tabs.filter((tab) => tab !== own).forEach((tab) => tab.hear({ data } as MessageEvent<unknown>)),
      addEventListener: (_type, listener) => void (own.hear = listener),
      close: () => void this.tabs.splice(this.tabs.indexOf(own), 1),
    };
  }
}

const clock = { now: () => 1_000, zoneAt: () => 0 };
const ID = 'exercise/shared-directory';
const stored = async (): Promise<Draft | undefined> => (await database()).get('drafts', ID);
let room: Room;
const keeper = (onNewer: (draft: Draft) => void = () => undefined): DraftKeeper => {
  const opened = new DraftKeeper(ID, { clock, tabs: () => room.enter(), onNewer });
  opened.listen();
  return opened;
};

/** As much of localStorage as is used. */
const left = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => left.get(key) ?? null,
  setItem: (key: string, value: string) => void left.set(key, value),
  removeItem: (key: string) => void left.delete(key),
});

beforeEach(() => {
  room = new Room();
  left.clear();
});
afterEach(async () => (await database()).remove('drafts', ID));

describe('a tab that is closed at once', () => {
  const stashed = (change: Partial<Draft> = {}): void =>
    void left.set(
      `tripod-draft-${ID}`,
      JSON.stringify({ id: ID, text: 'last words', revision: 1, at: 1, ...change }),
    );

  test('leaves its last words without waiting', () => {
    const tab = keeper();
    tab.change('last words', 3);
    tab.rescue();
    expect(JSON.parse(left.get(`tripod-draft-${ID}`) ?? '')).toMatchObject({
      text: 'last words',
      caret: 3,
      revision: 1,
    });
  });

  test('leaves nothing behind when there was time to save them', async () => {
    const tab = keeper();
    tab.change('last words', 3);
    tab.rescue();
    await tab.flush();
    expect(left.size).toBe(0);
    expect((await stored())?.text).toBe('last words');
  });

  test('finds them again, and saves them then', async () => {
    stashed();
    const tab = keeper();
    expect((await tab.open())?.text).toBe('last words');
    await tab.flush();
    expect(await stored()).toMatchObject({ text: 'last words', revision: 1 });
    expect(left.size).toBe(0);
  });

  test.each<[string, () => void]>([
    ['are older than what is saved', () => stashed()],
    ['belong to another draft', () => stashed({ id: 'exercise/other', revision: 9 })],
    ['cannot be read', () => void left.set(`tripod-draft-${ID}`, '{"id":')],
  ])('forgets words that %s', async (_name, leave) => {
    const first = keeper();
    first.change('saved', 0);
    await first.flush();
    leave();
    expect((await keeper().open())?.text).toBe('saved');
  });
});

describe('a draft', () => {
  test('is nothing before something was typed', async () => {
    const tab = keeper();
    expect(await tab.open()).toBeUndefined();
    await tab.flush();
    expect(await stored()).toBeUndefined();
    expect(tab.state.get().saving.kind).toBe('unchanged');
  });

  test('comes back with its caret', async () => {
    const first = keeper();
    first.change('kind: Pod', 4);
    expect(first.state.get().saving.kind).toBe('pending');
    await first.flush();
    const again = keeper();
    expect(await again.open()).toMatchObject({ text: 'kind: Pod', caret: 4, revision: 1 });
    expect(again.state.get().saving).toEqual({ kind: 'saved', at: 1_000 });
  });

  test('is saved by itself after a pause', async () => {
    const tab = keeper();
    tab.change('a', 1);
    tab.change('ab', 2);
    await expect.poll(stored).toMatchObject({ text: 'ab', revision: 1 });
  });

  test('is saved with the caret where the last key left it', async () => {
    const tab = keeper();
    tab.change('ab', 1);
    tab.moved(2);
    await tab.flush();
    expect(await stored()).toMatchObject({ caret: 2 });
  });

  test('is saved by a tab that goes away, and nothing is heard after that', async () => {
    const seen: string[] = [];
    const tab = new DraftKeeper(ID, {
      clock,
      tabs: () => room.enter(),
      onNewer: ({ text }) => seen.push(text),
    });
    const leave = tab.listen();
    tab.change('last words', 0);
    await leave();
    expect((await stored())?.text).toBe('last words');
    room.enter().postMessage({ id: ID, text: 'x', revision: 9, at: 1 });
    expect(seen).toEqual([]);
  });

  test('keeps the last of many texts in their order', async () => {
    const tab = keeper();
    const writes = ['a', 'b', 'c'].map((text) => {
      tab.change(text, 0);
      return tab.flush();
    });
    await Promise.all(writes);
    expect(await stored()).toMatchObject({ text: 'c' });
  });

  test('is shown in another tab that changed nothing', async () => {
    const seen: string[] = [];
    const reader = keeper(({ text }) => seen.push(text));
    const writer = keeper();
    writer.change('from the first tab', 0);
    await writer.flush();
    expect(seen).toEqual(['from the first tab']);
    reader.change('and on from there', 0);
    await reader.flush();
    expect(await stored()).toMatchObject({ text: 'and on from there', revision: 2 });
  });

  test('is not written over by a tab that typed at the same time; its learner chooses', async () => {
    const [one, two] = [keeper(), keeper()];
    two.change('two', 0);
    one.change('one', 0);
    await one.flush();
    await two.flush();
    expect((await stored())?.text).toBe('one');
    expect(two.state.get()).toMatchObject({ rival: { text: 'one' }, saving: { kind: 'failed' } });
    await two.keepOwn();
    expect(await stored()).toMatchObject({ text: 'two', revision: 2 });
    expect(two.state.get()).toMatchObject({ rival: undefined, saving: { kind: 'saved' } });
  });

  test('is not written over by a tab that heard of nothing', async () => {
    const deaf = new DraftKeeper(ID, { clock, tabs: () => undefined });
    const writer = keeper();
    writer.change('newer', 0);
    await writer.flush();
    deaf.change('older', 0);
    await deaf.flush();
    expect((await stored())?.text).toBe('newer');
    expect(deaf.takeRival()?.text).toBe('newer');
    deaf.change('after newer', 0);
    await deaf.flush();
    expect(await stored()).toMatchObject({ text: 'after newer', revision: 2 });
  });

  test.each([
    ['nothing', null],
    ['a text', 'draft'],
    ['a draft of another exercise', { id: 'exercise/other', text: 'x', revision: 9, at: 1 }],
    ['a draft without a text', { id: ID, revision: 9, at: 1 }],
    ['a draft with a strange revision', { id: ID, text: 'x', revision: '9', at: 1 }],
  ])('of this tab is left alone by a message that is %s', (_name, message) => {
    const seen: Draft[] = [];
    keeper((draft) => seen.push(draft));
    room.enter().postMessage(message);
    expect(seen).toEqual([]);
  });
});
