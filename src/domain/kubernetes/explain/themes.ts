import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import type { ErrorType, FieldError } from '#domain/kubernetes/validation/field-errors.ts';

interface Theme {
  readonly type: ErrorType;
  readonly field: RegExp;
  readonly detail?: RegExp;
  readonly words: Partial<Explanation>;
}

/** What learners meet most often, in words of its own. The first that fits counts. */
const THEMES: readonly Theme[] = [
  {
    type: 'Required value',
    field: /spec\.containers$/,
    words: {
      what: 'The Pod has no containers.',
      why: 'A Pod needs at least one container under containers; init containers and sidecars alone are not enough.',
      fix: 'Add spec.containers with at least one item.',
    },
  },
  {
    type: 'Not found',
    field: /volumeMounts\[\d+\]\.name$/,
    words: {
      why: 'A mount names a volume of the Pod, and no volume under spec.volumes has this name.',
      fix: 'Add the volume under spec.volumes, or correct the name.',
    },
  },
  {
    type: 'Required value',
    field: /metadata\.name$/,
    words: { why: 'Every object needs a name, or generateName to have one made.', fix: 'Add metadata.name.' },
  },
  {
    type: 'Duplicate value',
    field: /ontainers\[\d+\]\.name$/,
    words: {
      why: 'Names of containers are unique in a Pod, over containers and initContainers together.',
      fix: 'Give each container a name of its own.',
    },
  },
  {
    type: 'Invalid value',
    field: /mountPath$/,
    detail: /unique/,
    words: {
      why: 'Two volumes cannot be mounted at one path of a container.',
      fix: 'Choose another path for one of them.',
    },
  },
  {
    type: 'Forbidden',
    field: /initContainers\[\d+\]\.(livenessProbe|readinessProbe|startupProbe|lifecycle)/,
    words: {
      why: 'A plain init container runs to its end before the next starts, so there is nothing to probe.',
      fix: 'Set restartPolicy: Always on it to make it a sidecar, or remove the field.',
    },
  },
  {
    type: 'Forbidden',
    field: /./,
    detail: /more than 1 volume type/,
    words: {
      why: 'A volume has exactly one source.',
      fix: 'Split it into two volumes, or remove one source.',
    },
  },
  {
    type: 'Forbidden',
    field: /./,
    detail: /more than 1 handler type/,
    words: {
      why: 'A probe has exactly one of exec, httpGet, tcpSocket and grpc; a hook has exactly one of exec, httpGet and sleep.',
      fix: 'Keep one of them.',
    },
  },
  {
    type: 'Required value',
    field: /./,
    detail: /handler type/,
    words: {
      why: 'A probe or a hook needs to know what to do.',
      fix: 'In a probe, add one of exec, httpGet, tcpSocket or grpc; in a hook, one of exec, httpGet or sleep.',
    },
  },
  {
    type: 'Invalid value',
    field: /metadata\.name$|ontainers\[\d+\]\.name$|volumes\[\d+\]\.name$/,
    detail: /RFC 1123/,
    words: {
      why: 'Names become part of DNS names and paths: lower-case letters, digits and dashes, with a letter or digit at both ends.',
      fix: 'Write it in lower case, with dashes instead of underscores and spaces.',
    },
  },
  {
    type: 'Invalid value',
    field: /metadata\.name$/,
    detail: /DNS-1035/,
    words: {
      why: 'The name of a Service is a DNS label of the older kind: it has to begin with a letter, too.',
      fix: 'Use lower-case letters, digits and dashes, and begin with a letter.',
    },
  },
  {
    type: 'Required value',
    field: /ports\[\d+\]\.name$/,
    words: { why: 'A Service with several ports needs a name for each.', fix: 'Name every port.' },
  },
  {
    type: 'Invalid value',
    field: /[pP]ort$/,
    detail: /at least one letter/,
    words: {
      why: 'In quotes it is the name of a port, and a name holds a letter.',
      fix: 'Write the number without quotes.',
    },
  },
  {
    type: 'Invalid value',
    field: /[pP]ort$/,
    detail: /between 1 and 65535/,
    words: { fix: 'Use a port from 1 to 65535.' },
  },
  {
    type: 'Invalid value',
    field: /(labels|matchLabels|selector)$/,
    words: {
      fix: 'Use letters, digits, dashes, underscores and dots, at most 63, with a letter or digit at both ends.',
    },
  },
  {
    type: 'Forbidden',
    field: /ephemeralContainers$/,
    words: {
      why: 'Ephemeral containers are added to a running Pod.',
      fix: 'Remove them, and use kubectl debug on the running Pod.',
    },
  },
];

export function themeOf(error: FieldError, field: string): Partial<Explanation> {
  const theme = THEMES.find(
    (each) => each.type === error.type && each.field.test(field) && (each.detail?.test(error.detail) ?? true),
  );
  return theme?.words ?? {};
}
