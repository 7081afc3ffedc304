/**
 * Which page is shown, and the way from one to the next. The site's ten addresses need a router of a few functions; the
 * library that was tried first took 30 KiB compressed of a lesson's 110.
 */
import type { ReactElement } from 'react';
import { createStore, type Store } from '#platform/store.ts';
import { paramsOf, pathBelow } from './path.ts';
import type { Route } from './route.ts';
import { keepScroll, leaveScroll } from './scroll.ts';

export type Shown =
  | { readonly kind: 'opening' }
  | { readonly kind: 'page'; readonly page: ReactElement }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Navigation {
  /** Path of what is shown, below the base. */
  readonly path: string;
  /** Another for each step, the same when one comes back to it. */
  readonly key: string;
  readonly busy: boolean;
  readonly shown: Shown;
}

const base = import.meta.env.BASE_URL;
export const navigation: Store<Navigation> = createStore<Navigation>({
  path: '/',
  key: 'first',
  busy: true,
  shown: { kind: 'opening' },
});

let routes: readonly Route[] = [];
/** Grows with each step, so that a slow page that nobody waits for any more is not shown. */
let steps = 0;

async function pageAt(path: string): Promise<Shown> {
  for (const route of routes) {
    const params = paramsOf(route.pattern, path);
    if (!params) continue;
    try {
      const page = await route.page(params);
      return page ? { kind: 'page', page } : { kind: 'missing' };
    } catch (error) {
      return { kind: 'failed', error };
    }
  }
  return { kind: 'missing' };
}

/** `enter` changes the address, once there is something to show. */
async function show(path: string, key: string, enter: () => void = () => undefined): Promise<void> {
  steps += 1;
  const step = steps;
  navigation.update((state) => ({ ...state, busy: true }));
  const shown = await pageAt(path);
  if (step !== steps) return;
  leaveScroll(navigation.get().key);
  enter();
  navigation.update(() => ({ path, key, busy: false, shown }));
}

const keyOf = (state: unknown): string => {
  const key = (state as { readonly key?: unknown } | null)?.key;
  return typeof key === 'string' ? key : 'first';
};

function goTo(url: URL, path: string): Promise<void> {
  const key = crypto.randomUUID();
  return show(path, key, () => history.pushState({ key }, '', url));
}

/** To a page of the site, by its path below the base: `/exercises/tls-sidecar`. */
export function navigate(to: string): Promise<void> {
  const url = new URL(`${base.replace(/\/$/, '')}${to}`, location.href);
  return goTo(url, pathBelow(base, url.pathname) ?? '/');
}

/** Follows a link within the site. False when the browser has to do it: another site, a place on the same page. */
export function follow(url: URL): boolean {
  if (url.origin !== location.origin) return false;
  const path = pathBelow(base, url.pathname);
  // Files beside the pages, such as the licences, have an ending; addresses of pages have none.
  if (path === undefined || /\.\w+$/.test(path)) return false;
  if (path === navigation.get().path && url.hash !== '') return false;
  void goTo(url, path);
  return true;
}

/** Shows the page of the current address and follows Back and Forward from then on. Call once. */
export function startNavigation(pages: readonly Route[]): void {
  routes = pages;
  keepScroll();
  addEventListener('popstate', ({ state }) => {
    const path = pathBelow(base, location.pathname) ?? '/';
    const isPlaceOnPage = path === navigation.get().path && location.hash !== '' && state === null;
    if (!isPlaceOnPage) void show(path, keyOf(state));
  });
  void show(pathBelow(base, location.pathname) ?? location.pathname, keyOf(history.state));
}
