import type { Database, Rows, StoreName } from './database.ts';

/** The same shape without a browser's storage: it lives as long as the tab. */
export function memoryDatabase(seed: { readonly [N in StoreName]: readonly Rows[N][] }): Database {
  const stores: { readonly [N in StoreName]: Map<string, Rows[N]> } = {
    events: new Map(seed.events.map((row) => [row.id, row])),
    drafts: new Map(seed.drafts.map((row) => [row.id, row])),
  };
  return {
    all: (store) => Promise.resolve([...stores[store].values()] as never),
    get: (store, id) => Promise.resolve(stores[store].get(id) as never),
    add(store, rows) {
      const rowsById: Map<string, Rows[typeof store]> = stores[store];
      for (const row of rows) if (!rowsById.has(row.id)) rowsById.set(row.id, row);
      return Promise.resolve();
    },
    change(store, id, change) {
      const rowsById: Map<string, Rows[typeof store]> = stores[store];
      const next = change(rowsById.get(id));
      if (next) rowsById.set(id, next);
      return Promise.resolve();
    },
    remove(store, id) {
      stores[store].delete(id);
      return Promise.resolve();
    },
  };
}
