import { expect, test } from 'vitest';
import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import { readYaml } from '#domain/kubernetes/yaml/read.ts';
import { decodeObject } from './decode.ts';

function problemsOf(yaml: string, type: string): string[] {
  const root = readYaml(yaml, CLI_LIMITS)[0]?.root;
  if (root?.kind !== 'map') throw new Error('not a mapping');
  return decodeObject(root, type).problems.map(({ type: kind, message }) => `${kind} ${message}`);
}

const cannot = (what: string, where: string) =>
  `Decode json: cannot unmarshal ${what} into Go struct field ${where}`;

// As kubectl's typed decoder says it: `kubectl set sa --local -f x.yaml a -o json`.
test.each<[string, string, string, string[]]>([
  [
    'null is the zero value of everything',
    'Container',
    'name: ~\ncommand: ~\nports: ~\nresources: ~\ntty: ~',
    [],
  ],
  ['null in a list', 'PodSpec', 'containers: [~]', []],
  ['null in a map', 'ObjectMeta', 'labels: {a: ~}', []],
  ['a number for a text', 'ObjectMeta', 'name: 1', [cannot('number', 'ObjectMeta.name of type string')]],
  ['a bool for a text', 'ObjectMeta', 'name: yes', [cannot('bool', 'ObjectMeta.name of type string')]],
  [
    'a text for a number',
    'ContainerPort',
    'containerPort: "80"',
    [cannot('string', 'ContainerPort.containerPort of type int32')],
  ],
  [
    'a text for a bool',
    'PodSpec',
    'hostNetwork: "true"',
    [cannot('string', 'PodSpec.hostNetwork of type bool')],
  ],
  ['a text for a list', 'Container', 'command: sh', [cannot('string', 'Container.command of type []string')]],
  [
    'a mapping for a list',
    'PodSpec',
    'containers: {}',
    [cannot('object', 'PodSpec.containers of type []v1.Container')],
  ],
  [
    'a list for a mapping',
    'PodSpec',
    'securityContext: []',
    [cannot('array', 'PodSpec.securityContext of type v1.PodSecurityContext')],
  ],
  [
    'a list for a map',
    'ObjectMeta',
    'labels: []',
    [cannot('array', 'ObjectMeta.labels of type map[string]string')],
  ],
  [
    'a number in a map',
    'PodSpec',
    'nodeSelector: {a: 1}',
    [cannot('number', 'PodSpec.nodeSelector of type string')],
  ],
  [
    'a text of a named type',
    'PodSpec',
    'restartPolicy: 1',
    [cannot('number', 'PodSpec.restartPolicy of type v1.RestartPolicy')],
  ],
  [
    'a part of a number',
    'ContainerPort',
    'containerPort: 80.5',
    [cannot('number 80.5', 'ContainerPort.containerPort of type int32')],
  ],
  ['a whole number with a point', 'ContainerPort', 'containerPort: 80.0', []],
  ['the largest number of 32 bits', 'ContainerPort', 'containerPort: 2147483647', []],
  [
    'one more',
    'ContainerPort',
    'containerPort: 2147483648',
    [cannot('number 2147483648', 'ContainerPort.containerPort of type int32')],
  ],
  [
    'one more than 64 bits',
    'PodSpec',
    'activeDeadlineSeconds: 9223372036854775808',
    [cannot('number 9223372036854775808', 'PodSpec.activeDeadlineSeconds of type int64')],
  ],
  ['a port by number or name', 'HTTPGetAction', 'port: 80', []],
  ['a port in quotes', 'HTTPGetAction', 'port: "80"', []],
  ['bytes', 'Secret', 'data: {a: YQ==}', []],
  ['bytes that are no Base64', 'Secret', 'data: {a: "YQ="}', ['Decode illegal base64 data at input byte 3']],
  ['a quantity that is a number', 'ResourceRequirements', 'limits: {cpu: 0.5}', []],
  [
    'a quantity with an unknown unit',
    'ResourceRequirements',
    'limits: {cpu: 1K}',
    ["Decode unable to parse quantity's suffix"],
  ],
  ['an unknown field', 'Container', 'imagee: a', ['Strict unknown field "imagee"']],
  ['a field in other letters', 'Container', 'Image: a', ['Strict unknown field "Image"']],
  [
    'all unknown fields, in the order of JSON',
    'Container',
    'z: 1\nb: 1\nports: [{a: 1}]',
    ['Strict unknown field "b"', 'Strict unknown field "ports[0].a"', 'Strict unknown field "z"'],
  ],
  [
    'a wrong type hides unknown fields',
    'Container',
    'b: 1\ntty: 1',
    [cannot('number', 'Container.tty of type bool')],
  ],
  [
    'the first wrong type in the order of JSON',
    'Container',
    'tty: 1\nname: 2',
    [cannot('number', 'Container.name of type string')],
  ],
  [
    'a quantity that cannot be read ends the reading',
    'Container',
    'name: 1\nresources: {limits: {cpu: x}}',
    [expect.stringContaining('Decode quantities must match the regular expression') as unknown as string],
  ],
  [
    'a list without items',
    'List',
    'apiVersion: v1\nkind: List\nmetadata: {name: a, resourceVersion: "1"}',
    ['Strict unknown field "metadata.name"'],
  ],
  [
    'items that are no list',
    'List',
    'items: {}',
    [cannot('object', 'List.items of type []runtime.RawExtension')],
  ],
])('decoding: %s', (_, type, yaml, problems) => {
  expect(problemsOf(yaml, type)).toEqual(problems);
});
