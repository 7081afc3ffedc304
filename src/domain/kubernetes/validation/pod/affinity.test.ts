import { expect, test } from 'vitest';
import type { PodAffinityTerm } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './refusals.ts';

const T = 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]';
const host = 'kubernetes.io/hostname';

test.each<[string, PodAffinityTerm, string[]]>([
  ['away from its like', { topologyKey: host, labelSelector: { matchLabels: { app: 'web' } } }, []],
  [
    'keys that the selector leaves open',
    { topologyKey: host, labelSelector: {}, matchLabelKeys: ['hash'] },
    [],
  ],
  [
    'no topology',
    { labelSelector: {} },
    [
      `Required value ${T}.topologyKey: can not be empty`,
      `Invalid value ${T}.topologyKey: name part must be non-empty`,
      expect.stringContaining(
        `Invalid value ${T}.topologyKey: name part must consist of`,
      ) as unknown as string,
    ],
  ],
  [
    'keys without a selector',
    { topologyKey: host, matchLabelKeys: ['a'] },
    [`Forbidden ${T}.matchLabelKeys: must not be specified when labelSelector is not set`],
  ],
  [
    'a key in both lists',
    { topologyKey: host, labelSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] },
    [`Invalid value ${T}.matchLabelKeys[0]: exists in both matchLabelKeys and mismatchLabelKeys`],
  ],
  [
    'a key that is selected already',
    { topologyKey: host, labelSelector: { matchLabels: { app: 'web' } }, matchLabelKeys: ['app'] },
    [`Invalid value ${T}[0]: exists in both matchLabelKeys and labelSelector`],
  ],
  [
    'a bad namespace',
    { topologyKey: host, labelSelector: {}, namespaces: ['a.b'] },
    [`Invalid value ${T}.namespace: must not contain dots`],
  ],
  [
    'a key that the Pod has no label for may be selected',
    { topologyKey: host, labelSelector: { matchLabels: { tier: 'db' } }, matchLabelKeys: ['tier'] },
    [],
  ],
  [
    'a key that the selector names twice on its own',
    {
      topologyKey: host,
      labelSelector: {
        matchLabels: { tier: 'db' },
        matchExpressions: [{ key: 'tier', operator: 'Exists' }],
      },
      matchLabelKeys: ['tier'],
    },
    [`Invalid value ${T}[0]: exists in both matchLabelKeys and labelSelector`],
  ],
  [
    'a label of the Pod in both lists of keys counts as selected',
    { topologyKey: host, labelSelector: {}, matchLabelKeys: ['app'], mismatchLabelKeys: ['app'] },
    [
      `Invalid value ${T}[0]: exists in both matchLabelKeys and labelSelector`,
      `Invalid value ${T}.matchLabelKeys[0]: exists in both matchLabelKeys and mismatchLabelKeys`,
    ],
  ],
  [
    'namespaces by a bad selector',
    { topologyKey: host, namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Gt' }] } },
    [`Invalid value ${T}.namespaceSelector.matchExpressions[0].operator: not a valid selector operator`],
  ],
])('Pod affinity: %s', (_, term, refusals) => {
  const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
  expect(refusalsOf({ affinity }, { name: 'web', labels: { app: 'web' } })).toEqual(refusals);
});
