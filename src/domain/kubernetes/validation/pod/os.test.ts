import { expect, test } from 'vitest';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const NOT_FOR_WINDOWS = 'cannot be set for a windows pod';

test.each<[string, PodSpec, string[]]>([
  ['a Linux Pod', { os: { name: 'linux' }, hostPID: true }, []],
  ['no name', { os: {} }, ['Required value spec.os.name: cannot be empty']],
  [
    'an unknown system',
    { os: { name: 'Linux' } },
    ['Unsupported value spec.os: supported values: "linux", "windows"'],
  ],
  [
    'a Linux user on Windows',
    { os: { name: 'windows' }, containers: [containerWith({ securityContext: { runAsUser: 1 } })] },
    ['Forbidden spec.containers[0].securityContext.runAsUser: cannot be set for a windows pod'],
  ],
  [
    'Windows options on Linux',
    { os: { name: 'linux' }, securityContext: { windowsOptions: {} } },
    ['Forbidden spec.securityContext.windowsOptions: windows options cannot be set for a linux pod'],
  ],
  [
    'the namespaces of the node on Windows, where only those that are asked for count',
    { os: { name: 'windows' }, hostPID: true, hostIPC: false, hostUsers: true, shareProcessNamespace: false },
    [
      `Forbidden spec.hostUsers: ${NOT_FOR_WINDOWS}`,
      `Forbidden spec.shareProcessNamespace: ${NOT_FOR_WINDOWS}`,
      `Forbidden spec.hostPID: ${NOT_FOR_WINDOWS}`,
    ],
  ],
  [
    'settings of the Pod on Windows: no sysctls at all are none, no groups at all are some',
    { os: { name: 'windows' }, securityContext: { sysctls: [], supplementalGroups: [], runAsUser: 0 } },
    [
      `Forbidden spec.securityContext.runAsUser: ${NOT_FOR_WINDOWS}`,
      `Forbidden spec.securityContext.supplementalGroups: ${NOT_FOR_WINDOWS}`,
    ],
  ],
])('operating system: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
