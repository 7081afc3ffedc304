import { unsupported, type Table } from './table.ts';

export const PODS: Table = {
  'Required value': [
    [
      /spec\.os\.name$/,
      '',
      'os has no name.',
      'It says for which system the Pod is meant.',
      'Write os: {name: linux}, or remove os.',
    ],
    [
      /spec\.restartPolicy$/,
      /valid values/,
      'The Pods of the {kind} are restarted always.',
      'A {kind} waits until its Pods have ended, and Always is what counts when nothing is written.',
      'Add restartPolicy: Never (or OnFailure) to the spec of the template.',
    ],
    [/spec\.restartPolicy$/, '', 'restartPolicy is empty.', 'Left out, it is Always.', 'Remove the line.'],
    [
      /resourceClaims\.name$/,
      '',
      'A resource claim of the Pod has no name.',
      'Containers find it by its name.',
      'Add one.',
    ],
  ],
  'Duplicate value': [
    [
      /resourceClaims\.name$/,
      '',
      'Two resource claims of the Pod are named {value}.',
      'Containers find them by their names.',
      'Rename one of them.',
    ],
  ],
  'Unsupported value': [
    [
      /template\.spec\.restartPolicy$/,
      /^supported values: "Always"$/,
      'The Pods of the {kind} have restartPolicy: {raw}.',
      'A {kind} keeps its Pods running, so they are restarted always. A Job is for work that ends.',
      'Remove restartPolicy, or write restartPolicy: Always.',
    ],
    unsupported(
      /spec\.restartPolicy$/,
      'It says when ended containers are started again: Always, OnFailure or Never, written so.',
    ),
    [
      /spec\.os(\.name)?$/,
      '',
      'The Pod is meant for {value}.',
      'Kubernetes knows the systems linux and windows, in lower case.',
      'Write os: {name: linux}, or remove os.',
    ],
    unsupported(/preemptionPolicy$/, 'It says whether the Pod may push out others of lower priority.'),
  ],
  'Invalid value': [
    [
      /activeDeadlineSeconds$/,
      '',
      'activeDeadlineSeconds is {value}.',
      'So many seconds after its start the Pod is ended, at least 1.',
      'Write for example activeDeadlineSeconds: 600, or remove it.',
    ],
    [
      /resourceClaims$/,
      /must specify/,
      'A resource claim of the Pod names no source.',
      'It is either one that exists or one made from a template.',
      'Add resourceClaimName or resourceClaimTemplateName.',
    ],
    [
      /resourceClaims$/,
      '',
      'A resource claim of the Pod names two sources.',
      'It is either one that exists or one made from a template.',
      'Keep resourceClaimName or resourceClaimTemplateName.',
    ],
    [
      /(serviceAccountName|priorityClassName|runtimeClassName|nodeName)$/,
      '',
      '{last} is {value}, and no object can be named that.',
      'It names an object of the cluster: lower-case letters, digits, dashes and dots.',
      'Write {last}: {plain}, if that is what kubectl get shows.',
    ],
  ],
};
