import { expect, test } from 'vitest';
import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePodSpec } from './pod-spec.ts';
import { containerWith, refusalsOf, specWith, textsOf } from './refusals.ts';

test.each<[string, PodSpec, string[]]>([
  ['a gate with a prefix', { schedulingGates: [{ name: 'example.com/wait' }] }, []],
  [
    'a gate twice',
    { schedulingGates: [{ name: 'a' }, { name: 'a' }] },
    ['Duplicate value spec.schedulingGates[1]'],
  ],
  ['a claim from a template', { resourceClaims: [{ name: 'a', resourceClaimTemplateName: 't' }] }, []],
  [
    'a claim from nowhere',
    { resourceClaims: [{ name: 'a' }] },
    [
      'Invalid value spec.resourceClaims[0]: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    ],
  ],
  [
    'a deadline of 0',
    { activeDeadlineSeconds: 0 },
    ['Invalid value spec.activeDeadlineSeconds: must be between 1 and 2147483647, inclusive'],
  ],
  [
    'an unknown restart policy',
    { restartPolicy: 'always' },
    ['Unsupported value spec.restartPolicy: supported values: "Always", "OnFailure", "Never"'],
  ],
  [
    'a bad account in the old field',
    { serviceAccount: 'Bad' },
    [
      expect.stringContaining(
        'Invalid value spec.serviceAccountName: a lowercase RFC 1123 subdomain',
      ) as unknown as string,
    ],
  ],
  [
    'an account in both fields: the old one is not looked at',
    { serviceAccountName: 'a', serviceAccount: 'Bad' },
    [],
  ],
  ['names of nothing', { nodeName: '', priorityClassName: '', serviceAccountName: '' }, []],
  [
    'a runtime class without a name',
    { runtimeClassName: '' },
    [
      expect.stringContaining(
        'Invalid value spec.runtimeClassName: a lowercase RFC 1123 subdomain',
      ) as unknown as string,
    ],
  ],
  [
    'a deadline beyond 32 bits',
    { activeDeadlineSeconds: 2147483648 },
    ['Invalid value spec.activeDeadlineSeconds: must be between 1 and 2147483647, inclusive'],
  ],
  [
    'two names for one claim',
    { resourceClaims: [{ name: 'a', resourceClaimName: 'b', resourceClaimTemplateName: 'c' }] },
    [
      'Invalid value spec.resourceClaims[0]: at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
    ],
  ],
  [
    'a readiness gate without a type',
    { readinessGates: [{}] },
    [
      'Invalid value spec.readinessGates[0].conditionType: name part must be non-empty',
      expect.stringContaining(
        'Invalid value spec.readinessGates[0].conditionType: name part must consist of',
      ) as unknown as string,
    ],
  ],
])('spec: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});

test('spec: claims of a copy of a static Pod have an error without a field', () => {
  const metadata = { name: 'web', annotations: { 'kubernetes.io/config.mirror': 'a' } };
  const spec = { resourceClaims: [{ name: 'A_' }] };
  expect(refusalsOf(spec, metadata)).toEqual(['Forbidden : static pods do not support resource claims']);
});

// A template is not a Pod yet: labels, host ports and images of volumes may come later.
test.each<[string, PodSpec, string[]]>([
  [
    'a port that takes its host port from the network of the node',
    { hostNetwork: true, containers: [containerWith({ ports: [{ containerPort: 80, protocol: 'TCP' }] })] },
    [],
  ],
  [
    'another port of the node',
    {
      hostNetwork: true,
      containers: [containerWith({ ports: [{ containerPort: 80, hostPort: 81, protocol: 'TCP' }] })],
    },
    [
      'Invalid value spec.template.spec.containers[0].ports[0].hostPort: must match `containerPort` when `hostNetwork` is true',
    ],
  ],
  ['an image volume without an image', { volumes: [{ name: 'a', image: { pullPolicy: 'Always' } }] }, []],
])('spec of a template: %s', (_, spec, refusals) => {
  const errors = new FieldErrors();
  const path = FieldPath.root.child('spec', 'template', 'spec');
  validatePodSpec(specWith(spec), { labels: { app: 'web' } }, path, errors, 'template');
  expect(textsOf(errors)).toEqual(refusals);
});
