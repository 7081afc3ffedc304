import { expect, test } from 'vitest';
import type { EnvFromSource, EnvVar } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const ENV = 'spec.containers[0].env[0]';
const volumes = [
  { name: 'files', emptyDir: {} },
  { name: 'config', configMap: { name: 'c' } },
];
const faulty = { name: 'faulty', emptyDir: { sizeLimit: '-1' } };
const field = (fieldPath: string): EnvVar => ({
  name: 'A',
  valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } },
});
const fileKey = (volumeName: string, path = 'a.env'): EnvVar => ({
  name: 'A',
  valueFrom: { fileKeyRef: { volumeName, path, key: 'A' } },
});

test.each<[string, EnvVar, string[]]>([
  ['a value', { name: 'A', value: '1' }, []],
  ['a name that a shell could not set', { name: '1.a b', value: '1' }, []],
  ['a field', field('status.podIP'), []],
  ['a label', field("metadata.labels['app']"), []],
  ['a key of a file in an emptyDir', fileKey('files'), []],
  ['no name', { value: '1' }, [`Required value ${ENV}.name`]],
  [
    'an equals sign',
    { name: 'A=B' },
    [
      `Invalid value ${ENV}.name: a valid environment variable name must consist only of printable ASCII characters other than '='`,
    ],
  ],
  [
    'an empty source',
    { name: 'A', valueFrom: {} },
    [
      `Invalid value ${ENV}.valueFrom: must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\`, \`secretKeyRef\` or \`fileKeyRef\``,
    ],
  ],
  [
    'a value and a source',
    { ...field('metadata.name'), value: 'x' },
    [`Invalid value ${ENV}.valueFrom: may not be specified when \`value\` is not empty`],
  ],
  [
    'double quotes in a label',
    field('metadata.labels["app"]'),
    [
      `Invalid value ${ENV}.valueFrom.fieldRef.fieldPath: error converting fieldPath: field label not supported: metadata.labels["app"]`,
    ],
  ],
  [
    'a field that only volumes have',
    field('metadata.labels'),
    [
      `Unsupported value ${ENV}.valueFrom.fieldRef.fieldPath: supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
    ],
  ],
  [
    'no key',
    { name: 'A', valueFrom: { secretKeyRef: { name: 's' } } },
    [`Required value ${ENV}.valueFrom.secretKeyRef.key`],
  ],
  [
    '1000m as a divisor, which is 1',
    { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1000m' } } },
    [],
  ],
  [
    'a divisor that Kubernetes prints as another',
    { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '2000m' } } },
    [
      `Invalid value ${ENV}.valueFrom.resourceFieldRef.divisor: only divisor's values 1m and 1 are supported with the cpu resource`,
    ],
  ],
  ['a file in an unknown volume', fileKey('nope'), [`Not found ${ENV}.valueFrom.fileKeyRef.volumeName`]],
  [
    'a file in a ConfigMap',
    fileKey('config'),
    [`Invalid value ${ENV}.valueFrom.fileKeyRef.volumeName: referenced volume must be of type emptyDir`],
  ],
  [
    'a file above the volume',
    fileKey('files', '../a'),
    [`Invalid value ${ENV}.valueFrom.fileKeyRef.path: must not contain '..'`],
  ],
  ['a file from the root, which is not asked', fileKey('files', '/a'), []],
  ['a file whose name starts with dots', fileKey('files', '..a'), []],
  [
    'a file in a volume of an impossible name',
    fileKey('Files'),
    [
      expect.stringContaining(
        `Invalid value ${ENV}.valueFrom.fileKeyRef.volumeName: a lowercase RFC 1123 label`,
      ) as unknown as string,
      `Not found ${ENV}.valueFrom.fileKeyRef.volumeName`,
    ],
  ],
])('env: %s', (_, variable, refusals) => {
  expect(refusalsOf({ volumes, containers: [containerWith({ env: [variable] })] })).toEqual(refusals);
});

test('env: a file in a volume with a fault of its own is found', () => {
  expect(
    refusalsOf({ volumes: [faulty], containers: [containerWith({ env: [fileKey('faulty')] })] }),
  ).toEqual([
    'Forbidden spec.volumes[0].emptyDir.sizeLimit: SizeLimit field must be a valid resource quantity',
  ]);
});

test.each<[string, EnvFromSource, string[]]>([
  ['a ConfigMap', { prefix: 'A_', configMapRef: { name: 'c' } }, []],
  [
    'no source',
    {},
    ['Invalid value spec.containers[0].envFrom: must specify one of: `configMapRef` or `secretRef`'],
  ],
  ['no name', { secretRef: {} }, ['Required value spec.containers[0].envFrom[0].secretRef.name']],
])('envFrom: %s', (_, source, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ envFrom: [source] })] })).toEqual(refusals);
});
