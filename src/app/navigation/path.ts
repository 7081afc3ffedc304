/** Which links lead to a page of the site. Pure. */

/** `/tripod/exercises` below `/tripod/` is `/exercises`; undefined for what lies elsewhere on the host. */
export function pathBelow(base: string, pathname: string): string | undefined {
  const root = base.replace(/\/$/, '');
  if (pathname !== root && !pathname.startsWith(`${root}/`)) return undefined;
  return pathname.slice(root.length) || '/';
}

/** The same page under the names that hosts give it: `/exercises/` and `/exercises/index.html` are `/exercises`. */
export function canonical(path: string): string {
  return path.replace(/index\.html$/, '').replace(/\/+$/, '') || '/';
}

/** Files beside the pages, such as the licences, have an ending; addresses of pages have none. */
export const isPage = (path: string): boolean => !/\.\w+$/.test(path);

/** What of a click decides whether it asks for a new tab, a download or the like. */
export interface Click {
  readonly button: number;
  readonly defaultPrevented: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export const isPlain = (click: Click): boolean =>
  click.button === 0 &&
  !click.defaultPrevented &&
  !(click.altKey || click.ctrlKey || click.metaKey || click.shiftKey);
