import { expect, test } from 'vitest';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './refusals.ts';

const nodes = (requirement: object): PodSpec => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [requirement] }],
      },
    },
  },
});
const N = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';

test.each<[string, PodSpec, string[]]>([
  ['a label of nodes', nodes({ key: 'disk', operator: 'In', values: ['ssd'] }), []],
  [
    'no values',
    nodes({ key: 'disk', operator: 'In' }),
    [
      `Required value ${N}[0].matchExpressions[0].values: must be specified when \`operator\` is 'In' or 'NotIn'`,
    ],
  ],
  [
    'two values to be above',
    nodes({ key: 'cpus', operator: 'Gt', values: ['1', '2'] }),
    [
      `Required value ${N}[0].matchExpressions[0].values: must be specified single value when \`operator\` is 'Lt' or 'Gt'`,
    ],
  ],
  [
    'an unknown operator',
    nodes({ key: 'disk', operator: 'Is' }),
    [`Invalid value ${N}[0].matchExpressions[0].operator: not a valid selector operator`],
  ],
  [
    'no terms',
    { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } } },
    [`Required value ${N}: must have at least one node selector term`],
  ],
  [
    'a weight of 0',
    {
      affinity: {
        nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] },
      },
    },
    [
      'Invalid value spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: must be in the range 1-100',
    ],
  ],
  [
    'a bad label in nodeSelector',
    { nodeSelector: { 'a b': 'x' } },
    [
      expect.stringContaining(
        'Invalid value spec.nodeSelector: name part must consist of',
      ) as unknown as string,
    ],
  ],
  [
    'a bad value, which only a requirement may not have',
    {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['-'] }] }],
          },
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['-'] }] } },
          ],
        },
      },
    },
    [
      expect.stringContaining(
        `Invalid value ${N}[0].matchExpressions[0].values[0]: a valid label must be`,
      ) as unknown as string,
    ],
  ],
  [
    'a field of nodes that cannot be selected by',
    {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: [{ key: 'spec.x', operator: 'Exists', values: ['a'] }] }],
          },
        },
      },
    },
    [
      `Invalid value ${N}[0].matchFields[0].operator: not a valid selector operator`,
      `Invalid value ${N}[0].matchFields[0].key: not a valid field selector key`,
    ],
  ],
])('node affinity: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
