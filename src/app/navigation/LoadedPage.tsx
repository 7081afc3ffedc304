/**
 * react-router's declarative mode, with what a page shows loaded before it comes up. The data mode has loaders of its own
 * and costs 18 KiB more of a lesson's 110; a navigation is a transition all the same, so the old page stays until the new one is there.
 */
import { createElement, use, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import { createStore } from '#platform/store.ts';

export type Params = Readonly<Record<string, string | undefined>>;

/** Resolves to the page, undefined where the address names nothing; rejects when a part cannot be fetched. */
type Open = (params: Params) => Promise<ReactElement | undefined>;

interface PlainModule {
  readonly Component: ComponentType;
}

interface LoadingModule<D> {
  readonly load: (params: Params) => Promise<D | undefined>;
  readonly Component: ComponentType<{ readonly data: D }>;
}

export function page(module: () => Promise<PlainModule>): Open {
  return async () => createElement((await module()).Component);
}

/** A page that shows something of the course: it comes up with all of it, so that nothing moves afterwards. */
export function pageOf<D>(module: () => Promise<LoadingModule<D>>): Open {
  return async (params) => {
    const { load, Component } = await module();
    const data = await load(params);
    return data === undefined ? undefined : createElement(Component, { data });
  };
}

/** How many pages are on their way; the frame shows that something is. */
export const opening = createStore(0);

/** Rendering may ask again and again for the page that it waits for. A page that failed is fetched anew by the next step. */
const opened = new Map<string, Promise<ReactElement | undefined>>();
const KEPT = 10;

function opensOnce(step: string, open: Open, params: Params): Promise<ReactElement | undefined> {
  const known = opened.get(step);
  if (known) return known;
  const started = open(params);
  opened.set(step, started);
  for (const old of [...opened.keys()].slice(0, -KEPT)) opened.delete(old);
  // Not while React renders: a store that changes then would ask for another render.
  queueMicrotask(() => opening.update((count) => count + 1));
  const done = () => opening.update((count) => count - 1);
  started.then(done, done);
  return started;
}

export function LoadedPage({ open, missing }: { readonly open: Open; readonly missing: ReactNode }) {
  const { key, pathname } = useLocation();
  const params = useParams();
  return use(opensOnce(`${key} ${pathname}`, open, params)) ?? missing;
}
