import type { ErrorType } from '#domain/kubernetes/validation/field-errors.ts';

/**
 * The words for the errors of some fields: which field (without positions in lists), which detail ('' for any), then what, why and fix. Of all rows of a type
 * the first that fits counts. The words may name what `Case` knows, in braces; {a} and {b} are what the field's groups caught,
 * {1} and {2} what the detail's did.
 */
export type Row = readonly [field: RegExp, detail: RegExp | '', what: string, why: string, fix: string];
export type Table = Partial<Readonly<Record<ErrorType, readonly Row[]>>>;

/** A word out of a closed list: only what the field decides has to be told. */
export const unsupported = (field: RegExp, why: string, detail: RegExp | '' = ''): Row => [
  field,
  detail,
  '{Short} of {owner} {isNoWord}.',
  why,
  '{mend}',
];
