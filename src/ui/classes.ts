/** Joins the class names that are there; CSS modules type each name as possibly missing. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
