import { expect, test } from 'vitest';
import type { Pod, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePod } from './pod.ts';
import { containerWith, specWith, textsOf } from './refusals.ts';

function judged(pod: Pod): FieldErrors {
  const errors = new FieldErrors();
  validatePod({ ...pod, metadata: { name: 'web', namespace: 'default', ...pod.metadata } }, errors);
  return errors;
}

const annotated = (annotations: Record<string, string>, spec: PodSpec = {}): Pod => ({
  metadata: { annotations },
  spec: specWith(spec),
});

test.each<[string, Pod, string[]]>([
  ['a plain Pod', { spec: specWith() }, []],
  [
    'no spec at all',
    {},
    [
      'Required value spec.terminationGracePeriodSeconds',
      'Required value spec.containers',
      'Required value spec.restartPolicy',
      'Required value spec.dnsPolicy',
    ],
  ],
  [
    'blanks around an image',
    { spec: specWith({ containers: [containerWith({ image: 'nginx ' })] }) },
    ['Invalid value spec.containers[0].image: must not have leading or trailing whitespace'],
  ],
  [
    'an ephemeral container',
    { spec: specWith({ ephemeralContainers: [{ ...containerWith({ name: 'debug' }) }] }) },
    ['Forbidden spec.ephemeralContainers: cannot be set on create'],
  ],
  [
    'a node and a gate',
    { spec: specWith({ nodeName: 'a', schedulingGates: [{ name: 'b' }] }) },
    ['Forbidden spec.nodeName: cannot be set until all schedulingGates have been cleared'],
  ],
  [
    'a deletion cost in words',
    annotated({ 'controller.kubernetes.io/pod-deletion-cost': 'low' }),
    [
      'Invalid value metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: must be a 32bit integer',
    ],
  ],
  [
    'an AppArmor profile of no container',
    annotated({ 'container.apparmor.security.beta.kubernetes.io/db': 'unconfined' }),
    [
      'Invalid value metadata.annotations[container.apparmor.security.beta.kubernetes.io/db]: container not found',
    ],
  ],
  [
    'a seccomp annotation against its field',
    annotated(
      { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' },
      { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    ),
    ['Forbidden spec.securityContext.seccompProfile.type: seccomp type in annotation and field must match'],
  ],
  [
    'tolerations in an annotation',
    annotated({ 'scheduler.alpha.kubernetes.io/tolerations': '[{"key":"a","operator":"Is"}]' }),
    [
      'Unsupported value metadata.annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator: supported values: "Equal", "Exists"',
    ],
  ],
  [
    'overhead, which admission refuses before anything else',
    { spec: specWith({ overhead: { cpu: '1' }, containers: [] }) },
    ['Forbidden spec.overhead: Pod Overhead set without corresponding RuntimeClass defined Overhead'],
  ],
])('%s', (_, pod, refusals) => {
  expect(textsOf(judged(pod))).toEqual(refusals);
});

const port = { containerPort: 80, protocol: 'TCP', name: 'http' };

test.each<[string, Pod, string[]]>([
  ['a plain Pod', { spec: specWith() }, []],
  [
    'a port in two containers',
    {
      spec: specWith({
        containers: [containerWith({ ports: [port] }), containerWith({ name: 'b', ports: [port] })],
      }),
    },
    [
      'spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]',
      'spec.containers[1].ports[0]: duplicate port name "http" with spec.containers[0].ports[0], services and probes that select ports by name will use spec.containers[0].ports[0]',
    ],
  ],
  [
    'a fraction of a byte',
    { spec: specWith({ containers: [containerWith({ resources: { limits: { memory: '64m' } } })] }) },
    [
      'spec.containers[0].resources.limits[memory]: fractional byte value "64m" is invalid, must be an integer',
    ],
  ],
  [
    'a variable twice',
    {
      spec: specWith({
        containers: [
          containerWith({
            env: [
              { name: 'A', value: '1' },
              { name: 'A', value: '2' },
            ],
          }),
        ],
      }),
    },
    ['spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply'],
  ],
  [
    'a variable that uses itself',
    {
      spec: specWith({
        containers: [
          containerWith({
            env: [
              { name: 'A', value: '1' },
              { name: 'A', value: '2$(A)' },
            ],
          }),
        ],
      }),
    },
    [],
  ],
  [
    'a label of old nodes',
    { spec: specWith({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }) },
    ['spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead'],
  ],
  [
    'a secret for images without a name',
    { spec: specWith({ imagePullSecrets: [{}] }) },
    ['spec.imagePullSecrets[0].name: invalid empty name ""'],
  ],
  [
    'a grace period below zero',
    { spec: specWith({ terminationGracePeriodSeconds: -1 }) },
    [
      'spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
    ],
  ],
  [
    'a volume of the past',
    { spec: specWith({ volumes: [{ name: 'a', rbd: { monitors: ['m'], image: 'i' } }] }) },
    ['spec.volumes[0].rbd: deprecated in v1.28, non-functional in v1.31+'],
  ],
])('warnings: %s', (_, pod, warnings) => {
  expect(judged(pod).warnings.map((warning) => warning.text)).toEqual(warnings);
});
