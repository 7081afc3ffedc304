/** What is said about the site itself, in one place. */
export const KUBERNETES = 'v1.35';

/** Set VITE_REPOSITORY when building a copy of your own; without it, mistakes are reported as the About page says. */
const REPOSITORY: string = import.meta.env['VITE_REPOSITORY'] ?? '';

export const ABOUT_REPORTING = '/about#report-a-mistake';

/** Where the reader of `page` (a path below the base) reports a mistake: a form of the repository, or our own words on it. */
export function reportAddress(page: string): string {
  if (REPOSITORY === '') return ABOUT_REPORTING;
  return `${REPOSITORY}/issues/new?title=${encodeURIComponent(`Mistake on ${page}`)}`;
}
