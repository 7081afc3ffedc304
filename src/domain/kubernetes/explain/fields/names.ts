import type { Table } from './table.ts';

const CONTAINER_NAME = /ontainers\.name$/;
const VOLUME_NAME = /volumes\.name$/;

export const NAMES: Table = {
  'Required value': [
    [
      /metadata\.name$/,
      '',
      'The {kind} has no name.',
      'An object is found by its kind, its namespace and its name.',
      'Add a name under metadata, for example name: web.',
    ],
    [
      CONTAINER_NAME,
      '',
      '{Owner} has no name.',
      'kubectl logs, kubectl exec and the status of the Pod find a container by its name.',
      'Add a line to the list item, for example name: app.',
    ],
    [
      VOLUME_NAME,
      '',
      '{Owner} has no name.',
      'A mount finds its volume by the name.',
      'Add a line to the list item, for example name: data.',
    ],
  ],
  'Duplicate value': [
    [
      CONTAINER_NAME,
      '',
      'Two containers of this Pod are named {value}.',
      'Names are unique in a Pod, over containers, initContainers and ephemeralContainers together.',
      'Rename one of them, for example name: {raw}-2.',
    ],
    [
      VOLUME_NAME,
      '',
      'Two volumes of this Pod are named {value}.',
      'A mount of that name could mean either.',
      'Remove one of them, or rename it together with its mounts.',
    ],
  ],
  'Invalid value': [
    [
      /metadata\.name$/,
      /DNS-1035/,
      'The {last} {value} does not suit a {kind}.',
      'It becomes a DNS label of the older kind: lower-case letters, digits and dashes, beginning with a letter.',
      'Write {last}: {dns1035}.',
    ],
    [
      /metadata\.generateName$/,
      /RFC 1123|DNS-1035/,
      'The generateName {value} does not begin a legal name.',
      'The API server adds five letters to it. Names are lower-case letters, digits, dashes and dots.',
      'Write generateName: {dns1035}-.',
    ],
    [
      /metadata\.name$/,
      /RFC 1123/,
      'The {last} {value} holds something that a name must not hold.',
      'Names become part of DNS names and addresses: lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
      'Write {last}: {plain}.',
    ],
    [
      CONTAINER_NAME,
      /RFC 1123/,
      'The container name {value} holds something that it must not hold.',
      'It is one DNS label: lower-case letters, digits and dashes, with a letter or digit at both ends.',
      'Write name: {label}.',
    ],
    [
      VOLUME_NAME,
      /RFC 1123/,
      'The volume name {value} holds something that it must not hold.',
      'It is one DNS label: lower-case letters, digits and dashes, with a letter or digit at both ends.',
      'Write name: {label}, and the same in its mounts.',
    ],
    [
      /(?:metadata|ontainers|volumes)\.(?:name|namespace|generateName)$/,
      /must not contain dots/,
      'The {last} {value} holds a dot.',
      'It is one label of a DNS name, and dots separate labels.',
      'Write {last}: {label}.',
    ],
    [
      /(?:metadata|ontainers|volumes)\.(?:name|namespace|generateName)$/,
      /no more than (\d+) characters/,
      'The {last} {value} is longer than {1} characters.',
      'It becomes part of a DNS name, whose parts are that short.',
      'Shorten it to {1} characters at most.',
    ],
    [
      /metadata\.namespace$/,
      /RFC 1123/,
      'No namespace can be named {value}.',
      'The name of a namespace is one DNS label: lower-case letters, digits and dashes.',
      'Write namespace: {label}, or what kubectl get namespaces shows.',
    ],
    [
      VOLUME_NAME,
      /PVC/,
      'The volume name {value} makes a claim that cannot exist: {detail}',
      'An ephemeral volume becomes a PersistentVolumeClaim named after the Pod and the volume, joined by a dash.',
      'Shorten or mend the name of the volume or of the Pod.',
    ],
  ],
  Forbidden: [
    [
      /metadata\.namespace$/,
      /not allowed/,
      'A {kind} is given a namespace.',
      'A {kind} belongs to the whole cluster and stands in no namespace.',
      'Remove metadata.namespace.',
    ],
  ],
};
