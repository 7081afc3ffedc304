import { expect, test } from 'vitest';
import type { PodSpec, ResourceRequirements } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const R = 'spec.containers[0].resources';

test.each<[string, ResourceRequirements, string[]]>([
  [
    'requests under limits',
    { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '64Mi' } },
    [],
  ],
  ['an extended resource', { requests: { 'nvidia.com/gpu': '1' }, limits: { 'nvidia.com/gpu': '1' } }, []],
  [
    'a request over its limit',
    { requests: { cpu: '2' }, limits: { cpu: '500m' } },
    [`Invalid value ${R}.requests: must be less than or equal to cpu limit of 500m`],
  ],
  [
    'less than nothing',
    { requests: { cpu: '-1' } },
    [`Invalid value ${R}.requests[cpu]: must be greater than or equal to 0`],
  ],
  [
    'a misspelt name',
    { limits: { cpus: '1' } },
    [
      `Invalid value ${R}.limits[cpus]: must be a standard resource type or fully qualified`,
      `Invalid value ${R}.limits[cpus]: must be a standard resource for containers`,
    ],
  ],
  [
    'half a GPU',
    { limits: { 'nvidia.com/gpu': '0.5' } },
    [`Invalid value ${R}.limits[nvidia.com/gpu]: must be an integer`],
  ],
  [
    'a GPU without a limit',
    { requests: { 'nvidia.com/gpu': '1' } },
    [`Required value ${R}.limits: Limit must be set for non overcommitable resources`],
  ],
  [
    'huge pages alone, one and a half',
    { limits: { 'hugepages-2Mi': '3Mi' } },
    [
      `Invalid value ${R}.limits[hugepages-2Mi]: 3Mi is not positive integer multiple of hugepages-2Mi`,
      `Forbidden ${R}: HugePages require cpu or memory`,
    ],
  ],
  [
    'an unknown claim',
    { claims: [{ name: 'gpu' }] },
    [`Not found ${R}.claims[0]: must be one of the names in pod.spec.resourceClaims which is empty`],
  ],
])('resources: %s', (_, resources, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ resources })] })).toEqual(refusals);
});

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
])('resources of the Pod: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
