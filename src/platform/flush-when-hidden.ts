/** Saves before the page is put away, whatever way it goes. Returns what ends it. */
export function flushWhenHidden(keeper: { rescue(): void }): () => void {
  const flush = (): void => keeper.rescue();
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
