import { useSyncExternalStore } from 'react';

export interface Store<S> {
  get(this: void): S;
  /** All change is a pure function from one state to the next; the same state again tells nobody. */
  update(this: void, change: (state: S) => S): void;
  /** Returns what ends the subscription. */
  subscribe(this: void, listener: () => void): () => void;
}

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `select` must give the same object for the same state: no new arrays or objects. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
