import { unsupported, type Table } from './table.ts';

const PROBE = '(livenessProbe|readinessProbe|startupProbe)';
const HOOK = '(postStart|preStop)';

/** Probes, hooks, and what both do. */
export const PROBES: Table = {
  'Required value': [
    [
      new RegExp(`${PROBE}$`),
      '',
      'The {last} of {owner} does not say what to check.',
      'A probe runs a command, asks over HTTP or gRPC, or opens a connection.',
      'Add one, for example httpGet: {path: /, port: 80}.',
    ],
    [
      new RegExp(`${HOOK}$`),
      '',
      'The {last} hook of {owner} does not say what to do.',
      'A hook runs a command, asks over HTTP, or sleeps.',
      "Add one, for example exec: {command: ['sh', '-c', 'sleep 5']}.",
    ],
    [
      new RegExp(`${PROBE}\\.exec\\.command$`),
      '',
      'The {a} of {owner} has no command to run.',
      'exec runs a command in the container; the check passes when it ends with 0.',
      "Add it as a list, for example command: ['cat', '/tmp/healthy'].",
    ],
    [
      new RegExp(`${HOOK}\\.exec\\.command$`),
      '',
      'The {a} hook of {owner} has no command to run.',
      'exec runs a command in the container.',
      "Add it as a list, for example command: ['nginx', '-s', 'quit'].",
    ],
    [
      /httpGet\.path$/,
      '',
      'An httpGet of {owner} has an empty path.',
      'It asks the container for one address.',
      'Write for example path: /.',
    ],
  ],
  'Unsupported value': [
    unsupported(/httpGet\.scheme$/, 'It is HTTP or HTTPS in capitals, and HTTP when left out.'),
    unsupported(/stopSignal$/, 'It is the signal that ends the container, and needs spec.os.name.'),
  ],
  Forbidden: [
    [
      new RegExp(`${PROBE}\\.(\\w+)$`),
      /more than 1 handler/,
      'The {a} of {owner} has {b} beside another check.',
      'A probe has exactly one of exec, httpGet, tcpSocket and grpc.',
      'Keep one of them.',
    ],
    [
      new RegExp(`${HOOK}\\.(\\w+)$`),
      /more than 1 handler/,
      'The {a} hook of {owner} has {b} beside another action.',
      'A hook has exactly one of exec, httpGet and sleep.',
      'Keep one of them; several commands go into one: sh -c.',
    ],
    [
      /initContainers\.(livenessProbe|readinessProbe|startupProbe|lifecycle)$/,
      /restartPolicy=Always/,
      '{Owner} has a {last}, and it is no sidecar.',
      'A plain init container runs to its end before the next one starts, so there is nothing to watch.',
      'Set restartPolicy: Always on it to make it a native sidecar, or remove {last}.',
    ],
  ],
  'Invalid value': [
    [
      new RegExp(`${PROBE}\\.successThreshold$`),
      /must be 1/,
      'The successThreshold of the {a} of {owner} is {value}.',
      'Only a readinessProbe may ask for several successes in a row.',
      'Remove successThreshold, or set it to 1.',
    ],
    [
      new RegExp(`${PROBE}\\.terminationGracePeriodSeconds$`),
      /readinessProbes/,
      'The readinessProbe of {owner} has a terminationGracePeriodSeconds.',
      'A failed readiness check takes the Pod out of Services and ends nothing.',
      'Remove it; livenessProbe and startupProbe may have it.',
    ],
    [
      new RegExp(`${PROBE}\\.terminationGracePeriodSeconds$`),
      '',
      'The terminationGracePeriodSeconds of the {a} of {owner} is {value}.',
      'The container gets so many seconds to end after a failed check, at least 1.',
      'Write for example terminationGracePeriodSeconds: 30, or remove it.',
    ],
    [
      new RegExp(
        `${PROBE}\\.(initialDelaySeconds|periodSeconds|timeoutSeconds|successThreshold|failureThreshold)$`,
      ),
      '',
      'The {last} of the {a} of {owner} is {value}.',
      'Seconds and counts are not negative; 0 means the default.',
      'Write for example {last}: 5, or remove it.',
    ],
    [
      /httpHeaders$/,
      '',
      'An httpGet of {owner} has a header named {value}.',
      'Names of HTTP headers are letters, digits and dashes.',
      'Write for example name: X-Probe.',
    ],
    [
      new RegExp(`${HOOK}\\.sleep$`),
      /\((\d+)\)/,
      'The {a} hook of {owner} sleeps {value} seconds.',
      'A hook sleeps no longer than the Pod has for its end: terminationGracePeriodSeconds is {1}.',
      'Sleep fewer seconds, or raise terminationGracePeriodSeconds.',
    ],
  ],
};
