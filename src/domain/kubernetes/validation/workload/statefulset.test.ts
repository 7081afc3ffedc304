import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import type {
  PersistentVolumeClaim,
  PodSpec,
  PodTemplateSpec,
  StatefulSetSpec,
} from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const selector = { matchLabels: { app: 'db' } };
const templateOf = (spec: PodSpec = {}): PodTemplateSpec => ({
  metadata: { labels: { app: 'db' } },
  spec: { containers: [{ name: 'db', image: 'postgres:17' }], ...spec },
});
const statefulSet = (spec: StatefulSetSpec, name = 'db'): object => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name },
  spec: { selector, serviceName: 'db', template: templateOf(), ...spec },
});
const claim = (name: string, storage = '1Gi'): PersistentVolumeClaim => ({
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
});
const mounting = (name: string): PodSpec => ({
  containers: [{ name: 'db', image: 'postgres:17', volumeMounts: [{ name, mountPath: '/data' }] }],
});

test.each<[string, StatefulSetSpec, string[]]>([
  ['the fewest fields', {}, []],
  ['no Service', { serviceName: '' }, []],
  [
    'a Service by its long name',
    { serviceName: 'db.default' },
    ['Invalid value spec.serviceName: must not contain dots'],
  ],
  [
    'an order that is not there',
    { podManagementPolicy: 'Ordered' },
    ["Invalid value spec.podManagementPolicy: must be 'OrderedReady' or 'Parallel'"],
  ],
  [
    'a strategy of Deployments',
    { updateStrategy: { type: 'Recreate' } },
    ["Invalid value spec.updateStrategy: must be 'RollingUpdate' or 'OnDelete'"],
  ],
  [
    'numbers for a rolling update that is none',
    { updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } },
    ["Invalid value spec.updateStrategy.rollingUpdate: only allowed for updateStrategy 'RollingUpdate'"],
  ],
  [
    'a partition below zero',
    { updateStrategy: { rollingUpdate: { partition: -1 } } },
    ['Invalid value spec.updateStrategy.rollingUpdate.partition: must be greater than or equal to 0'],
  ],
  [
    'maxUnavailable, which v1.35.4 drops unread',
    { updateStrategy: { rollingUpdate: { maxUnavailable: 'many' } } },
    [],
  ],
  [
    'a retention that is not there',
    { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Recycle' } },
    [
      'Unsupported value spec.persistentVolumeClaimRetentionPolicy.whenDeleted: supported values: "Retain", "Delete"',
    ],
  ],
  [
    'numbers below zero',
    { replicas: -1, minReadySeconds: -1, ordinals: { start: -1 } },
    [
      'Invalid value spec.minReadySeconds: must be greater than or equal to 0',
      'Invalid value spec.ordinals.start: must be greater than or equal to 0',
      'Invalid value spec.replicas: must be greater than or equal to 0',
    ],
  ],
  [
    'a history below zero keeps all of it',
    { revisionHistoryLimit: -1 },
    [
      'Warning: spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
    ],
  ],
  [
    'an empty selector',
    { selector: {} },
    ['Invalid value spec.selector: empty selector is invalid for statefulset'],
  ],
  [
    'a selector that cannot be read',
    {
      selector: { matchExpressions: [{ key: 'app', operator: 'In' }] },
      template: templateOf(mounting('none')),
    },
    [
      'Invalid value spec.selector',
      "Required value spec.selector.matchExpressions[0].values: must be specified when `operator` is 'In' or 'NotIn'",
    ],
  ],
  [
    'the Pod template is looked into',
    { template: templateOf(mounting('data')) },
    ['Not found spec.template.spec.containers[0].volumeMounts[0].name'],
  ],
  [
    'a claim is a volume of the template',
    { volumeClaimTemplates: [claim('data')], template: templateOf(mounting('data')) },
    [],
  ],
  [
    'a claim hides the volume of its name, faults and all',
    {
      volumeClaimTemplates: [claim('data')],
      template: templateOf({ ...mounting('data'), volumes: [{ name: 'data', hostPath: {} }] }),
    },
    [],
  ],
  ['two claims of one name', { volumeClaimTemplates: [claim('data'), claim('data')] }, []],
  [
    'a claim without an access mode or a size',
    { volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
    [
      'Required value spec.volumeClaimTemplates[0].spec.accessModes: at least 1 access mode is required',
      'Required value spec.volumeClaimTemplates[0].spec.resources[storage]',
    ],
  ],
  [
    'half a byte',
    { volumeClaimTemplates: [claim('data', '500m')] },
    [
      'Warning: spec.volumeClaimTemplates[0].resources.requests[storage]: fractional byte value "500m" is invalid, must be an integer',
    ],
  ],
  [
    'Pods that end',
    { template: templateOf({ restartPolicy: 'Never' }) },
    ['Unsupported value spec.template.spec.restartPolicy: supported values: "Always"'],
  ],
])('StatefulSet: %s', (_, spec, expected) => {
  expect(refusalsOf(statefulSet(spec))).toEqual(expected);
});

test('its name is a label, since its Pods are named after it', () => {
  expect(refusalsOf(statefulSet({}, 'db.v1'))).toEqual([
    'Invalid value metadata.name: must not contain dots',
  ]);
});

test('a printed index of a volume counts the claims, and the mark is where the volume stands', () => {
  const text = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: postgres}]
      volumes:
      - {name: Upper, emptyDir: {}}
  volumeClaimTemplates:
  - metadata: {name: Data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`;
  const marked = readManifests(text).problems.map(({ field, span }) => [field, text.slice(...span)]);
  expect(marked).toEqual([
    ['spec.template.spec.volumes[1].name', 'Upper'],
    ['spec.template.spec.volumes[0].name', 'Data'],
  ]);
});
