/** Saves before the page is put away, whatever way it goes. Returns what ends it. */
export function flushWhenHidden(keeper: { flush(): Promise<void> }): () => void {
  const flush = (): void => void keeper.flush();
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', hidden);
  };
}
