import type { DecodeCode, DecodeProblem } from '#domain/kubernetes/decode/problem.ts';
import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { homeOf } from './home.ts';

const WORDS: Readonly<Record<DecodeCode, (problem: DecodeProblem) => Explanation>> = {
  'decode/not-an-object': ({ found }) => ({
    what: `This document is ${kindInWords(found)}, not a mapping.`,
    why: 'A manifest is a mapping that begins with apiVersion and kind.',
    fix: 'Begin with apiVersion: and kind: at the left edge. Look for a missing colon or a stray dash.',
  }),
  'decode/missing-kind': ({ found, wanted }) => ({
    what: `${found} is not set.`,
    why: 'kubectl needs apiVersion and kind to know where to send the object.',
    fix:
      wanted === ''
        ? `Add ${found}, for example ${found === 'kind' ? 'kind: Pod' : 'apiVersion: v1'}.`
        : `Add apiVersion: ${wanted}.`,
  }),
  'decode/no-match': ({ found, wanted }) => ({
    what: `There is no such kind in that version: ${found}.`,
    why: 'Kinds are written exactly as Kubernetes spells them, and each belongs to a group and a version.',
    fix: wanted === '' ? 'Check kind and apiVersion with kubectl api-resources.' : `Did you mean ${wanted}?`,
  }),
  'decode/unknown-field': explainUnknownField,
  'decode/wrong-type': explainWrongType,
  'decode/number-range': ({ field, found, wanted }) => ({
    what: `${field} is ${found}, which is no whole number in range.`,
    why: `The field takes a whole number of ${wanted === 'int64' ? '64' : '32'} bits.`,
    fix: 'Write a whole number without fraction.',
  }),
  'decode/quantity': ({ field, found }) => ({
    what: `${field}: ${JSON.stringify(found)} is no quantity.`,
    why: 'A quantity is a number and one of the suffixes m, k, M, G, T or Ki, Mi, Gi, Ti. Letter case counts; there is no B.',
    fix: 'Write for example 100m or 0.5 for CPU, 64Mi or 1Gi for memory.',
  }),
  'decode/time': ({ field, found }) => ({
    what: `${field}: ${JSON.stringify(found)} is no time.`,
    why: 'Kubernetes writes times as RFC 3339 says.',
    fix: 'Write for example 2026-01-31T12:00:00Z, or leave the field out.',
  }),
  'decode/base64': ({ field }) => ({
    what: `${field} is not base64.`,
    why: 'Values under data of a Secret, and under binaryData of a ConfigMap, are base64. Plain text goes under stringData of a Secret.',
    fix: "Encode it with echo -n '...' | base64, or move the plain text to stringData.",
  }),
};

export const explainDecode = (problem: DecodeProblem): Explanation => WORDS[problem.code](problem);

function explainUnknownField({ field, found, wanted }: DecodeProblem): Explanation {
  const home = homeOf(found, field);
  const invisible = /[^\u0021-\u007e]/.test(found);
  const why = 'Field names are fixed, letter case counts, and a field is known only at its own level.';
  if (invisible) {
    return {
      what: `There is no field ${JSON.stringify(field)}: its name holds an unusual or invisible character.`,
      why: 'Such characters come with text that is pasted from web pages, for example no-break spaces as indentation.',
      fix: 'Delete the indentation and the name, and type them again.',
    };
  }
  if (home !== '')
    return {
      what: `There is no field ${found} here.`,
      why: `${why} ${found} belongs ${home}.`,
      fix: `Move ${found} ${home}.`,
    };
  return {
    what: `There is no field ${field}.`,
    why,
    fix:
      wanted === '' ? 'Check its name and its indentation with kubectl explain.' : `Did you mean ${wanted}?`,
  };
}

function explainWrongType({ field, found, wanted }: DecodeProblem): Explanation {
  return {
    what: `${field} wants ${typeInWords(wanted)} and is given ${kindInWords(found)}.`,
    why: whyWrong(found, wanted),
    fix: fixWrong(found, wanted, field),
  };
}

function whyWrong(found: string, wanted: string): string {
  if (wanted.startsWith('string') && isScalarWord(found))
    return 'YAML reads digits as a number, and true, yes, on, y, false, no, off, n as a truth value. Only quotes make them text.';
  if (wanted.startsWith('string') && found === 'object')
    return 'A colon followed by a space makes a mapping, also inside a list item.';
  if (wanted.startsWith('[]'))
    return 'The field is a list: each item begins with a dash, or all stand in brackets.';
  if (['bool', 'int32', 'int64'].includes(wanted) && found === 'string') return 'Quotes make text of it.';
  return 'Kubernetes does not convert between types.';
}

function fixWrong(found: string, wanted: string, field: string): string {
  if (wanted.startsWith('string') && found !== 'array') return 'Put the value in quotes.';
  if (wanted.startsWith('[]string')) return "Write it as a list, for example ['sh', '-c', '...'].";
  if (wanted.startsWith('[]')) return 'Begin each item with a dash.';
  if (wanted === 'bool') return 'Write true or false without quotes.';
  if (wanted === 'int32' || wanted === 'int64') return 'Write the number without quotes.';
  if (wanted.startsWith('map:')) return 'Write key: value lines below it.';
  return `Write the fields of ${field} as indented lines below it.`;
}

const isScalarWord = (found: string): boolean =>
  found === 'number' || found === 'bool' || /^-?[\d.]/.test(found);

function typeInWords(type: string): string {
  if (type.startsWith('[]')) return 'a list';
  if (type.startsWith('map:')) return 'a mapping of names to values';
  if (type.startsWith('string') || type === 'byte' || type === 'time') return 'text';
  if (type === 'bool') return 'true or false';
  if (type === 'intOrString') return 'a number or a name';
  return type.startsWith('int') ? 'a whole number' : 'a mapping';
}

function kindInWords(found: string): string {
  const words = new Map([
    ['array', 'a list'],
    ['object', 'a mapping'],
    ['string', 'text'],
    ['bool', 'a truth value'],
    ['number', 'a number'],
  ]);
  return words.get(found) ?? (/^-?[\d.]/.test(found) ? `the number ${found}` : found);
}
