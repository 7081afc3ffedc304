/** Where each page was scrolled to. The browser's own memory looks before a page has been loaded, so it cannot be used. */
const KEY = 'tripod-scroll';

let positions = new Map<string, number>();
let current = 'default';

function stored(): Map<string, number> {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(entries) ? (entries as [string, number][]) : []);
  } catch {
    return new Map();
  }
}

function store(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...positions].slice(-50)));
  } catch {
    // Storage denied: a reload begins at the top.
  }
}

/** Takes the memory over from the browser, and keeps it through a reload. Call once. */
export function keepScroll(): void {
  history.scrollRestoration = 'manual';
  positions = stored();
  // All the while, not on leaving: when a page has gone, the document has another height already.
  addEventListener('scroll', () => positions.set(current, scrollY), { passive: true });
  addEventListener('pagehide', store);
}

/** From now on the page of this step is scrolled. Gives where it was left, or its top. */
export function enterStep(key: string): number {
  current = key;
  return positions.get(key) ?? 0;
}
