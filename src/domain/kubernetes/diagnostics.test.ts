import { describe, expect, test } from 'vitest';
import { readManifests } from './read.ts';

const texts = (yaml: string): string[] => readManifests(yaml).problems.map(({ text }) => text);
const fixes = (yaml: string): string =>
  readManifests(yaml)
    .problems.map(({ explanation }) => explanation.fix)
    .join(' ');
const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - {name: app, image: nginx${container}}\n${spec}`;
const service = (spec: string, name = 'web'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: ${spec}\n`;

describe('the text is what the terminal would show', () => {
  test.each([
    [
      'a missing name of a Service',
      service('{ports: [{port: 80}]}', "''"),
      ['metadata.name: Required value: name or generateName is required'],
    ],
    [
      'a port of a Service beyond the range',
      service('{ports: [{port: 70000}]}'),
      [
        'spec.ports[0].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
        'spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      'a type of Service in the wrong letter case',
      service('{type: Loadbalancer, ports: [{port: 80}]}'),
      [
        'spec.type: Unsupported value: "Loadbalancer": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
    ],
    [
      'a node port outside the range of a cluster',
      service('{type: NodePort, ports: [{port: 80, nodePort: 8080}]}'),
      [
        'spec.ports[0].nodePort: Invalid value: 8080: provided port is not in the valid range. The range of valid ports is 30000-32767',
      ],
    ],
    ['a headless Service is right', service('{clusterIP: None, ports: [{port: 80}]}'), []],
    [
      'a selector as of a Deployment',
      service('{selector: {matchLabels: {app: web}}, ports: [{port: 80}]}'),
      [
        'Service in version "v1" cannot be handled as a Service: json: cannot unmarshal object into Go struct field ServiceSpec.spec.selector of type string',
      ],
    ],
    [
      'an unknown field',
      pod(', volume: []'),
      ['strict decoding error: unknown field "spec.containers[0].volume"'],
    ],
    [
      'several unknown fields, each its own',
      pod(', Image: a', '  container: []\n'),
      [
        'strict decoding error: unknown field "spec.containers[0].Image"',
        'strict decoding error: unknown field "spec.container"',
      ],
    ],
    [
      'a wrong type hides unknown fields and everything that validation would say',
      pod(', Image: a, command: sh, ports: [{containerPort: 0}]'),
      [
        'Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string',
      ],
    ],
    [
      'a quantity that cannot be read goes before a wrong type',
      pod(', command: sh, resources: {limits: {memory: 1K}}'),
      ['Pod in version "v1" cannot be handled as a Pod: unable to parse quantity\'s suffix'],
    ],
    [
      'a kind that is not there',
      'apiVersion: v1\nkind: Deployment\n',
      ['no matches for kind "Deployment" in version "v1"'],
    ],
    ['no kind', 'apiVersion: v1\n', ['error validating data: kind not set']],
    ['neither apiVersion nor kind', 'a: b\n', ['error validating data: [apiVersion not set, kind not set]']],
    ['a number as kind', 'apiVersion: v1\nkind: 5\n', ["error validating data: kind isn't string type"]],
    [
      'a kind in lower case',
      'apiVersion: apps/v1\nkind: deployment\n',
      [
        'deployment in version "v1" cannot be handled as a Deployment: no kind "deployment" is registered for version "apps/v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
      ],
    ],
    [
      'a label that is a number: kubectl decodes metadata itself',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {v: 1}}\n',
      ['json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string'],
    ],
    [
      'metadata that is a list',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: [a]\n',
      ['json: cannot unmarshal array into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta'],
    ],
    [
      'a wrong type in a Deployment: the version without its group',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: "2"}\n',
      [
        'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
      ],
    ],
    ['a separator with text', 'a: b\n--- c\n', ['invalid Yaml document separator: c']],
    ['a list at the root', '- a\n', ['error validating data: invalid object to validate']],
    [
      'a TLS Secret without its key',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/tls\nstringData: {tls.crt: x}\n',
      ['data[tls.key]: Required value'],
    ],
    [
      'a value that is no base64',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: "a b"}\n',
      ['Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 1'],
    ],
    [
      'a claim without a size',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {accessModes: [ReadWriteOnce]}\n',
      ['spec.resources[storage]: Required value'],
    ],
    [
      'a Job whose Pods are restarted always',
      'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}\n',
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      'a Deployment whose selector finds nothing',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: a, image: b}]}}}\n',
      ['spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`'],
    ],
    [
      'a tab, at the line where it stands',
      'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n',
      ['error converting YAML to JSON: yaml: line 4: found character that cannot start any token'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(texts(yaml)).toEqual(expected);
  });
});

describe('the fix names what to do', () => {
  test.each([
    ['a misspelled field', pod(', comand: []'), 'Did you mean command?'],
    [
      'a field in the wrong letter case',
      pod('', '  shareProcessNameSpace: true\n'),
      'Did you mean shareProcessNamespace?',
    ],
    ['a field of the Pod in a container', pod(', volumes: []'), 'Move volumes to the level of the Pod'],
    [
      'a field of a container in the Pod',
      pod('', '  volumeMounts: []\n'),
      'Move volumeMounts into a container',
    ],
    [
      'a number where text is wanted',
      pod(', env: [{name: A, value: 8080}]'),
      'Put the value in quotes: value: "8080".',
    ],
    [
      'text where a number is wanted',
      pod(', ports: [{containerPort: "80"}]'),
      'Write the number without quotes, for example containerPort: 8080.',
    ],
    ['a kind of another group', 'apiVersion: v1\nkind: Deployment\n', 'Did you mean apiVersion: apps/v1?'],
    ['a kind in lower case', 'apiVersion: v1\nkind: pod\n', 'Did you mean Pod?'],
    ['no apiVersion', 'kind: Job\n', 'Add apiVersion: batch/v1.'],
    ['an invisible character in a name', pod('', '  \u00a0hostNetwork: true\n'), 'type them again'],
  ])('%s', (_, yaml, expected) => {
    expect(fixes(yaml)).toContain(expected);
  });
});
