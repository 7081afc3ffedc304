import { expect, test } from 'vitest';
import type { DeploymentSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const containers = [{ name: 'app', image: 'nginx:1.27' }];
const template = { metadata: { labels: { app: 'web' } }, spec: { containers } };
const deployment = (spec: DeploymentSpec, name = 'web', kind = 'Deployment'): object => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
});

const NO_MATCH = 'Invalid value spec.template.metadata.labels: `selector` does not match template `labels`';
const rolling = (maxUnavailable: number | string, maxSurge: number | string): DeploymentSpec => ({
  strategy: { rollingUpdate: { maxUnavailable, maxSurge } },
});
const UNAVAILABLE = 'spec.strategy.rollingUpdate.maxUnavailable';
const NOT_PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

test.each<[string, DeploymentSpec, string[]]>([
  ['the fewest fields', {}, []],
  [
    'replicas below zero',
    { replicas: -1 },
    ['Invalid value spec.replicas: must be greater than or equal to 0'],
  ],
  ['no replicas at all', { replicas: 0 }, []],
  ['a selector that finds other labels', { selector: { matchLabels: { app: 'api' } } }, [NO_MATCH]],
  [
    'a selector that asks for a label more',
    { selector: { matchLabels: { app: 'web', tier: 'front' } } },
    [NO_MATCH],
  ],
  [
    'expressions that the labels meet',
    {
      selector: {
        matchExpressions: [
          { key: 'app', operator: 'In', values: ['web', 'api'] },
          { key: 'tier', operator: 'DoesNotExist' },
          { key: 'tier', operator: 'NotIn', values: ['back'] },
          { key: 'app', operator: 'Exists' },
        ],
      },
    },
    [],
  ],
  [
    'an empty selector, which is not compared with the labels',
    { selector: {} },
    ['Invalid value spec.selector: empty selector is invalid for deployment'],
  ],
  [
    'a selector that cannot be read hides what is wrong with the template',
    {
      selector: { matchExpressions: [{ key: 'app', operator: 'Equals', values: ['web'] }] },
      template: { spec: {} },
    },
    [
      'Invalid value spec.selector.matchExpressions[0].operator: not a valid selector operator',
      'Invalid value spec.selector: invalid label selector',
    ],
  ],
  [
    'Pods that end',
    { template: { ...template, spec: { containers, restartPolicy: 'OnFailure' } } },
    ['Unsupported value spec.template.spec.restartPolicy: supported values: "Always"'],
  ],
  [
    'Pods with a deadline',
    { template: { ...template, spec: { containers, activeDeadlineSeconds: 10 } } },
    [
      'Forbidden spec.template.spec.activeDeadlineSeconds: activeDeadlineSeconds in ReplicaSet is not Supported',
    ],
  ],
  ['Recreate', { strategy: { type: 'Recreate' } }, []],
  [
    'Recreate with numbers for a rolling update',
    { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
    ["Forbidden spec.strategy.rollingUpdate: may not be specified when strategy `type` is 'Recreate'"],
  ],
  [
    'a strategy that is not there, which is an error of all of it',
    { strategy: { type: 'BlueGreen' } },
    ['Unsupported value spec.strategy: supported values: "Recreate", "RollingUpdate"'],
  ],
  ['numbers and percentages', rolling(0, '50%'), []],
  ['more Pods than asked for may be added', rolling('0%', '150%'), []],
  [
    'nothing may go and nothing may come',
    rolling(0, '0%'),
    [`Invalid value ${UNAVAILABLE}: may not be 0 when \`maxSurge\` is 0`],
  ],
  [
    'more Pods than all may go',
    rolling('101%', 1),
    [`Invalid value ${UNAVAILABLE}: must not be greater than 100%`],
  ],
  ['a number in quotes is no percentage', rolling('1', 1), [`Invalid value ${UNAVAILABLE}: ${NOT_PERCENT}`]],
  ['a negative number', rolling(-1, 1), [`Invalid value ${UNAVAILABLE}: must be greater than or equal to 0`]],
  [
    'a deadline that ends before a Pod counts as available',
    { minReadySeconds: 30, progressDeadlineSeconds: 30 },
    ['Invalid value spec.progressDeadlineSeconds: must be greater than minReadySeconds'],
  ],
  [
    'the default deadline, and a Pod that takes longer',
    { minReadySeconds: 700 },
    ['Invalid value spec.progressDeadlineSeconds: must be greater than minReadySeconds'],
  ],
  [
    'numbers below zero',
    { minReadySeconds: -1, revisionHistoryLimit: -1 },
    [
      'Invalid value spec.minReadySeconds: must be greater than or equal to 0',
      'Invalid value spec.revisionHistoryLimit: must be greater than or equal to 0',
    ],
  ],
  [
    'ephemeral containers',
    {
      template: {
        ...template,
        spec: { containers, ephemeralContainers: [{ name: 'debug', image: 'busybox' }] },
      },
    },
    ['Forbidden spec.template.spec.ephemeralContainers: ephemeral containers not allowed in pod template'],
  ],
  [
    'ports of the node in a template get their number when a Pod is made',
    {
      template: {
        ...template,
        spec: {
          hostNetwork: true,
          containers: [{ name: 'app', image: 'nginx', ports: [{ containerPort: 80 }] }],
        },
      },
    },
    [],
  ],
  [
    'ports of the node in a template with a number that differs',
    {
      template: {
        ...template,
        spec: {
          hostNetwork: true,
          containers: [{ name: 'app', image: 'nginx', ports: [{ containerPort: 80, hostPort: 8080 }] }],
        },
      },
    },
    [
      'Invalid value spec.template.spec.containers[0].ports[0].hostPort: must match `containerPort` when `hostNetwork` is true',
    ],
  ],
])('Deployment: %s', (_, spec, expected) => {
  expect(refusalsOf(deployment(spec))).toEqual(expected);
});

test('a Deployment without a selector finds nothing', () => {
  const { spec: _, ...rest } = deployment({}) as { readonly spec: object };
  expect(refusalsOf({ ...rest, spec: { template } })).toEqual([NO_MATCH, 'Required value spec.selector']);
});

test('labels and annotations of the template are printed without metadata', () => {
  const wrong = { labels: { app: 'web', tier: 'a b' }, annotations: { 'a b': 'c' } };
  const [annotation = '', label = ''] = refusalsOf(
    deployment({ template: { ...template, metadata: wrong } }),
  );
  expect(annotation).toMatch(/^Invalid value spec\.template\.annotations: name part must consist of/);
  expect(label).toMatch(/^Invalid value spec\.template\.labels: a valid label must be/);
});

test('a name that is no host name is accepted with a warning', () => {
  expect(refusalsOf(deployment({}, 'web.v1'))).toEqual([
    'Warning: metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]',
  ]);
});

test('the warnings of a Pod stand under the template', () => {
  const twice = {
    containers: [...containers, { name: 'log', image: 'busybox' }].map((each) => ({
      ...each,
      ports: [{ containerPort: 80 }],
    })),
  };
  expect(refusalsOf(deployment({ template: { ...template, spec: twice } }))).toEqual([
    'Warning: spec.template.spec.containers[1].ports[0]: duplicate port definition with spec.template.spec.containers[0].ports[0]',
  ]);
});

test.each<[string, object, string[]]>([
  ['the fewest fields', {}, []],
  [
    'a selector for nothing, in the words of a Deployment',
    { selector: {} },
    ['Invalid value spec.selector: empty selector is invalid for deployment'],
  ],
  ['labels that differ', { selector: { matchLabels: { app: 'api' } } }, [NO_MATCH]],
  [
    'numbers below zero',
    { minReadySeconds: -1, replicas: -2 },
    [
      'Invalid value spec.minReadySeconds: must be greater than or equal to 0',
      'Invalid value spec.replicas: must be greater than or equal to 0',
    ],
  ],
])('ReplicaSet: %s', (_, spec, expected) => {
  expect(refusalsOf(deployment(spec, 'web', 'ReplicaSet'))).toEqual(expected);
});
