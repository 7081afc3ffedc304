import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import type { ErrorType, FieldError } from '#domain/kubernetes/validation/field-errors.ts';
import { printed } from '#domain/kubernetes/validation/printed.ts';
import { themeOf } from './themes.ts';

const GENERAL: Readonly<Record<ErrorType, (field: string, error: FieldError) => Explanation>> = {
  'Required value': (field, { detail }) => ({
    what: `${field} is missing${detail === '' ? '' : `: ${detail}`}.`,
    why: 'The API server refuses the object without it. An empty value counts as missing.',
    fix: `Add ${lastName(field)}.`,
  }),
  'Invalid value': (field, { detail, value }) => ({
    what: `${field} has a value that is not allowed: ${printed(value).slice(0, 80)}.`,
    why: sentence(detail),
    fix: 'Change the value so that it keeps to this.',
  }),
  'Unsupported value': (field, { detail, value }) => ({
    what: `${field} does not know the word ${printed(value).slice(0, 80)}.`,
    why: 'The field takes one of a few words, and letter case counts.',
    fix: detail === '' ? 'Use a word that the field knows.' : `Use one of the ${detail}.`,
  }),
  Forbidden: (field, { detail }) => ({
    what: `${field} may not be set here.`,
    why: sentence(detail),
    fix: `Remove ${lastName(field)}, or change what forbids it.`,
  }),
  'Not found': (field, { value }) => ({
    what: `${field} names ${printed(value)}, which is not there.`,
    why: 'The name has to match one that this object defines, letter by letter.',
    fix: 'Correct the name, or define what it names.',
  }),
  'Duplicate value': (field, { value }) => ({
    what: `${field} repeats ${printed(value).slice(0, 80)}.`,
    why: 'Values of this list have to differ.',
    fix: 'Rename or remove one of them.',
  }),
  'Too long': (field, { detail }) => ({
    what: `${field} is too long.`,
    why: sentence(detail),
    fix: 'Shorten it.',
  }),
  'Too many': (field, { detail }) => ({
    what: `${field} has too many entries.`,
    why: sentence(detail),
    fix: 'Remove some.',
  }),
  'Too few': (field, { detail }) => ({
    what: `${field} has too few entries.`,
    why: sentence(detail),
    fix: 'Add some.',
  }),
  'Internal error': (field, { detail }) => ({
    what: `The API server cannot work with ${field}.`,
    why: sentence(detail),
    fix: 'Change the value.',
  }),
};

/** What, why and fix of one error of validation: by its theme where it has one, else by its type. */
export function explainField(error: FieldError): Explanation {
  const field = error.path.toString();
  const general = GENERAL[error.type](field, error);
  return { ...general, ...themeOf(error, field) };
}

const lastName = (field: string): string =>
  field
    .replace(/\[[^\]]*\]$/, '')
    .split('.')
    .at(-1) ?? field;

function sentence(detail: string): string {
  if (detail === '') return 'The API server checks this before it stores the object.';
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}${/[.!?]$/.test(detail) ? '' : '.'}`;
}
