import { expect, test } from 'vitest';
import type { Toleration } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './refusals.ts';

test.each<[string, Toleration, string[]]>([
  ['everything', { operator: 'Exists' }, []],
  [
    'a taint for a minute',
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 60 },
    [],
  ],
  [
    'no key',
    { operator: 'Equal' },
    [
      'Invalid value spec.tolerations[0].operator: operator must be Exists when `key` is empty, which means "match all values and all keys"',
    ],
  ],
  [
    'a value that nothing asks for',
    { key: 'a', operator: 'Exists', value: 'b' },
    ["Invalid value spec.tolerations[0].operator: value must be empty when `operator` is 'Exists'"],
  ],
  [
    'seconds of another effect',
    { key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 },
    ["Invalid value spec.tolerations[0].effect: effect must be 'NoExecute' when `tolerationSeconds` is set"],
  ],
  [
    'an unknown effect',
    { key: 'a', effect: 'Never' },
    [
      'Unsupported value spec.tolerations[0].effect: supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ],
  ],
  ['a key without a value is one of an empty value', { key: 'a' }, []],
  [
    'an operator of another version',
    { key: 'a', operator: 'Gt', value: '1' },
    ['Unsupported value spec.tolerations[0].operator: supported values: "Equal", "Exists", "Lt", "Gt"'],
  ],
  [
    'an operator of nobody',
    { key: 'a', operator: 'In', value: '1' },
    ['Unsupported value spec.tolerations[0].operator: supported values: "Equal", "Exists"'],
  ],
  [
    'a bad value is an error of the operator',
    { key: 'a', value: 'b c' },
    [
      expect.stringContaining(
        'Invalid value spec.tolerations[0].operator: a valid label must be',
      ) as unknown as string,
    ],
  ],
  ['no effect means every effect', { key: 'a', operator: 'Exists', effect: '' }, []],
  [
    'seconds without an effect',
    { key: 'a', operator: 'Exists', tolerationSeconds: 0 },
    ["Invalid value spec.tolerations[0].effect: effect must be 'NoExecute' when `tolerationSeconds` is set"],
  ],
])('toleration: %s', (_, toleration, refusals) => {
  expect(refusalsOf({ tolerations: [toleration] })).toEqual(refusals);
});
