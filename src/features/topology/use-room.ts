import { useSyncExternalStore } from 'react';

const ROOMY = '(min-width: 48rem)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(ROOMY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the screen has room for more than one thing at a time. */
export function useRoom(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(ROOMY).matches,
    () => false,
  );
}
