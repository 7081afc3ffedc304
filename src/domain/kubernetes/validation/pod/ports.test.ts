import { expect, test } from 'vitest';
import type { ContainerPort } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const PORT: ContainerPort = { containerPort: 80, protocol: 'TCP' };
const PATH = 'spec.containers[0].ports';

test.each<[string, ContainerPort[], string[]]>([
  ['one number for TCP and UDP', [PORT, { ...PORT, protocol: 'UDP' }], []],
  ['one number twice', [PORT, PORT], []],
  [
    'one name twice',
    [
      { ...PORT, name: 'http' },
      { ...PORT, name: 'http' },
    ],
    [`Duplicate value ${PATH}[1].name`],
  ],
  ['no number', [{ protocol: 'TCP' }], [`Required value ${PATH}[0].containerPort`]],
  [
    'a number too high',
    [{ ...PORT, containerPort: 65536 }],
    [`Invalid value ${PATH}[0].containerPort: must be between 1 and 65535, inclusive`],
  ],
  [
    'a protocol in small letters',
    [{ ...PORT, protocol: 'tcp' }],
    [`Unsupported value ${PATH}[0].protocol: supported values: "SCTP", "TCP", "UDP"`],
  ],
  [
    'a long name',
    [{ ...PORT, name: 'a-very-long-name' }],
    [`Invalid value ${PATH}[0].name: must be no more than 15 characters`],
  ],
  [
    'a host port twice',
    [
      { ...PORT, hostPort: 80 },
      { ...PORT, hostPort: 80 },
    ],
    [`Duplicate value ${PATH}[1].hostPort`],
  ],
  [
    'a host port on two addresses',
    [
      { ...PORT, hostPort: 80, hostIP: '10.0.0.1' },
      { ...PORT, hostPort: 80, hostIP: '10.0.0.2' },
    ],
    [],
  ],
])('ports: %s', (_, ports, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ ports })] })).toEqual(refusals);
});

test('with hostNetwork a host port is the container port', () => {
  const ports = [{ ...PORT, hostPort: 8080 }];
  expect(refusalsOf({ hostNetwork: true, containers: [containerWith({ ports })] })).toEqual([
    `Invalid value ${PATH}[0].hostPort: must match \`containerPort\` when \`hostNetwork\` is true`,
  ]);
});

test('init containers run one by one, so that they may share a host port', () => {
  const ports = [{ ...PORT, hostPort: 80 }];
  const initContainers = [containerWith({ name: 'a', ports }), containerWith({ name: 'b', ports })];
  expect(refusalsOf({ initContainers })).toEqual([]);
});
