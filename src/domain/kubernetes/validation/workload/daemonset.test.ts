import { expect, test } from 'vitest';
import type { DaemonSetSpec, RollingUpdateDaemonSet } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const containers = [{ name: 'agent', image: 'fluent-bit:3' }];
const template = { metadata: { labels: { app: 'logs' } }, spec: { containers } };
const selector = { matchLabels: { app: 'logs' } };
const daemonSet = (spec: DaemonSetSpec): object => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'logs.v1' },
  spec: { template, ...spec },
});

const rolling = (rollingUpdate: RollingUpdateDaemonSet): DaemonSetSpec => ({
  selector,
  updateStrategy: { rollingUpdate },
});
const ROLLING = 'spec.updateStrategy.rollingUpdate';

test.each<[string, DaemonSetSpec, string[]]>([
  ['the fewest fields, and a name that is no label', { selector }, []],
  [
    'no selector is an error of the labels alone',
    {},
    ['Invalid value spec.template.metadata.labels: `selector` does not match template `labels`'],
  ],
  [
    'an empty selector',
    { selector: {} },
    ['Invalid value spec.selector: empty selector is invalid for daemonset'],
  ],
  [
    'a selector that cannot be read does not hide the template',
    { selector: { matchLabels: { app: 'a b' } }, template: { ...template, spec: { containers: [] } } },
    [
      "Invalid value spec.selector.matchLabels: a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      'Required value spec.template.spec.containers',
    ],
  ],
  [
    'Pods with a deadline',
    { selector, template: { ...template, spec: { containers, activeDeadlineSeconds: 5 } } },
    [
      'Forbidden spec.template.spec.activeDeadlineSeconds: activeDeadlineSeconds in DaemonSet is not Supported',
    ],
  ],
  ['on deletion', { selector, updateStrategy: { type: 'OnDelete' } }, []],
  [
    'a strategy of Deployments',
    { selector, updateStrategy: { type: 'Recreate' } },
    ['Unsupported value spec.updateStrategy: supported values: "RollingUpdate", "OnDelete"'],
  ],
  ['a new Pod before the old one', rolling({ maxUnavailable: 0, maxSurge: 1 }), []],
  [
    'a surge beside the default of one that may be missing',
    rolling({ maxSurge: '10%' }),
    [`Invalid value ${ROLLING}.maxSurge: may not be set when maxUnavailable is non-zero`],
  ],
  [
    'neither of the two',
    rolling({ maxUnavailable: '0%' }),
    [`Required value ${ROLLING}.maxUnavailable: cannot be 0 when maxSurge is 0`],
  ],
  [
    'more than all',
    rolling({ maxUnavailable: '200%' }),
    [`Invalid value ${ROLLING}.maxUnavailable: must not be greater than 100%`],
  ],
])('DaemonSet: %s', (_, spec, expected) => {
  expect(refusalsOf(daemonSet(spec))).toEqual(expected);
});
