import { unsupported, type Table } from './table.ts';

const ID = 'Users and groups have numbers from 0 to 2147483647; 0 is root.';

export const SECURITY: Table = {
  'Required value': [
    [
      /(seccompProfile|appArmorProfile)\.type$/,
      '',
      'The {a} of {owner} has no type.',
      'The type says where the profile comes from.',
      'Add type: RuntimeDefault.',
    ],
    [
      /localhostProfile$/,
      '',
      '{Owner} wants a profile of the node and does not say which.',
      'With type: Localhost the profile is a file or name on the node.',
      'Add localhostProfile, or write type: RuntimeDefault.',
    ],
    [
      /sysctls\.name$/,
      '',
      'A sysctl of the Pod has no name.',
      'Each item sets one kernel parameter.',
      "Write for example {name: net.core.somaxconn, value: '1024'}.",
    ],
  ],
  'Duplicate value': [
    [
      /sysctls/,
      '',
      'The sysctl {value} is set twice.',
      'A kernel parameter has one value.',
      'Remove one of them.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /(seccompProfile|appArmorProfile)\.type$/,
      'RuntimeDefault is the profile of the container runtime, Localhost one of the node, Unconfined none.',
    ),
    unsupported(/procMount$/, 'Default hides parts of /proc from the container, Unmasked shows all of it.'),
    unsupported(
      /fsGroupChangePolicy$/,
      'It says when the files of a volume are given to fsGroup: Always, or only OnRootMismatch.',
    ),
    unsupported(
      /supplementalGroupsPolicy$/,
      'Merge adds the groups that the image gives to the user, Strict does not.',
    ),
    unsupported(/seLinuxChangePolicy$/, 'It says how volumes get their SELinux label.'),
  ],
  'Too long': [
    [
      /localhostProfile$/,
      '',
      'The localhostProfile of {owner} is too long.',
      'It is a path or name on the node, of at most 4095 bytes.',
      'Shorten it.',
    ],
  ],
  Forbidden: [
    [
      /securityContext\.windowsOptions$/,
      '',
      '{Owner} sets windowsOptions, and the Pod is for Linux.',
      'spec.os.name is linux, and these options count on Windows alone.',
      'Remove windowsOptions.',
    ],
    [
      /privileged$/,
      /disallowed/,
      '{Owner} is privileged, which this cluster does not allow.',
      'A privileged container can do almost everything on its node.',
      'Remove privileged: true.',
    ],
    [
      /(seccompProfile|appArmorProfile)\.(type|localhostProfile)$/,
      '',
      'An annotation and the field {a} of {owner} say different things.',
      'The annotation is the older way to set the same.',
      'Remove the annotation.',
    ],
  ],
  'Invalid value': [
    [
      /(runAsUser|runAsGroup|fsGroup|supplementalGroups)$/,
      '',
      'The {last} of {owner} is {value}.',
      ID,
      'Write for example 1000.',
    ],
    [
      /securityContext$/,
      /privileged/,
      '{Owner} is privileged and forbids privilege escalation.',
      'A privileged container has every privilege already.',
      'Remove privileged: true, or allowPrivilegeEscalation: false.',
    ],
    [
      /securityContext$/,
      /SYS_ADMIN/,
      '{Owner} adds CAP_SYS_ADMIN and forbids privilege escalation.',
      'CAP_SYS_ADMIN allows almost everything.',
      'Remove the capability, or allowPrivilegeEscalation: false.',
    ],
    [
      /localhostProfile$/,
      /only be set/,
      '{Owner} has a localhostProfile, and the type is another.',
      'The profile of the node counts with type: Localhost alone.',
      'Remove localhostProfile, or write type: Localhost.',
    ],
    [
      /localhostProfile$/,
      /padded/,
      'The localhostProfile {value} of {owner} has blanks at an end.',
      'The name is compared letter by letter.',
      'Remove the blanks.',
    ],
    [
      /localhostProfile$/,
      '',
      'The localhostProfile {value} of {owner} leads out of its directory.',
      'It lies below the directory of profiles on the node.',
      'Write for example localhostProfile: profiles/audit.json.',
    ],
    [
      /procMount$/,
      '',
      '{Owner} shows all of /proc, and the Pod uses the users of the node.',
      'That is only safe in a user namespace.',
      'Set hostUsers: false in the Pod, or remove procMount.',
    ],
    [
      /shareProcessNamespace$/,
      '',
      'The Pod sets shareProcessNamespace and hostPID.',
      'Its containers share either the processes of the Pod or those of the node.',
      'Remove one of them.',
    ],
    [
      /sysctls\.name$/,
      /host/,
      'The Pod sets the sysctl {value} while it shares that part of the node.',
      'It would change the node for everybody.',
      'Remove the sysctl, or hostNetwork and hostIPC.',
    ],
    [
      /sysctls\.name$/,
      '',
      'The sysctl name {value} is not legal.',
      'Kernel parameters are written with dots or slashes in lower case.',
      'Write for example net.core.somaxconn.',
    ],
    [
      /windowsOptions\.(\w+)$/,
      '',
      'The windowsOptions of {owner} have the {a} {value}.',
      'They count on Windows nodes alone: {detail}',
      'Correct {a}, or remove windowsOptions.',
    ],
    [
      /hostProcess$|^spec$|hostNetwork$/,
      /[hH]ost ?[pP]rocess/,
      'Host process containers of Windows are mixed with others.',
      'All containers of such a Pod are host processes, and it uses hostNetwork.',
      'Set hostProcess: true and hostNetwork: true for the whole Pod, or remove them.',
    ],
  ],
};
