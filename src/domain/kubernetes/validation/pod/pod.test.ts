import { expect, test } from 'vitest';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePod } from './pod.ts';
import { containerWith, specWith, textsOf } from './refusals.ts';

function judged(pod: Pod): FieldErrors {
  const errors = new FieldErrors();
  validatePod({ ...pod, metadata: { name: 'web', namespace: 'default', ...pod.metadata } }, errors);
  return errors;
}

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
    'overhead, which admission refuses before anything else',
    { spec: specWith({ overhead: { cpu: '1' }, containers: [] }) },
    ['Forbidden spec.overhead: Pod Overhead set without corresponding RuntimeClass defined Overhead'],
  ],
  [
    'a priority of its own',
    { spec: specWith({ priority: 10 }) },
    [
      'Forbidden spec.priority: the integer value of priority (10) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    ],
  ],
  ['the priority that it has anyway, as kubectl get prints it', { spec: specWith({ priority: 0 }) }, []],
  [
    'the priority of a class that every cluster has',
    { spec: specWith({ priority: 2_000_001_000, priorityClassName: 'system-node-critical' }) },
    [],
  ],
  [
    'a priority of a class that only the cluster knows',
    { spec: specWith({ priority: 7, priorityClassName: 'high' }) },
    [],
  ],
  [
    'an invisible mark at the end of an image is no blank',
    { spec: specWith({ containers: [containerWith({ image: 'nginx\ufeff' })] }) },
    [],
  ],
])('%s', (_, pod, refusals) => {
  expect(textsOf(judged(pod))).toEqual(refusals);
});
