import type { MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { canonical, isPage, isPlain, pathBelow } from './path.ts';

/** The path of a page of the site that a link leads to; undefined when the browser has to follow it. */
function pageOf(link: HTMLAnchorElement): string | undefined {
  if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin)
    return undefined;
  const path = pathBelow(import.meta.env.BASE_URL, link.pathname);
  return path !== undefined && isPage(path) ? canonical(path) : undefined;
}

/**
 * Follows any plain link to a page of the site without loading the document anew, wherever it stands: in compiled prose and
 * in dumb parts, neither of which knows a router. A place on the same page is left to the browser.
 */
export function useSiteLinks(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlain(event)) return;
    const path = pageOf(link);
    if (path === undefined || (path === canonical(pathname) && link.hash !== '')) return;
    event.preventDefault();
    void navigate(`${path}${link.search}${link.hash}`);
  };
}
