import { exponentOf, partsOf } from '#domain/kubernetes/validation/common/quantity.ts';

/** Digits belong to the suffix only after a letter or a sign, so that each can be read in one way. */
const SHAPE = /^[+-]?[0-9]*(?:\.[0-9]*)?((?:(?:[eEinumkKMGTP]+[-+]?|[-+])[0-9]*)?)$/;
const SUFFIXES = new Set([
  '',
  'n',
  'u',
  'm',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Ki',
  'Mi',
  'Gi',
  'Ti',
  'Pi',
  'Ei',
]);

const WRONG_FORMAT =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const WRONG_NUMBER = 'unable to parse numeric part of quantity';
const WRONG_SUFFIX = "unable to parse quantity's suffix";

/** Go's error for a text that is no quantity, or undefined. After ParseQuantity of k8s.io/apimachinery/pkg/api/resource. */
export function quantityError(text: string): string | undefined {
  const shape = SHAPE.exec(text);
  if (text === '' || shape === null) return WRONG_FORMAT;
  const suffix = shape[1] ?? '';
  if (!SUFFIXES.has(suffix) && exponentOf(suffix) === undefined) return WRONG_SUFFIX;
  return partsOf(text) === undefined ? WRONG_NUMBER : undefined;
}
