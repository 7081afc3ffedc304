import { expect, test } from 'vitest';
import type { ResourceRequirements } from '#domain/kubernetes/schema/api.gen.ts';
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
