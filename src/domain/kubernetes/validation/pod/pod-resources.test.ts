import { expect, test } from 'vitest';
import type { PodSpec, ResourceRequirements } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const app = (resources: ResourceRequirements) => containerWith({ resources });

test.each<[string, PodSpec, string[]]>([
  [
    'as much as the containers need',
    { resources: { requests: { memory: '128Mi' } }, containers: [app({ requests: { memory: '128Mi' } })] },
    [],
  ],
  [
    'less than they need',
    {
      resources: { requests: { memory: '100Mi' } },
      containers: [
        app({ requests: { memory: '64Mi' } }),
        { ...app({ requests: { memory: '64Mi' } }), name: 'b' },
      ],
    },
    [
      'Invalid value spec.resources.requests[memory]: must be greater than or equal to aggregate container requests of 128Mi',
    ],
  ],
  [
    'less than an init container needs',
    {
      resources: { requests: { cpu: '1' } },
      initContainers: [{ ...app({ requests: { cpu: '2' } }), name: 'i' }],
    },
    [
      'Invalid value spec.resources.requests[cpu]: must be greater than or equal to aggregate container requests of 2',
    ],
  ],
  [
    'a limit under that of a container',
    { resources: { limits: { cpu: '1' } }, containers: [app({ limits: { cpu: '2' } })] },
    ['Invalid value spec.resources.containers[0][cpu].limits: must be less than or equal to pod limits of 1'],
  ],
  [
    'storage',
    { resources: { limits: { 'ephemeral-storage': '1Gi' } } },
    [
      'Unsupported value spec.resources.limits[ephemeral-storage]: supported values: "cpu", "hugepages-", "memory"',
    ],
  ],
  [
    'claims',
    { resources: { claims: [] } },
    ['Forbidden spec.resources.claims: claims may not be set for Resources at pod-level'],
  ],
  [
    'less than a sidecar and an init container need together',
    {
      resources: { requests: { cpu: '2' } },
      initContainers: [
        { ...app({ requests: { cpu: '1' } }), name: 's', restartPolicy: 'Always' },
        { ...app({ requests: { cpu: '1500m' } }), name: 'i' },
      ],
    },
    [
      'Invalid value spec.resources.requests[cpu]: must be greater than or equal to aggregate container requests of 2500m',
    ],
  ],
  [
    'storage of a container, which a Pod as a whole does not count',
    {
      resources: { requests: { cpu: '1' } },
      containers: [app({ requests: { 'ephemeral-storage': '1Gi' } })],
    },
    [],
  ],
  [
    'a request over the limit',
    { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
    ['Invalid value spec.resources.requests: must be less than or equal to cpu limit of 1'],
  ],
  [
    'fewer huge pages than the containers may have together',
    {
      resources: {
        limits: { cpu: '1', 'hugepages-2Mi': '4Mi' },
        requests: { cpu: '1', 'hugepages-2Mi': '4Mi' },
      },
      containers: ['a', 'b'].map((name) => ({
        ...app({ limits: { 'hugepages-2Mi': '4Mi', cpu: '100m' } }),
        name,
      })),
    },
    [
      'Invalid value spec.resources.limits[hugepages-2Mi]: must be greater than or equal to aggregate container limits of 8Mi',
    ],
  ],
  [
    'a Pod for Windows, of whose resources nothing else is told',
    { os: { name: 'windows' }, resources: { limits: { foo: '1' }, claims: [{ name: 'a' }] } },
    ['Forbidden spec.resources: may not be set for a windows pod'],
  ],
])('resources of the Pod: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
