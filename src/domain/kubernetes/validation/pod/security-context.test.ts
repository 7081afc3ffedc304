import { expect, test } from 'vitest';
import type { PodSpec, SecurityContext } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const S = 'spec.containers[0].securityContext';

test.each<[string, SecurityContext, string[]]>([
  ['privileged', { privileged: true }, []],
  [
    'all dropped, one added',
    { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
    [],
  ],
  [
    'a user below zero',
    { runAsUser: -1 },
    [`Invalid value ${S}.runAsUser: must be between 0 and 2147483647, inclusive`],
  ],
  [
    'privileged without escalation',
    { privileged: true, allowPrivilegeEscalation: false },
    [`Invalid value ${S}: cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true`],
  ],
  [
    'the long name of a capability',
    { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } },
    [
      `Invalid value ${S}: cannot set \`allowPrivilegeEscalation\` to false and \`capabilities.Add\` CAP_SYS_ADMIN`,
    ],
  ],
  [
    'a bare proc',
    { procMount: 'Unmasked' },
    [`Invalid value ${S}.procMount: \`hostUsers\` must be false to use \`Unmasked\``],
  ],
  [
    'a seccomp profile without a file',
    { seccompProfile: { type: 'Localhost' } },
    [`Required value ${S}.seccompProfile.localhostProfile: must be set when seccomp type is Localhost`],
  ],
  [
    'a seccomp file too many',
    { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } },
    [`Invalid value ${S}.seccompProfile.localhostProfile: can only be set when seccomp type is Localhost`],
  ],
  [
    'an AppArmor profile without a type',
    { appArmorProfile: {} },
    [`Required value ${S}.appArmorProfile.type: type is required when appArmorProfile is set`],
  ],
  [
    'a padded AppArmor profile',
    { appArmorProfile: { type: 'Localhost', localhostProfile: ' a' } },
    [`Invalid value ${S}.appArmorProfile.localhostProfile: must not be padded with whitespace`],
  ],
])('security context: %s', (_, securityContext, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ securityContext })] })).toEqual(refusals);
});

const NAME =
  'must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';

test.each<[string, PodSpec, string[]]>([
  [
    'a group for files',
    {
      securityContext: {
        fsGroup: 2000,
        fsGroupChangePolicy: 'OnRootMismatch',
        sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }],
      },
    },
    [],
  ],
  [
    'an unknown policy',
    { securityContext: { fsGroupChangePolicy: 'Never' } },
    [
      'Unsupported value spec.securityContext.fsGroupChangePolicy: supported values: "Always", "OnRootMismatch"',
    ],
  ],
  [
    'a bad sysctl',
    { securityContext: { sysctls: [{ name: 'Net' }] } },
    [`Invalid value spec.securityContext.sysctls[0].name: ${NAME}`],
  ],
  [
    'a sysctl of the node',
    { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn' }] } },
    ["Invalid value spec.securityContext.sysctls[0].name: may not be specified when 'hostNetwork' is true"],
  ],
  [
    'shared processes and those of the node',
    { shareProcessNamespace: true, hostPID: true },
    [
      'Invalid value spec.securityContext.shareProcessNamespace: ShareProcessNamespace and HostPID cannot both be enabled',
    ],
  ],
])('Pod security: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
