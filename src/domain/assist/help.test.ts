import { expect, test } from 'vitest';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { defaultOf } from './defaults.ts';
import { documentationOf } from './documentation.ts';
import { helpAt } from './help.ts';

const TEXT = `kind: Pod
spec:
  restartPolicy: Never
  containers:
    - name: app
      lifecycle: {}
      command: [sh]
      ports: [{containerPort: 80, protocol: TCP}]
      other: 1
  hostNetwork: false
`;
const helpOn = (word: string, skip = 0) => {
  const start = TEXT.indexOf(word, skip);
  return helpAt(TEXT, start + 1);
};

test.each<[name: string, word: string, expected: object]>([
  ['a field', 'lifecycle', { path: 'spec.containers[0].lifecycle', type: 'Lifecycle', required: false }],
  ['a required field', 'name', { path: 'spec.containers[0].name', type: 'string', required: true }],
  ['a list of objects', 'containers', { path: 'spec.containers', type: '[]Container', required: true }],
  ['a list of words', 'sh', { path: 'spec.containers[0].command', type: '[]string' }],
  [
    'a field in braces',
    'containerPort',
    { path: 'spec.containers[0].ports[0].containerPort', type: 'integer' },
  ],
  ['a default', 'protocol', { defaultsTo: 'TCP', values: ['SCTP', 'TCP', 'UDP'] }],
  ['a truth value', 'hostNetwork', { type: 'boolean', defaultsTo: 'false', values: ['true', 'false'] }],
  ['a word of a closed list', 'Never', { path: 'spec.restartPolicy', defaultsTo: 'Always' }],
])('says of %s', (_name, word, expected) => {
  expect(helpOn(word)).toMatchObject(expected);
});

test('the marked place is the key, or the word', () => {
  const start = TEXT.indexOf('Never');
  expect(helpOn('Never')?.span).toEqual([start, start + 5]);
  expect(helpOn('lifecycle')?.span).toEqual([TEXT.indexOf('lifecycle'), TEXT.indexOf('lifecycle') + 9]);
});

test.each([
  ['a field that there is not', TEXT.indexOf('other') + 1],
  ['the value of a field that there is not', TEXT.indexOf('other: 1') + 7],
  ['behind the text', TEXT.length + 10],
])('says nothing of %s', (_name, offset) => {
  expect(helpAt(TEXT, offset)).toBeUndefined();
});

test('every field of every type that a manifest reaches is documented', () => {
  const silent = Object.entries(TYPES)
    .filter(([type]) => !type.endsWith('Status') && type !== 'WorkloadReference' && type !== 'Condition')
    .flatMap(([type, fields]) => Object.keys(fields).map((field) => [type, field] as const))
    .filter(([type, field]) => documentationOf(type, field) === '' && field !== 'workloadRef')
    .map(([type, field]) => `${type}.${field}`);
  expect(silent).toEqual([]);
});

test('the defaults that are told are those that are set', () => {
  const [manifest] = readManifests(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: a:1\n      ports: [{containerPort: 1}]\n      readinessProbe: {httpGet: {port: 1}}\n',
  ).manifests;
  const pod = manifest?.object as unknown as {
    spec: Record<string, unknown> & { containers: Record<string, unknown>[] };
  };
  const [container] = pod.spec.containers;
  const set: [type: string, object: Record<string, unknown>][] = [
    ['PodSpec', pod.spec],
    ['Container', container ?? {}],
    ['Probe', container?.['readinessProbe'] as Record<string, unknown>],
  ];
  const plain = set.flatMap(([type, object]) =>
    Object.entries(object)
      .filter(([field, value]) => typeof value !== 'object' && defaultOf(type, field) !== '')
      .map(([field, value]) => [type, field, String(value)] as const),
  );
  expect(plain.length).toBeGreaterThan(10);
  for (const [type, field, value] of plain)
    expect([type, field, defaultOf(type, field).split(/[;(]/)[0]?.trim()]).toEqual([type, field, value]);
});
