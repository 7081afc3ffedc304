import { LIST } from '#domain/kubernetes/decode/type-meta.ts';
import type { DecodeCode, DecodeProblem } from '#domain/kubernetes/decode/problem.ts';
import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { isLeftToCluster } from '#domain/kubernetes/other-kinds.ts';
import { KINDS } from '#domain/kubernetes/schema/schema.gen.ts';
import { printed } from '#domain/kubernetes/validation/printed.ts';
import { mendQuantity } from './quantity.ts';
import { shortened } from './subject.ts';
import { explainUnknownField } from './unknown-field.ts';
import { explainWrongType, kindInWords } from './wrong-type.ts';

type Words = (problem: DecodeProblem, kind: string) => Explanation;

const WORDS: Readonly<Record<DecodeCode, Words>> = {
  'decode/not-an-object': ({ found }) => ({
    what: `This document is ${kindInWords(found)}, not a mapping.`,
    why: 'A manifest is a mapping that begins with apiVersion and kind.',
    fix: 'Begin with apiVersion: and kind: at the left edge. Look for a missing colon or a stray dash.',
  }),
  'decode/missing-kind': ({ found, wanted }) => ({
    what: `${found} is not set.`,
    why: 'kubectl needs apiVersion and kind to know where to send the object.',
    fix: `Add ${found}: ${wanted === '' ? (found === 'kind' ? 'Pod' : 'v1') : wanted}${wanted === '' ? ', or what this is' : ''}.`,
  }),
  'decode/no-match': explainNoMatch,
  'decode/unknown-field': explainUnknownField,
  'decode/wrong-type': explainWrongType,
  'decode/number-range': ({ field, found, wanted }) => ({
    what: `${shortened(field, 90)} is ${shortened(found, 40)}, which is no whole number in range.`,
    why: `The field takes a whole number of ${wanted === 'int64' ? '64' : '32'} bits.`,
    fix: 'Write a whole number, without fraction and exponent.',
  }),
  'decode/quantity': ({ field, found }) => ({
    what: `${shortened(field, 90)} is ${printed(shortened(found, 40))}, which is no quantity.`,
    why: 'A quantity is a number and at most one of the suffixes m, k, M, G, T or Ki, Mi, Gi, Ti. Letter case counts; there is no B.',
    fix: mendQuantity(found),
  }),
  'decode/time': ({ field, found }) => ({
    what: `${shortened(field, 90)} is ${printed(shortened(found, 40))}, which is no time.`,
    why: 'Kubernetes writes times as RFC 3339 says.',
    fix: 'Write for example 2026-01-31T12:00:00Z, or leave the field out.',
  }),
  'decode/base64': ({ field }, kind) => ({
    what: `${shortened(field, 90)} is not base64.`,
    why: `Values under ${kind === 'ConfigMap' ? 'binaryData of a ConfigMap' : 'data of a Secret'} are base64. Plain text goes under ${kind === 'ConfigMap' ? 'data' : 'stringData'}.`,
    fix: `Move the line to ${kind === 'ConfigMap' ? 'data' : 'stringData'}, or encode it with echo -n 'text' | base64.`,
  }),
};

export const explainDecode = (problem: DecodeProblem, kind: string): Explanation =>
  kind === LIST ? NO_ITEMS : WORDS[problem.code](problem, kind);

const NO_ITEMS: Explanation = {
  what: 'The List has no items.',
  why: 'kubectl takes a List apart and sends what stands under items.',
  fix: 'Put the objects under items, each with a dash, or separate them with ---.',
};

function explainNoMatch({ found, wanted }: DecodeProblem, kind: string): Explanation {
  const version = Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? '') : '';
  if (version !== '')
    return {
      what: `There is no ${kind} in version ${printed(shortened(found.slice(0, -kind.length - 1), 60))}.`,
      why: `Each kind belongs to one group and version: ${kind} to ${version}.`,
      fix: `Did you mean ${wanted}?`,
    };
  if (isLeftToCluster(kind))
    return {
      what: `${kind} is a kind that Tripod does not check.`,
      why: 'It knows Pods, their controllers, and what stands beside them in a namespace. A cluster would judge this document.',
      fix: 'Ask a cluster: kubectl apply --dry-run=server -f FILE.',
    };
  const inCase = wanted.toLowerCase() === kind.toLowerCase();
  return {
    what: `There is no kind ${shortened(kind, 60)}.`,
    why: inCase
      ? 'Kinds begin with a capital letter, and letter case counts.'
      : 'Kinds are written exactly as Kubernetes spells them.',
    fix:
      wanted === ''
        ? 'Check kind with kubectl api-resources.'
        : `Did you mean ${wanted}? Write kind: ${wanted}.`,
  };
}
