/** The one seam of IndexedDB: what is kept, under which schema, and what happens when the browser does not keep it. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ProgressEvent } from '#domain/progress/types.ts';
import { memoryDatabase } from './memory-database.ts';
import { createStore, type Store } from './store.ts';

const NAME = 'tripod';
/** A higher number needs an upgrade step below, and a sample of the older form among the tests. */
export const SCHEMA = 1;
/** Some browsers neither open nor refuse (a blocked upgrade, a private window); nobody waits longer for them. */
const PATIENCE_MS = 5000;

/** What a learner has typed and not lost. `revision` grows with each save, so that no older text overwrites a newer one. */
export interface Draft {
  /** `exercise/<id>` or `playground`. */
  readonly id: string;
  readonly text: string;
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where the caret stood: an offset into the text. */
  readonly caret?: number;
}

export interface Rows {
  readonly events: ProgressEvent;
  readonly drafts: Draft;
}
export type StoreName = keyof Rows;

export interface Database {
  all<N extends StoreName>(store: N): Promise<readonly Rows[N][]>;
  get<N extends StoreName>(store: N, id: string): Promise<Rows[N] | undefined>;
  /** Adds what is not there yet, all or nothing; rows whose id is known stay as they are. */
  add<N extends StoreName>(store: N, rows: readonly Rows[N][]): Promise<void>;
  /** Reads and writes in one transaction, so that two tabs cannot overwrite each other unseen. `undefined` leaves it as it is. */
  change<N extends StoreName>(
    store: N,
    id: string,
    change: (old: Rows[N] | undefined) => Rows[N] | undefined,
  ): Promise<void>;
  remove(store: StoreName, id: string): Promise<void>;
}

/**
 * kept: in IndexedDB. memory: the browser refuses; gone when the tab closes. newer: a newer Tripod wrote it, so this one only
 * reads. failing: the last write was refused. lost: there were records once, now there are none.
 */
export type StorageKind = 'opening' | 'kept' | 'memory' | 'newer' | 'failing' | 'lost';
export const storage: Store<StorageKind> = createStore<StorageKind>('opening');

interface Schema extends DBSchema {
  events: { key: string; value: ProgressEvent };
  drafts: { key: string; value: Draft };
}

// Loss of power must not take back what the page has called saved; a strict write costs 1 ms more.
const DURABLE = { durability: 'strict' } as const;

/** `done` rejects with the transaction's own error (a full disk, a closed connection), which a single request may not show. */
function kept(db: IDBPDatabase<Schema>): Database {
  return {
    all: (store) => db.getAll(store) as Promise<never>,
    get: (store, id) => db.get(store, id) as Promise<never>,
    async add(store, rows) {
      const transaction = db.transaction(store, 'readwrite', DURABLE);
      const known = new Set(await transaction.store.getAllKeys());
      await Promise.all([
        ...rows.filter(({ id }) => !known.has(id)).map((row) => transaction.store.put(row)),
        transaction.done,
      ]);
    },
    async change(store, id, change) {
      const transaction = db.transaction(store, 'readwrite', DURABLE);
      const next = change((await transaction.store.get(id)) as never);
      await Promise.all([next && transaction.store.put(next), transaction.done]);
    },
    async remove(store, id) {
      await db.delete(store, id);
    },
  };
}

function upgrade(db: IDBPDatabase<Schema>, from: number): void {
  if (from < 1) {
    db.createObjectStore('events', { keyPath: 'id' });
    db.createObjectStore('drafts', { keyPath: 'id' });
  }
}

async function openKept(): Promise<Database> {
  const db = await openDB<Schema>(NAME, SCHEMA, {
    upgrade,
    // A newer Tripod in another tab wants to change the schema: let go, or it waits for ever.
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      storage.update(() => 'newer');
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return kept(db);
}

/** Everything that the newer one holds can be read and exported; what is added lives in memory, so nothing of it is harmed. */
async function openNewer(): Promise<Database> {
  const db = await openDB<Schema>(NAME);
  const read = async <N extends StoreName>(store: N) =>
    (db.objectStoreNames.contains(store) ? await db.getAll(store) : []) as unknown as Rows[N][];
  const copy = memoryDatabase({ events: await read('events'), drafts: await read('drafts') });
  db.close();
  return copy;
}

async function open(): Promise<Database> {
  const settled = (kind: StorageKind, db: Database) => {
    storage.update(() => kind);
    return db;
  };
  const tooLong = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not answer')), PATIENCE_MS);
  });
  try {
    return settled('kept', await Promise.race([openKept(), tooLong]));
  } catch (error) {
    const newer =
      error instanceof DOMException && error.name === 'VersionError'
        ? await openNewer().catch(() => undefined)
        : undefined;
    return newer ? settled('newer', newer) : settled('memory', memoryDatabase({ events: [], drafts: [] }));
  }
}

let opened: Promise<Database> | undefined;

/** Opens it once; always settles, in memory if need be. */
export function database(): Promise<Database> {
  opened ??= open();
  return opened;
}

/** Runs a write and keeps `storage` true to how it went. False: it was not kept. */
export async function attempt(write: (db: Database) => Promise<void>): Promise<boolean> {
  try {
    await write(await database());
    storage.update((kind) => (kind === 'failing' ? 'kept' : kind));
    return true;
  } catch {
    storage.update((kind) => (kind === 'kept' ? 'failing' : kind));
    return false;
  }
}
