/** `/bin/sh` is `sh`: programs in the usual places go by their last name. */
export function baseName(program: string): string {
  return /^(?:\/usr(?:\/local)?)?\/s?bin\/([^/]+)$/.exec(program)?.[1] ?? program;
}
