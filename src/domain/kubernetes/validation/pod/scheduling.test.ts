import { expect, test } from 'vitest';
import type {
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from '#domain/kubernetes/schema/api.gen.ts';
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
])('node affinity: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});

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
])('Pod affinity: %s', (_, term, refusals) => {
  const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
  expect(refusalsOf({ affinity }, { name: 'web', labels: { app: 'web' } })).toEqual(refusals);
});

test.each<[string, Toleration, string[]]>([
  ['everything', { operator: 'Exists' }, []],
  [
    'a taint for a minute',
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 60 },
    [],
  ],
  [
    'no key',
    { operator: 'Equal' },
    [
      'Invalid value spec.tolerations[0].operator: operator must be Exists when `key` is empty, which means "match all values and all keys"',
    ],
  ],
  [
    'a value that nothing asks for',
    { key: 'a', operator: 'Exists', value: 'b' },
    ["Invalid value spec.tolerations[0].operator: value must be empty when `operator` is 'Exists'"],
  ],
  [
    'seconds of another effect',
    { key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 },
    ["Invalid value spec.tolerations[0].effect: effect must be 'NoExecute' when `tolerationSeconds` is set"],
  ],
  [
    'an unknown effect',
    { key: 'a', effect: 'Never' },
    [
      'Unsupported value spec.tolerations[0].effect: supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ],
  ],
])('toleration: %s', (_, toleration, refusals) => {
  expect(refusalsOf({ tolerations: [toleration] })).toEqual(refusals);
});

const spread: TopologySpreadConstraint = {
  maxSkew: 1,
  topologyKey: 'zone',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: {},
};
const C = 'spec.topologySpreadConstraints[0]';

test.each<[string, TopologySpreadConstraint[], string[]]>([
  ['two topologies', [spread, { ...spread, topologyKey: 'host' }], []],
  ['one twice', [spread, spread], [`Duplicate value ${C}.{topologyKey, whenUnsatisfiable}`]],
  ['no skew at all', [{ ...spread, maxSkew: 0 }], [`Invalid value ${C}.maxSkew: must be greater than zero`]],
  [
    'domains that do not count',
    [{ ...spread, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }],
    [
      `Invalid value ${C}.minDomains: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway`,
    ],
  ],
  [
    'an unknown action',
    [{ ...spread, whenUnsatisfiable: 'No' }],
    [`Unsupported value ${C}.whenUnsatisfiable: supported values: "DoNotSchedule", "ScheduleAnyway"`],
  ],
])('spreading: %s', (_, topologySpreadConstraints, refusals) => {
  expect(refusalsOf({ topologySpreadConstraints })).toEqual(refusals);
});

test.each<[string, PodSpec, string[]]>([
  ['a gate with a prefix', { schedulingGates: [{ name: 'example.com/wait' }] }, []],
  [
    'a gate twice',
    { schedulingGates: [{ name: 'a' }, { name: 'a' }] },
    ['Duplicate value spec.schedulingGates[1]'],
  ],
  ['a claim from a template', { resourceClaims: [{ name: 'a', resourceClaimTemplateName: 't' }] }, []],
  [
    'a claim from nowhere',
    { resourceClaims: [{ name: 'a' }] },
    [
      'Invalid value spec.resourceClaims[0]: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    ],
  ],
  [
    'a deadline of 0',
    { activeDeadlineSeconds: 0 },
    ['Invalid value spec.activeDeadlineSeconds: must be between 1 and 2147483647, inclusive'],
  ],
  [
    'an unknown restart policy',
    { restartPolicy: 'always' },
    ['Unsupported value spec.restartPolicy: supported values: "Always", "OnFailure", "Never"'],
  ],
  [
    'a bad account in the old field',
    { serviceAccount: 'Bad' },
    [
      expect.stringContaining(
        'Invalid value spec.serviceAccountName: a lowercase RFC 1123 subdomain',
      ) as unknown as string,
    ],
  ],
])('spec: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
