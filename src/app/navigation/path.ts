/** Addresses of the site as paths below its base, and what they name. Pure. */

export type Params = Readonly<Record<string, string>>;

/** `/tripod/exercises/` below `/tripod/` is `/exercises`; undefined for what lies elsewhere on the host. */
export function pathBelow(base: string, pathname: string): string | undefined {
  const root = base.replace(/\/$/, '');
  if (pathname !== root && !pathname.startsWith(`${root}/`)) return undefined;
  // A host may serve the page under its file name, and folders with a slash at the end.
  const path = pathname
    .slice(root.length)
    .replace(/index\.html$/, '')
    .replace(/\/+$/, '');
  return path === '' ? '/' : path;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The values of `:name` segments when `path` has the form of `pattern`, else undefined. */
export function paramsOf(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const fits = wanted.every((segment, at) =>
    segment.startsWith(':') ? given[at] !== '' : segment === given[at],
  );
  if (!fits) return undefined;
  const named = wanted.flatMap((segment, at) =>
    segment.startsWith(':') ? [[segment.slice(1), decoded(given[at] ?? '')] as const] : [],
  );
  return Object.fromEntries(named);
}

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
