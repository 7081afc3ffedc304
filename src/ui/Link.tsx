import type { ComponentProps } from 'react';

/** The address in the browser of a page of the site: `/exercises` is `/tripod/exercises` on a site that lives below `/tripod/`. */
export const addressOf = (to: string): string => `${import.meta.env.BASE_URL.replace(/\/$/, '')}${to}`;

/** A plain link to a page of the site. The app takes clicks on such links over; without it they still lead there. */
export function Link({ to, children, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { readonly to: string }) {
  return (
    <a {...rest} href={addressOf(to)}>
      {children}
    </a>
  );
}
