import { expect, test } from 'vitest';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

test.each<[string, PodSpec, string[]]>([
  ['users of its own', { hostUsers: false }, []],
  ['users of the node, as without the field', { hostUsers: true, hostPID: true, hostIPC: true }, []],
  [
    'users of its own and processes of the node',
    { hostUsers: false, hostPID: true },
    ['Forbidden spec.HostPID: when `hostUsers` is false'],
  ],
  [
    'users of its own and all else of the node',
    { hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true },
    [
      'Forbidden spec.hostNetwork: when `hostUsers` is false',
      'Forbidden spec.HostPID: when `hostUsers` is false',
      'Forbidden spec.HostIPC: when `hostUsers` is false',
    ],
  ],
  [
    'a bare proc needs users of its own',
    { hostUsers: false, containers: [containerWith({ securityContext: { procMount: 'Unmasked' } })] },
    [],
  ],
  [
    'block devices do not go with them',
    {
      hostUsers: false,
      volumes: [{ name: 'disk', persistentVolumeClaim: { claimName: 'c' } }],
      containers: [containerWith({ volumeDevices: [{ name: 'disk', devicePath: '/dev/x' }] })],
    },
    ['Forbidden spec.containers[0].volumeDevices: when `hostUsers` is false'],
  ],
])('host users: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
