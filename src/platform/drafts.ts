/** What is being typed, saved by itself: soon after the last key, and before the page goes away. */
import { browserClock, type Clock } from './clock.ts';
import { attempt, database, storage, type Draft, type StorageKind } from './database.ts';
import { isDraft, stash, takeStash } from './draft-stash.ts';
import { createStore, type Store } from './store.ts';

const DEBOUNCE_MS = 300;

export type Saving =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saved'; readonly at: number }
  /** `reason` is the end of a sentence that begins with "Not saved". */
  | { readonly kind: 'failed'; readonly reason: string };

export interface DraftState {
  readonly saving: Saving;
  /** A text that another tab saved, while this tab had changes of its own. Nothing is saved here until one of both is chosen. */
  readonly rival: Draft | undefined;
}

const REASONS: Readonly<Record<StorageKind, string>> = {
  opening: 'the browser’s storage does not answer',
  kept: 'it was changed in another tab',
  memory: 'this browser keeps nothing in this window; the text stays until the tab closes',
  newer: 'a newer Tripod is open in another tab; reload this page',
  failing: 'the browser refused it, its storage may be full; the text stays until the tab closes',
  lost: 'the browser lost its storage',
};

export interface Tabs {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  close(): void;
}

export interface DraftOptions {
  readonly clock?: Clock;
  readonly tabs?: () => Tabs | undefined;
  /** Another tab saved a newer text, and here nothing was changed meanwhile: it takes the place of the one shown. */
  readonly onNewer?: (draft: Draft) => void;
}

const otherTabs = (): Tabs | undefined =>
  'BroadcastChannel' in globalThis ? new BroadcastChannel('tripod-drafts') : undefined;

export class DraftKeeper {
  readonly state: Store<DraftState> = createStore<DraftState>({
    saving: { kind: 'unchanged' },
    rival: undefined,
  });
  readonly #id: string;
  readonly #clock: Clock;
  readonly #connect: () => Tabs | undefined;
  #tabs: Tabs | undefined;
  readonly #onNewer: (draft: Draft) => void;
  /** Of the text that this tab shows: what it last read, wrote or took over. */
  #revision = 0;
  #pending: { readonly text: string } | undefined;
  #caret = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Writes go one after the other, or a tab would overtake itself. */
  #writing: Promise<void> = Promise.resolve();

  constructor(id: string, options: DraftOptions = {}) {
    this.#id = id;
    this.#clock = options.clock ?? browserClock;
    this.#connect = options.tabs ?? otherTabs;
    this.#onNewer = options.onNewer ?? (() => undefined);
  }

  /** Hears from now on what other tabs save. What it returns saves the rest and ends the hearing. */
  listen(): () => Promise<void> {
    const tabs = this.#connect();
    this.#tabs = tabs;
    tabs?.addEventListener('message', ({ data }) => this.#hear(data));
    return async () => {
      await this.flush();
      tabs?.close();
    };
  }

  /** The text as it was last saved, if there is one. Never rejects. */
  async open(): Promise<Draft | undefined> {
    const draft = await database()
      .then((db) => db.get('drafts', this.#id))
      .catch(() => undefined);
    const stored = isDraft(draft) ? draft : undefined;
    const left = takeStash(this.#id);
    this.#revision = stored?.revision ?? 0;
    if (left && left.revision > this.#revision) {
      this.change(left.text, left.caret ?? 0);
      return left;
    }
    if (!stored) return undefined;
    this.#set({ saving: { kind: 'saved', at: stored.at } });
    return stored;
  }

  change(text: string, caret: number): void {
    this.#pending = { text };
    this.#caret = caret;
    if (this.state.get().saving.kind !== 'failed') this.#set({ saving: { kind: 'pending' } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DEBOUNCE_MS);
  }

  /** The caret alone moved; it is saved with the next change of the text. */
  moved(caret: number): void {
    this.#caret = caret;
  }

  /** Saves now what is not saved yet. Never rejects; `state` says how it went. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** The page may go away: what is not saved yet is kept without waiting, and saved if there is time. */
  rescue(): void {
    if (!this.#pending || this.state.get().rival) return;
    stash(this.#draft(this.#pending));
    void this.flush();
  }

  /** Ends the choice between this tab's text and the other's: this one is saved over it. */
  keepOwn(): Promise<void> {
    this.#revision = this.state.get().rival?.revision ?? this.#revision;
    this.#set({ rival: undefined });
    return this.flush();
  }

  /** The other tab's text is taken; the caller shows it. */
  takeRival(): Draft | undefined {
    const { rival } = this.state.get();
    if (rival) this.#adopt(rival);
    return rival;
  }

  async #write(): Promise<void> {
    const pending = this.#pending;
    if (!pending || this.state.get().rival) return;
    const draft = this.#draft(pending);
    let rival: Draft | undefined;
    const written = await attempt((db) =>
      db.change('drafts', this.#id, (old) => {
        rival = old && old.revision >= draft.revision ? old : undefined;
        return rival ? undefined : draft;
      }),
    );
    if (rival) this.#set({ rival, saving: { kind: 'failed', reason: REASONS.kept } });
    else if (written && storage.get() === 'kept') this.#saved(draft, pending);
    else this.#set({ saving: { kind: 'failed', reason: REASONS[storage.get()] } });
  }

  #draft({ text }: { readonly text: string }): Draft {
    return { id: this.#id, text, caret: this.#caret, revision: this.#revision + 1, at: this.#clock.now() };
  }

  #saved(draft: Draft, written: object): void {
    takeStash(this.#id);
    this.#revision = draft.revision;
    if (this.#pending === written) {
      this.#pending = undefined;
      this.#set({ saving: { kind: 'saved', at: draft.at } });
    }
    this.#tabs?.postMessage(draft);
  }

  #hear(message: unknown): void {
    if (!isDraft(message) || message.id !== this.#id || message.revision <= this.#revision) return;
    if (this.#pending) {
      this.#set({ rival: message, saving: { kind: 'failed', reason: REASONS.kept } });
    } else {
      this.#adopt(message);
      this.#onNewer(message);
    }
  }

  #adopt(draft: Draft): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
    this.#revision = draft.revision;
    this.#set({ rival: undefined, saving: { kind: 'saved', at: draft.at } });
  }

  #set(change: Partial<DraftState>): void {
    this.state.update((state) => ({ ...state, ...change }));
  }
}
