import { expect, test } from 'vitest';
import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const volumes = [
  { name: 'data', emptyDir: {} },
  { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
];
const MOUNTS = 'spec.containers[0].volumeMounts';
const DEVICES = 'spec.containers[0].volumeDevices';

test.each<[string, Container, string[]]>([
  [
    'one volume at two places',
    {
      volumeMounts: [
        { name: 'data', mountPath: '/a' },
        { name: 'data', mountPath: '/b' },
      ],
    },
    [],
  ],
  [
    'an unknown volume',
    { volumeMounts: [{ name: 'dta', mountPath: '/a' }] },
    [`Not found ${MOUNTS}[0].name`],
  ],
  ['no path', { volumeMounts: [{ name: 'data' }] }, [`Required value ${MOUNTS}[0].mountPath`]],
  [
    'one place twice',
    {
      volumeMounts: [
        { name: 'data', mountPath: '/a' },
        { name: 'disk', mountPath: '/a' },
      ],
    },
    [`Invalid value ${MOUNTS}[1].mountPath: must be unique`],
  ],
  [
    'an absolute sub-path',
    { volumeMounts: [{ name: 'data', mountPath: '/a', subPath: '/x' }] },
    [`Invalid value ${MOUNTS}.subPath: must be a relative path`],
  ],
  [
    'two kinds of sub-path',
    { volumeMounts: [{ name: 'data', mountPath: '/a', subPath: 'x', subPathExpr: 'y' }] },
    [`Invalid value ${MOUNTS}[0].subPathExpr: subPathExpr and subPath are mutually exclusive`],
  ],
  [
    'both ways without privileges',
    { volumeMounts: [{ name: 'data', mountPath: '/a', mountPropagation: 'Bidirectional' }] },
    [
      `Forbidden ${MOUNTS}.mountPropagation: Bidirectional mount propagation is available only to privileged containers`,
    ],
  ],
  [
    'both ways with privileges',
    {
      securityContext: { privileged: true },
      volumeMounts: [{ name: 'data', mountPath: '/a', mountPropagation: 'Bidirectional' }],
    },
    [],
  ],
  [
    'recursively read-only, but writable',
    { volumeMounts: [{ name: 'data', mountPath: '/a', recursiveReadOnly: 'Enabled' }] },
    [`Forbidden ${MOUNTS}.recursiveReadOnly: may only be specified when readOnly is true`],
  ],
  ['a claim as a device', { volumeDevices: [{ name: 'disk', devicePath: '/dev/x' }] }, []],
  [
    'an emptyDir as a device',
    { volumeDevices: [{ name: 'data', devicePath: '/dev/x' }] },
    [
      `Invalid value ${DEVICES}[0].name: can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode`,
    ],
  ],
  [
    'a device above its folder',
    { volumeDevices: [{ name: 'disk', devicePath: '/dev/../x' }] },
    [`Invalid value ${DEVICES}[0].devicePath: can not contain backsteps ('..')`],
  ],
  [
    'a volume as both',
    {
      volumeMounts: [{ name: 'disk', mountPath: '/a' }],
      volumeDevices: [{ name: 'disk', devicePath: '/b' }],
    },
    [
      `Invalid value ${MOUNTS}[0].name: must not already exist in volumeDevices`,
      `Invalid value ${DEVICES}[0].name: must not already exist in volumeMounts`,
    ],
  ],
  [
    'a device at the first path of a volume that is mounted twice, which is found from one side only',
    {
      volumeMounts: [
        { name: 'data', mountPath: '/a' },
        { name: 'data', mountPath: '/b' },
      ],
      volumeDevices: [{ name: 'disk', devicePath: '/a' }],
    },
    [`Invalid value ${MOUNTS}[0].mountPath: must not already exist as a path in volumeDevices`],
  ],
])('mounts: %s', (_, fields, refusals) => {
  expect(refusalsOf({ volumes, containers: [containerWith(fields)] })).toEqual(refusals);
});
