import { describe, expect, test } from 'vitest';
import { readManifests } from './read.ts';
import { terminalOf, type Command } from './terminal.ts';

const pod = (name: string, container = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n  - {name: app, image: nginx${container}}\n`;
const configMap = (name: string, data = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${data}`;
const texts = (...documents: readonly string[]): string => documents.join('---\n');

const NAME = `metadata.name: Invalid value: "Web": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`;
const POLICY =
  'spec.containers[0].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never"';
const FROM = 'Error from server';
const WHEN = 'error when creating "web.yaml"';

const printed = (text: string, command: Command = 'apply'): string[] =>
  terminalOf(readManifests(text).manifests, 'web.yaml', command).split('\n');

/** Compared with kubectl v1.32.4 before a stand-in API server that answers with the core's own errors. */
describe('kubectl apply and create print alike', () => {
  test.each([
    ['what is created', pod('web'), ['pod/web created']],
    [
      'what is created in a group',
      'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}}\n',
      ['job.batch/a created'],
    ],
    ['one error in the line', pod('Web'), [`The Pod "Web" is invalid: ${NAME}`]],
    [
      'several errors below it',
      pod('Web', ', imagePullPolicy: always'),
      ['The Pod "Web" is invalid: ', `* ${NAME}`, `* ${POLICY}`],
    ],
    [
      'of several objects what was created, then what was not',
      texts(pod('Web'), pod('web')),
      ['pod/web created', `The Pod "Web" is invalid: ${NAME}`],
    ],
    [
      'errors of two objects, each in one line',
      texts(pod('Web', ', imagePullPolicy: always'), pod('a', ', imagePullPolicy: always')),
      [
        `${FROM} (Invalid): ${WHEN}: Pod "Web" is invalid: [${NAME}, ${POLICY}]`,
        `${FROM} (Invalid): ${WHEN}: Pod "a" is invalid: ${POLICY}`,
      ],
    ],
    [
      'all unknown fields in one line',
      pod('web', ', volumes: [], foo: 1'),
      [
        `${FROM} (BadRequest): ${WHEN}: Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].foo", unknown field "spec.containers[0].volumes"`,
      ],
    ],
    [
      'a wrong type',
      pod('web', ', command: sh'),
      [
        `${FROM} (BadRequest): ${WHEN}: Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string`,
      ],
    ],
    [
      'broken YAML, which ends the reading',
      texts(pod('web'), pod('b\n c: d'), pod('c')),
      [
        'pod/web created',
        `error: error parsing web.yaml: error converting YAML to JSON: yaml: line 3: did not find expected ',' or '}'`,
      ],
    ],
    [
      'a missing kind, which ends the reading',
      texts(pod('web'), 'apiVersion: v1\n', pod('c')),
      [
        'pod/web created',
        'error: error validating "web.yaml": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false',
      ],
    ],
    [
      'a kind of another version, and what follows',
      texts('apiVersion: v1\nkind: Deployment\nmetadata: {name: "a", namespace: b}\n', pod('web')),
      [
        'pod/web created',
        'error: resource mapping not found for name: "a" namespace: "b" from "web.yaml": no matches for kind "Deployment" in version "v1"',
        'ensure CRDs are installed first',
      ],
    ],
    [
      'a kind in lower case, which the API server refuses',
      pod('web').replace('Pod', 'pod'),
      [
        `${FROM} (BadRequest): ${WHEN}: pod in version "v1" cannot be handled as a Pod: no kind "pod" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
      ],
    ],
    [
      'a kind that is left to a cluster is left out',
      texts('apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\n', pod('web')),
      ['# Ingress a: not checked here, only a cluster can tell', 'pod/web created'],
    ],
    [
      'a label that is no text, and what follows',
      texts(configMap('a, labels: {b: 1}'), pod('web')),
      [
        'pod/web created',
        'error: unable to decode "web.yaml": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
      ],
    ],
    [
      'warnings before their object, each once',
      pod('web', ', ports: [{containerPort: 80}, {containerPort: 80}]'),
      [
        'Warning: spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]',
        'pod/web created',
      ],
    ],
    [
      'two errors of reading without the word error',
      texts('apiVersion: v1\nkind: Foo\n', 'kind: Pod\n'),
      [
        'resource mapping not found for name: "" namespace: "" from "web.yaml": no matches for kind "Foo" in version "v1"',
        'ensure CRDs are installed first',
        'error validating "web.yaml": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(printed(text, 'apply')).toEqual(expected);
    expect(printed(text, 'create')).toEqual(expected);
  });
});

describe('where they differ', () => {
  const unnamed = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {namespace: x}\n';
  test.each<[string, string, Command, readonly string[]]>([
    ['nothing to apply', '# later\n', 'apply', ['error: no objects passed to apply']],
    [
      'nothing to create',
      'apiVersion: v1\nkind: List\nitems: []\n',
      'create',
      ['error: no objects passed to create'],
    ],
    [
      'apply looks for the object by its name first',
      unnamed,
      'apply',
      [
        'error: error when retrieving current configuration of:',
        'Resource: "apps/v1, Resource=deployments", GroupVersionKind: "apps/v1, Kind=Deployment"',
        'Name: "", Namespace: "x"',
        'from server for: "web.yaml": resource name may not be empty',
      ],
    ],
    [
      'create lets the API server ask for it',
      configMap('""'),
      'create',
      ['The ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required'],
    ],
    [
      'apply wants a name, not the beginning of one',
      configMap('', '').replace('name:', 'generateName: web-'),
      'apply',
      ['error: from web-: cannot use generate name with apply'],
    ],
    [
      'create makes one',
      configMap('', '').replace('name:', 'generateName: web-'),
      'create',
      ['configmap/web-x7k2p created'],
    ],
    [
      'apply finds what it has just created',
      texts(configMap('a'), configMap('a'), configMap('a', 'data: {b: c}\n')),
      'apply',
      ['configmap/a created', 'configmap/a unchanged', 'configmap/a configured'],
    ],
    [
      'create does not create it again',
      texts(configMap('a'), configMap('a')),
      'create',
      ['configmap/a created', `${FROM} (AlreadyExists): ${WHEN}: configmaps "a" already exists`],
    ],
    [
      'apply tells what it could not read first',
      texts(pod('Web'), 'apiVersion: v1\nkind: Foo\n'),
      'apply',
      [
        'resource mapping not found for name: "" namespace: "" from "web.yaml": no matches for kind "Foo" in version "v1"',
        'ensure CRDs are installed first',
        `${FROM} (Invalid): ${WHEN}: Pod "Web" is invalid: ${NAME}`,
      ],
    ],
    [
      'create tells it last',
      texts(pod('Web'), 'apiVersion: v1\nkind: Foo\n'),
      'create',
      [
        `${FROM} (Invalid): ${WHEN}: Pod "Web" is invalid: ${NAME}`,
        'resource mapping not found for name: "" namespace: "" from "web.yaml": no matches for kind "Foo" in version "v1"',
        'ensure CRDs are installed first',
      ],
    ],
  ])('%s', (_, text, command, expected) => {
    expect(printed(text, command)).toEqual(expected);
  });
});
