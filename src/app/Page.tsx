import { useEffect, type ReactNode } from 'react';

/** A page with its title in the window; every address has its own. */
export function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Tripod`;
  }, [title]);
  return children;
}
