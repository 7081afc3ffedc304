import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import type { ErrorType } from '#domain/kubernetes/validation/field-errors.ts';
import { filled, type Case } from './case.ts';

type Words = readonly [what: string, why: string, fix: string];

/** For what no table foresees: by the type of the error alone. */
const GENERAL: Readonly<Record<ErrorType, Words>> = {
  'Required value': [
    '{Owner} has no {last}.',
    'The API server refuses the object without it. An empty value counts as missing.',
    'Add {last}. kubectl explain shows what it takes.',
  ],
  'Invalid value': ['{last} of {owner} is {value}.', '{detail}', 'Change {last} so that it keeps to this.'],
  'Unsupported value': [
    '{Short} of {owner} {isNoWord}.',
    'The field takes one of a few words, and letter case counts.',
    '{mend}',
  ],
  Forbidden: ['{last} may not be set in {owner}.', '{detail}', 'Remove {last}, or change what forbids it.'],
  'Not found': [
    '{last} of {owner} names {value}, which is not there.',
    'The name has to match one that this object defines, letter by letter.',
    'Correct the name, or define what it names.',
  ],
  'Duplicate value': [
    '{last} of {owner} repeats {value}.',
    'Values of this list have to differ.',
    'Rename or remove one of them.',
  ],
  'Too long': ['{last} of {owner} is too long.', '{detail}', 'Shorten it.'],
  'Too many': ['{last} of {owner} has too many entries.', '{detail}', 'Remove some.'],
  'Too few': ['{last} of {owner} has too few entries.', '{detail}', 'Add some.'],
  'Internal error': ['The API server cannot work with {last} of {owner}.', '{detail}', 'Change the value.'],
};

export function generalWords(one: Case): Explanation {
  const [what, why, fix] = GENERAL[one.error.type];
  return { what: filled(what, one), why: filled(why, one), fix: filled(fix, one) };
}
