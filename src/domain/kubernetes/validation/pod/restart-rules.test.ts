import { expect, test } from 'vitest';
import type { Container, ContainerRestartRule, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const one = (fields: Container): PodSpec => ({ containers: [containerWith(fields)] });
const init = (fields: Container): PodSpec => ({
  initContainers: [containerWith({ name: 'init', ...fields })],
});
const rule: ContainerRestartRule = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };

test.each<[string, PodSpec, string[]]>([
  ['a restart policy of its own', one({ restartPolicy: 'Never' }), []],
  [
    'an unknown restart policy',
    one({ restartPolicy: 'always' }),
    ['Unsupported value spec.containers[0].restartPolicy: supported values: "Always", "Never", "OnFailure"'],
  ],
  [
    'rules without a restart policy',
    one({ restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] }),
    [
      'Required value spec.containers[0].restartPolicy: must specify restartPolicy when restart rules are used',
    ],
  ],
  [
    'a rule without exit codes',
    one({ restartPolicy: 'Never', restartPolicyRules: [{ action: 'Stop' }] }),
    [
      'Unsupported value spec.containers[0].restartPolicyRules[0].action: supported values: "Restart"',
      'Required value spec.containers[0].restartPolicyRules[0].exitCodes: must be specified',
    ],
  ],
  ['twenty rules', one({ restartPolicy: 'Never', restartPolicyRules: Array(20).fill(rule) }), []],
  [
    'a rule too many',
    one({ restartPolicy: 'Never', restartPolicyRules: Array(21).fill(rule) }),
    ['Too long spec.containers[0].restartPolicyRules: may not be more than 20 bytes'],
  ],
  [
    'an operator in small letters',
    one({ restartPolicy: 'Never', restartPolicyRules: [{ ...rule, exitCodes: { operator: 'in' } }] }),
    [
      'Unsupported value spec.containers[0].restartPolicyRules[0].exitCodes.operator: supported values: "In", "NotIn"',
    ],
  ],
  ['rules of an init container', init({ restartPolicy: 'Never', restartPolicyRules: [rule] }), []],
  [
    'a sidecar with rules',
    init({ restartPolicy: 'Always', restartPolicyRules: [{ action: 'Nonsense' }] }),
    [
      'Forbidden spec.initContainers[0].restartPolicyRules: restartPolicyRules are not allowed for init containers with restart policy Always',
    ],
  ],
])('restart policies of containers: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
