/** Where each page was scrolled to. The browser's own memory looks before a page has been loaded, so it cannot be used. */
const KEY = 'tripod-scroll';

let positions = new Map<string, number>();

export function leaveScroll(key: string): void {
  positions.set(key, scrollY);
}

/** Where the page was left, or its top. */
export const scrollOf = (key: string): number => positions.get(key) ?? 0;

function stored(): Map<string, number> {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(entries) ? (entries as [string, number][]) : []);
  } catch {
    return new Map();
  }
}

/** Takes the memory over from the browser, and keeps it through a reload. */
export function keepScroll(): void {
  history.scrollRestoration = 'manual';
  positions = stored();
  addEventListener('pagehide', () => {
    const key = (history.state as { readonly key?: string } | null)?.key ?? 'first';
    leaveScroll(key);
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...positions].slice(-50)));
    } catch {
      // Storage denied: a reload begins at the top.
    }
  });
}
