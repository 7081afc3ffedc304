import { expect, test } from 'vitest';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePod } from './pod.ts';
import { containerWith, specWith } from './refusals.ts';

function judged(pod: Pod): FieldErrors {
  const errors = new FieldErrors();
  validatePod({ ...pod, metadata: { name: 'web', namespace: 'default', ...pod.metadata } }, errors);
  return errors;
}

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
  [
    'a name that is no host name',
    { metadata: { name: 'web.one' }, spec: specWith() },
    [
      "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
    ],
  ],
  [
    'two keys in one file, and one below a file',
    {
      spec: specWith({
        volumes: [
          {
            name: 'v',
            configMap: {
              name: 'c',
              items: [
                { key: 'a', path: 'x' },
                { key: 'b', path: 'x/' },
                { key: 'c', path: 'x/y' },
                { key: 'd', path: 'z' },
              ],
            },
          },
        ],
      }),
    },
    [
      'volume "v" (ConfigMap "c"): overlapping paths: "x" with "x"',
      'volume "v" (ConfigMap "c"): overlapping paths: "x/y" with "x"',
    ],
  ],
  [
    'a file of a Secret where the token is',
    {
      spec: specWith({
        volumes: [
          {
            name: 'v',
            projected: {
              sources: [
                { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
                { secret: { name: 's', items: [{ key: 'a', path: 'token/a' }] } },
                {},
              ],
            },
          },
        ],
      }),
    },
    [
      'volume "v" (Projected Secret "s"): overlapping paths: "token/a" with "token"',
      'volume "v" (Projected) has no sources provided',
    ],
  ],
  [
    'addresses that are read, but not liked',
    {
      spec: specWith({
        dnsConfig: { nameservers: ['010.0.0.1'] },
        hostAliases: [{ ip: '2001:DB8:0:0::1' }],
      }),
    },
    [
      'spec.dnsConfig.nameservers[0]: non-standard IP address "010.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"',
      'spec.hostAliases[0].ip: IPv6 address "2001:DB8:0:0::1" should be in RFC 5952 canonical format ("2001:db8::1")',
    ],
  ],
  [
    'AppArmor in an annotation',
    {
      metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'unconfined' } },
      spec: specWith(),
    },
    [
      'metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]: deprecated since v1.30; use the "appArmorProfile" field instead',
    ],
  ],
])('warnings: %s', (_, pod, warnings) => {
  expect(judged(pod).warnings.map((warning) => warning.text)).toEqual(warnings);
});
