import { createElement, type ComponentType, type ReactElement } from 'react';
import type { Params } from './path.ts';

export interface Route {
  readonly pattern: string;
  /** Loads the page and what it shows; undefined where the address names nothing, rejects when a part cannot be fetched. */
  readonly page: (params: Params) => Promise<ReactElement | undefined>;
}

interface PlainModule {
  readonly Component: ComponentType;
}

interface LoadingModule<D> {
  readonly load: (params: Params) => Promise<D | undefined>;
  readonly Component: ComponentType<{ readonly data: D }>;
}

export function page(pattern: string, module: () => Promise<PlainModule>): Route {
  return { pattern, page: async () => createElement((await module()).Component) };
}

/** A page that shows something of the course: it comes up with all of it, so that nothing moves afterwards. */
export function pageOf<D>(pattern: string, module: () => Promise<LoadingModule<D>>): Route {
  return {
    pattern,
    page: async (params) => {
      const { load, Component } = await module();
      const data = await load(params);
      return data === undefined ? undefined : createElement(Component, { data });
    },
  };
}
