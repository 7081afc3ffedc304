import { expect, test } from 'vitest';
import type { PodSpec, SecurityContext } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const S = 'spec.containers[0].securityContext';
const USER = `Invalid value ${S}.windowsOptions.runAsUserName`;
const user = (runAsUserName: string): SecurityContext => ({ windowsOptions: { runAsUserName } });

test.each<[string, SecurityContext, string[]]>([
  ['a Windows domain and user', { windowsOptions: { runAsUserName: 'NT AUTHORITY\\SYSTEM' } }, []],
  [
    'a Windows user of dots',
    { windowsOptions: { runAsUserName: '...' } },
    [
      `Invalid value ${S}.windowsOptions.runAsUserName: runAsUserName's User cannot contain only periods or spaces`,
    ],
  ],
  ['nobody', user(''), [`${USER}: runAsUserName cannot be an empty string`]],
  ['a line end', user('a\nb'), [`${USER}: runAsUserName cannot contain control characters`]],
  ['two backslashes', user('a\\b\\c'), [`${USER}: runAsUserName cannot contain more than one backslash`]],
  [
    'a domain that starts with a dot, and no user',
    user('.a\\'),
    [
      `${USER}: runAsUserName's Domain doesn't match the NetBios nor the DNS format`,
      `${USER}: runAsUserName's User cannot be empty`,
    ],
  ],
  [
    'signs that no user has',
    user('a*b'),
    [`${USER}: runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`],
  ],
  [
    'no credentials',
    { windowsOptions: { gmsaCredentialSpec: '' } },
    [`Invalid value ${S}.windowsOptions.gmsaCredentialSpec: gmsaCredentialSpec cannot be an empty string`],
  ],
])('Windows options: %s', (_, securityContext, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ securityContext })] })).toEqual(refusals);
});

const hostProcess = (own: boolean): SecurityContext => ({ windowsOptions: { hostProcess: own } });

test.each<[string, PodSpec, string[]]>([
  ['all are', { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }, []],
  [
    'a host process without the network of the node',
    { securityContext: { windowsOptions: { hostProcess: true } } },
    ['Invalid value spec.hostNetwork: hostNetwork must be true if pod contains any hostProcess containers'],
  ],
  [
    'one of two is, against what the Pod says',
    {
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true } },
      containers: [containerWith(), containerWith({ name: 'b', securityContext: hostProcess(false) })],
    },
    [
      'Invalid value spec.containers[1].securityContext.windowsOptions.hostProcess: pod hostProcess value must be identical if both are specified, was true',
      'Invalid value spec: If pod contains any hostProcess containers then all containers must be HostProcess containers',
    ],
  ],
])('host processes: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
