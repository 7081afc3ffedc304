import { expect, test } from 'vitest';
import type { ObjectMeta, OwnerReference } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './said.ts';

const configMap = (metadata: ObjectMeta, kind = 'ConfigMap'): object => ({
  apiVersion: 'v1',
  kind,
  metadata,
});
const startOf = (text: string): string => expect.stringMatching(new RegExp(`^${text}`)) as string;
const owner: OwnerReference = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: '1' };
const names = (finalizers: string[]): ObjectMeta => ({ name: 'a', finalizers });

test.each<[string, ObjectMeta, string[]]>([
  ['a name', { name: 'a.b-c' }, []],
  ['no name', {}, ['Required value metadata.name: name or generateName is required']],
  ['a name to be made', { generateName: 'a-' }, []],
  [
    'a name to be made from capitals',
    { generateName: 'Web-' },
    [
      startOf('Invalid value metadata\\.generateName: a lowercase'),
      startOf('Invalid value metadata\\.name: a lowercase'),
    ],
  ],
  [
    'a namespace with a dot',
    { name: 'a', namespace: 'b.c' },
    ['Invalid value metadata.namespace: must not contain dots'],
  ],
  ['a label without a value', { name: 'a', labels: { b: '' } }, []],
  [
    'a label with a blank',
    { name: 'a', labels: { b: 'c d' } },
    [startOf('Invalid value metadata\\.labels: a valid label must be')],
  ],
  ['an annotation with anything', { name: 'a', annotations: { b: 'c d\n' } }, []],
  [
    'annotations beyond 256 KiB',
    { name: 'a', annotations: { b: 'x'.repeat(256 * 1024) } },
    ['Too long metadata.annotations: may not be more than 262144 bytes'],
  ],
  ['an owner', { name: 'a', ownerReferences: [owner] }, []],
  [
    'an owner that is nobody',
    { name: 'a', ownerReferences: [{ apiVersion: '', kind: '', name: '', uid: '' }] },
    [
      'Invalid value metadata.ownerReferences.apiVersion: version must not be empty',
      'Invalid value metadata.ownerReferences.kind: must not be empty',
      'Invalid value metadata.ownerReferences.name: must not be empty',
      'Invalid value metadata.ownerReferences.uid: must not be empty',
    ],
  ],
  [
    'two that govern',
    {
      name: 'a',
      ownerReferences: [
        { ...owner, controller: true },
        { ...owner, name: 'b', controller: true },
      ],
    },
    [
      'Invalid value metadata.ownerReferences: Only one reference can have Controller set to true. Found "true" in references for ReplicaSet/web and ReplicaSet/b',
    ],
  ],
  ['a finalizer with a domain', names(['example.com/wait']), []],
  [
    'a finalizer without',
    names(['wait']),
    [
      'Invalid value metadata.finalizers[0]: name is neither a standard finalizer name nor is it fully qualified',
    ],
  ],
  [
    'to orphan and to wait',
    names(['orphan', 'foregroundDeletion']),
    ['Invalid value metadata.finalizers: finalizer orphan and foregroundDeletion cannot be both set'],
  ],
  [
    'what the server gives itself; the version kubectl takes out before it sends the object',
    { name: 'a', uid: '1', creationTimestamp: '2026-01-01T00:00:00Z', resourceVersion: '4711' },
    [],
  ],
])('metadata: %s', (_, metadata, expected) => {
  expect(refusalsOf(configMap(metadata))).toEqual(expected);
});

test.each<[string, ObjectMeta, string[]]>([
  ['a name', { name: 'team-a' }, []],
  [
    'a namespace in a namespace',
    { name: 'a', namespace: 'b' },
    ['Forbidden metadata.namespace: not allowed on this type'],
  ],
  [
    'a level of Pod security',
    { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    [],
  ],
  [
    'a level and a version that are not there',
    {
      name: 'a',
      labels: {
        'pod-security.kubernetes.io/enforce': 'strict',
        'pod-security.kubernetes.io/warn-version': '1.35',
      },
    },
    [
      'Invalid value metadata.labels[pod-security.kubernetes.io/enforce]: must be one of privileged, baseline, restricted',
      'Invalid value metadata.labels[pod-security.kubernetes.io/warn-version]: must be "latest" or "v1.x"',
    ],
  ],
])('Namespace: %s', (_, metadata, expected) => {
  expect(refusalsOf(configMap(metadata, 'Namespace'))).toEqual(expected);
});

test('a ServiceAccount is its metadata; one annotation is warned of', () => {
  const key = 'kubernetes.io/enforce-mountable-secrets';
  expect(refusalsOf(configMap({ name: 'Builder' }, 'ServiceAccount'))).toHaveLength(1);
  expect(refusalsOf(configMap({ name: 'a', annotations: { [key]: 'true' } }, 'ServiceAccount'))).toEqual([
    `Warning: metadata.annotations[${key}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
  ]);
});
