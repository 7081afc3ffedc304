import type { Table } from './table.ts';

/** Settings that exclude each other: Windows, user namespaces, ephemeral containers, scheduling gates. */
export const EXCLUSIONS: Table = {
  Forbidden: [
    [
      /(\w+)$/,
      /windows pod/,
      '{last} is set in a Pod for Windows.',
      'spec.os.name is windows, and Windows nodes have no such setting.',
      'Remove {last}, or write os: {name: linux}.',
    ],
    [
      /spec\.(?:H|h)ost(\w+)$/,
      /hostUsers/,
      'The Pod shares {hostPart} of the node while hostUsers is false.',
      'A user namespace keeps the Pod apart from the node.',
      'Remove {hostField}, or hostUsers: false.',
    ],
    [
      /spec\.ephemeralContainers$/,
      '',
      '{Owner} has ephemeralContainers.',
      'Ephemeral containers are added to a running Pod, to look at it.',
      'Remove them, and use kubectl debug on the running Pod.',
    ],
    [
      /ephemeralContainers\.(\w+)$/,
      /Ephemeral/,
      '{Owner} sets {a}.',
      'An ephemeral container is a visitor: it has no ports, probes, hooks, resources or restarts.',
      'Remove {a}.',
    ],
    [
      /spec\.nodeName$/,
      '',
      'The Pod has a nodeName and schedulingGates.',
      'A gate holds the Pod back from scheduling, and nodeName skips scheduling.',
      'Remove one of them.',
    ],
    [
      /spec\.preemptionPolicy$/,
      '',
      'The Pod sets preemptionPolicy itself.',
      'It comes from the PriorityClass that the Pod names.',
      'Remove preemptionPolicy.',
    ],
  ],
  'Not found': [
    [
      /targetContainerName$/,
      '',
      '{Owner} looks at the container {value}, which is not there.',
      'It shares the processes of one container of this Pod.',
      'Name one of {containers}.',
    ],
  ],
};
