import { expect, test } from 'vitest';
import type { Volume } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from '#domain/kubernetes/validation/pod/refusals.ts';

const V = 'spec.volumes[0]';
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

test.each<[string, Volume, string[]]>([
  ['an emptyDir in memory', { emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }, []],
  [
    'a ConfigMap with items',
    { configMap: { name: 'c', defaultMode: 0o644, items: [{ key: 'a', path: 'conf/a', mode: 0o400 }] } },
    [],
  ],
  ['a host path', { hostPath: { path: '/var/log', type: 'DirectoryOrCreate' } }, []],
  ['a claim of its own', { ephemeral: { volumeClaimTemplate: { spec: claim } } }, []],
  ['nothing', {}, [`Required value ${V}: must specify a volume type`]],
  [
    'two kinds',
    { emptyDir: {}, downwardAPI: {} },
    [`Forbidden ${V}.downwarAPI: may not specify more than 1 volume type`],
  ],
  [
    'a size below zero',
    { emptyDir: { sizeLimit: '-1' } },
    [`Forbidden ${V}.emptyDir.sizeLimit: SizeLimit field must be a valid resource quantity`],
  ],
  [
    'a mode above 0777',
    { secret: { secretName: 's', defaultMode: 0o1000 } },
    [`Invalid value ${V}.secret.defaultMode: must be a number between 0 and 0777 (octal), both inclusive`],
  ],
  ['no Secret name', { secret: {} }, [`Required value ${V}.secret.secretName`]],
  [
    'no ConfigMap name',
    { configMap: { items: [{ key: '', path: '../x' }] } },
    [
      `Required value ${V}.configMap.name`,
      `Required value ${V}.configMap.items[0].key`,
      `Invalid value ${V}.configMap.items[0].path: must not contain '..'`,
    ],
  ],
  [
    'a host path with a step back',
    { hostPath: { path: '/a/../b', type: '' } },
    [`Invalid value ${V}.hostPath.path: must not contain '..'`],
  ],
  [
    'a downward file without a source',
    { downwardAPI: { items: [{ path: 'a' }] } },
    [`Required value ${V}.downwardAPI: one of fieldRef and resourceFieldRef is required`],
  ],
  [
    'a resource of no container',
    { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } },
    [`Required value ${V}.downwardAPI.resourceFieldRef.containerName`],
  ],
  [
    'one path twice in a projection',
    {
      projected: {
        sources: [
          { configMap: { name: 'c', items: [{ key: 'a', path: 'x' }] } },
          { secret: { name: 's', items: [{ key: 'a', path: 'x' }] } },
        ],
      },
    },
    [`Invalid value ${V}.projected: conflicting duplicate paths`],
  ],
  [
    'a token of a minute',
    { projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 60 } }] } },
    [
      `Invalid value ${V}.projected.sources[0].serviceAccountToken.expirationSeconds: may not specify a duration less than 10 minutes`,
    ],
  ],
  ['a trust bundle, which the server drops', { projected: { sources: [{ clusterTrustBundle: {} }] } }, []],
  [
    'a template with a name',
    { ephemeral: { volumeClaimTemplate: { metadata: { name: 'x' }, spec: claim } } },
    [`Forbidden ${V}.ephemeral.volumeClaimTemplate.metadata.name: cannot be set`],
  ],
  [
    'a template with values that Go takes for nothing, but for a pointer to 0',
    {
      ephemeral: {
        volumeClaimTemplate: {
          metadata: { name: '', generation: 0, uid: 'x', deletionGracePeriodSeconds: 0 },
          spec: claim,
        },
      },
    },
    [
      `Forbidden ${V}.ephemeral.volumeClaimTemplate.metadata.uID: cannot be set`,
      `Forbidden ${V}.ephemeral.volumeClaimTemplate.metadata.deletionGracePeriodSeconds: cannot be set`,
    ],
  ],
  [
    'an NFS path that is relative',
    { nfs: { server: 's', path: 'a' } },
    [`Invalid value ${V}.nfs.path: must be an absolute path`],
  ],
  [
    'a disk without a name',
    { gcePersistentDisk: { partition: 256 } },
    [
      `Required value ${V}.persistentDisk.pdName`,
      `Invalid value ${V}.persistentDisk.partition: must be between 1 and 255, inclusive`,
    ],
  ],
  ['a driver in capitals', { csi: { driver: 'EBS.csi.aws.com' } }, []],
  ['no driver', { csi: {} }, [`Required value ${V}.csi.driver`]],
  ['no image', { image: { pullPolicy: 'IfNotPresent' } }, [`Required value ${V}.image.reference`]],
  [
    'an unknown portal',
    { iscsi: { targetPortal: 'p', iqn: 'iqn.x', lun: 256 } },
    [
      `Invalid value ${V}.iscsi.iqn: must be valid format`,
      `Invalid value ${V}.iscsi.lun: must be between 0 and 255, inclusive`,
    ],
  ],
  [
    'an initiator whose name only ends like one',
    { iscsi: { targetPortal: 'p', iqn: 'eui.x.iqn.2001-04.com:a' } },
    [`Invalid value ${V}.iscsi.iqn: must be valid format`],
  ],
])('volume: %s', (_, volume, refusals) => {
  expect(refusalsOf({ volumes: [{ name: 'v', ...volume }] })).toEqual(refusals);
});

test('a faulty volume is not there for mounts and does not take its name', () => {
  const volumes = [{ name: 'v' }, { name: 'v', emptyDir: {} }, { name: 'v', emptyDir: {} }];
  const containers = [containerWith({ volumeMounts: [{ name: 'v', mountPath: '/v' }] })];
  expect(refusalsOf({ volumes, containers })).toEqual([
    `Required value ${V}: must specify a volume type`,
    'Duplicate value spec.volumes[2].name',
  ]);
});

test('a claim that the Pod itself creates cannot be another volume', () => {
  const volumes = [
    { name: 'a', ephemeral: { volumeClaimTemplate: { spec: claim } } },
    { name: 'b', persistentVolumeClaim: { claimName: 'web-a' } },
  ];
  expect(refusalsOf({ volumes })).toEqual([
    'Invalid value spec.volumes[1].persistentVolumeClaim.claimName: must not reference a PVC that gets created for an ephemeral volume',
  ]);
});
