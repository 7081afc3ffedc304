import { expect, test } from 'vitest';
import type { TopologySpreadConstraint } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './refusals.ts';

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
  [
    'a policy for nodes in small letters',
    [{ ...spread, nodeTaintsPolicy: 'honor' }],
    [`Unsupported value ${C}.nodeTaintsPolicy: supported values: "Honor", "Ignore"`],
  ],
  ['no topology', [{ ...spread, topologyKey: '' }], [`Required value ${C}.topologyKey: can not be empty`]],
  [
    'keys without a selector',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['hash'] }],
    [`Forbidden ${C}.matchLabelKeys: must not be specified when labelSelector is not set`],
  ],
  [
    'a key that is selected already',
    [{ ...spread, labelSelector: { matchLabels: { app: 'web' } }, matchLabelKeys: ['app'] }],
    [`Invalid value ${C}.matchLabelKeys[0]: exists in both matchLabelKeys and labelSelector`],
  ],
  [
    'a selected key that the Pod has no label for',
    [{ ...spread, labelSelector: { matchLabels: { tier: 'db' } }, matchLabelKeys: ['tier'] }],
    [],
  ],
])('spreading: %s', (_, topologySpreadConstraints, refusals) => {
  expect(refusalsOf({ topologySpreadConstraints }, { name: 'web', labels: { app: 'web' } })).toEqual(
    refusals,
  );
});
