import { expect, test } from 'vitest';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePod } from './pod.ts';
import { containerWith, specWith, textsOf } from './refusals.ts';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/app';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const COST = 'controller.kubernetes.io/pod-deletion-cost';
const annotated = (annotations: Record<string, string>, spec: PodSpec = {}) => [annotations, spec] as const;

test.each<[string, readonly [Record<string, string>, PodSpec], string[]]>([
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
  ['a deletion cost below zero, with zeros', annotated({ [COST]: '-008' }), []],
  [
    'a deletion cost with a plus',
    annotated({ [COST]: '+1' }),
    [`Invalid value metadata.annotations[${COST}]: must be a 32bit integer`],
  ],
  [
    'a deletion cost beyond 32 bits',
    annotated({ [COST]: '2147483648' }),
    [`Invalid value metadata.annotations[${COST}]: must be a 32bit integer`],
  ],
  ['no tolerations', annotated({ [TOLERATIONS]: 'null' }), []],
  [
    'tolerations that are no list',
    annotated({ [TOLERATIONS]: '{}' }),
    ['Invalid value metadata.annotations: the annotation is no JSON list of tolerations'],
  ],
  [
    'a toleration whose key is a number',
    annotated({ [TOLERATIONS]: '[{"key": 1, "operator": "Exists"}]' }),
    ['Invalid value metadata.annotations: the annotation is no JSON list of tolerations'],
  ],
  [
    'a mirror of a file on no node',
    annotated({ 'kubernetes.io/config.mirror': 'x' }),
    [
      'Invalid value metadata.annotations[kubernetes.io/config.mirror]: must set spec.nodeName if mirror pod annotation is set',
    ],
  ],
  [
    'an unknown seccomp profile, and a file above its folder',
    annotated({
      'seccomp.security.alpha.kubernetes.io/pod': 'strict',
      'container.seccomp.security.alpha.kubernetes.io/app': 'localhost/../a',
    }),
    [
      'Invalid value metadata.annotations.seccomp.security.alpha.kubernetes.io/pod: must be a valid seccomp profile',
      "Invalid value metadata.annotations.container.seccomp.security.alpha.kubernetes.io/app: must not contain '..'",
    ],
  ],
  [
    'an unknown AppArmor profile',
    annotated({ [APP_ARMOR]: 'strict' }),
    [`Invalid value metadata.annotations[${APP_ARMOR}]: invalid AppArmor profile name: "strict"`],
  ],
  [
    "an AppArmor annotation becomes the container's field and may differ from the Pod's",
    annotated(
      { [APP_ARMOR]: 'unconfined' },
      { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
    ),
    [],
  ],
  [
    "one that cannot become a field is compared with the Pod's",
    annotated(
      { [APP_ARMOR]: 'localhost/' },
      { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
    ),
    [
      'Forbidden spec.containers[0].securityContext.appArmorProfile.type: apparmor type in annotation and field must match',
    ],
  ],
  [
    'another file than the field names',
    annotated(
      { [APP_ARMOR]: 'localhost/a' },
      {
        containers: [
          containerWith({
            securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'b' } },
          }),
        ],
      },
    ),
    [
      'Forbidden spec.containers[0].securityContext.appArmorProfile.localhostProfile: apparmor profile in annotation and field must match',
    ],
  ],
])('annotations: %s', (_, [annotations, spec], refusals) => {
  const errors = new FieldErrors();
  validatePod({ metadata: { name: 'web', annotations }, spec: specWith(spec) }, errors);
  expect(textsOf(errors)).toEqual(refusals);
});
