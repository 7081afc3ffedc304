import { expect, test } from 'vitest';
import type { PersistentVolumeClaimSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './said.ts';

const claim = (spec: PersistentVolumeClaimSpec, annotations: Record<string, string> = {}): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', annotations },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});
const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' };
const size = (storage: string): PersistentVolumeClaimSpec => ({ resources: { requests: { storage } } });
const group = 'example.com';

test.each<[string, PersistentVolumeClaimSpec, string[]]>([
  ['the fewest fields', {}, []],
  [
    'no access mode',
    { accessModes: [] },
    ['Required value spec.accessModes: at least 1 access mode is required'],
  ],
  [
    'a short name of a mode',
    { accessModes: ['RWO'] },
    [
      'Unsupported value spec.accessModes: supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
    ],
  ],
  [
    'one Pod alone, and more',
    { accessModes: ['ReadWriteOncePod', 'ReadOnlyMany'] },
    ['Forbidden spec.accessModes: may not use ReadWriteOncePod with other access modes'],
  ],
  ['no size', { resources: {} }, ['Required value spec.resources[storage]']],
  ['nothing at all', size('0'), ['Invalid value spec.resources[storage]: must be greater than zero']],
  ['less than nothing', size('-1Gi'), ['Invalid value spec.resources[storage]: must be greater than zero']],
  [
    'half a byte',
    size('500m'),
    [
      'Warning: spec.resources.requests[storage]: fractional byte value "500m" is invalid, must be an integer',
    ],
  ],
  ['no class, by choice', { storageClassName: '' }, []],
  [
    'a class in capitals',
    { storageClassName: 'Fast' },
    [
      expect.stringMatching(
        /^Invalid value spec\.storageClassName: a lowercase RFC 1123 subdomain/,
      ) as string,
    ],
  ],
  [
    'a mode of volumes in small letters',
    { volumeMode: 'block' },
    ['Unsupported value spec.volumeMode: supported values: "Block", "Filesystem"'],
  ],
  ['a snapshot', { dataSource: snapshot }, []],
  [
    'a source of another kind is dropped in the old field',
    { dataSource: { kind: 'ConfigMap', name: '' } },
    [],
  ],
  [
    'a source without a name, in both fields',
    { dataSource: { kind: 'PersistentVolumeClaim', name: '' } },
    ['Required value spec.dataSource.name', 'Required value spec.dataSourceRef.name'],
  ],
  ['any source in the new field', { dataSourceRef: { apiGroup: group, kind: 'Backup', name: 'a' } }, []],
  [
    'a source of another kind without a group',
    { dataSourceRef: { kind: 'Backup', name: 'a' } },
    [
      "Invalid value spec.dataSource: must be 'PersistentVolumeClaim' when referencing the default apiGroup",
      "Invalid value spec.dataSourceRef: must be 'PersistentVolumeClaim' when referencing the default apiGroup",
    ],
  ],
  [
    'a source of another kind in the old field stays where the new one is written',
    { dataSource: { apiGroup: group, kind: 'Backup', name: 'a' }, dataSourceRef: snapshot },
    ['Invalid value spec: must match dataSourceRef'],
  ],
  [
    'an empty group is not a missing one',
    {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'a' },
    },
    ['Invalid value spec: must match dataSourceRef'],
  ],
  [
    'both fields, and another namespace',
    { dataSource: snapshot, dataSourceRef: { ...snapshot, namespace: 'backups' } },
    ['Invalid value spec: may not be specified when dataSourceRef.namespace is specified'],
  ],
])('PersistentVolumeClaim: %s', (_, spec, expected) => {
  expect(refusalsOf(claim(spec))).toEqual(expected);
});

test('a class by annotation is accepted with a warning', () => {
  const key = 'volume.beta.kubernetes.io/storage-class';
  expect(refusalsOf(claim({}, { [key]: 'fast' }))).toEqual([
    `Warning: metadata.annotations[${key}]: deprecated since v1.8; use "storageClassName" attribute instead`,
  ]);
});
