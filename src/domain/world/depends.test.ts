import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { dependsOn } from './depends.ts';
import { buildWorld } from './world.ts';

const object = (kind: string, metadata: string, rest = ''): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {${metadata}}\n${rest}\n---\n`;
const pod = (spec: string, metadata = 'name: p'): string =>
  object('Pod', metadata, `spec: {containers: [{name: a, image: nginx}], ${spec}}`);
const container = (rest: string): string =>
  object('Pod', 'name: p', `spec: {containers: [{name: a, image: nginx, ${rest}}]}`);

/** What the first manifest depends on, but for its images. */
function dependsOf(text: string, given: string): readonly string[] {
  const { manifests } = readManifests(text);
  const world = buildWorld(manifests, readManifests(given, 'given').manifests);
  return manifests
    .slice(0, 1)
    .flatMap((manifest) => dependsOn(manifest, world).filter((each) => !/^Images? /.test(each)));
}

test.each<[string, string, string, string[]]>([
  ['a Pod of the default namespace', pod(''), '', []],
  ['another namespace', pod('', 'name: p, namespace: logs'), '', ['Namespace logs has to exist.']],
  [
    'another namespace that the text makes',
    pod('', 'name: p, namespace: logs') + object('Namespace', 'name: logs'),
    '',
    [],
  ],
  [
    'a ServiceAccount, a claim and a Secret for pulling',
    pod(
      'serviceAccountName: robot, imagePullSecrets: [{name: pull}], volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]',
    ),
    '',
    [
      'ServiceAccount robot has to exist.',
      'Secret pull has to exist.',
      'PersistentVolumeClaim data has to exist.',
    ],
  ],
  [
    'the same beside it',
    pod('serviceAccountName: robot, volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]') +
      object('ServiceAccount', 'name: robot') +
      object(
        'PersistentVolumeClaim',
        'name: data',
        'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
      ),
    '',
    [],
  ],
  [
    'keys of a ConfigMap, said once',
    container(
      'env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: a}}}, {name: B, valueFrom: {configMapKeyRef: {name: c, key: b}}}], envFrom: [{configMapRef: {name: c}}]',
    ),
    '',
    ['ConfigMap c has to exist, with keys a and b.'],
  ],
  [
    'a ConfigMap that the exercise gives',
    container('envFrom: [{configMapRef: {name: c}}]'),
    object('ConfigMap', 'name: c', 'data: {a: b}'),
    [],
  ],
  [
    'a ConfigMap of another namespace does not help',
    container('envFrom: [{configMapRef: {name: c}}]') + object('ConfigMap', 'name: c, namespace: other'),
    '',
    ['ConfigMap c has to exist.'],
  ],
  [
    'a refused one will not be there',
    container('envFrom: [{configMapRef: {name: c}}]') + object('ConfigMap', 'name: c', 'data: {a: 1}'),
    '',
    ['ConfigMap c has to exist.'],
  ],
  ['what is optional may be missing', container('envFrom: [{secretRef: {name: s, optional: true}}]'), '', []],
  [
    'a projected Secret in a namespace',
    object(
      'Pod',
      'name: p, namespace: web',
      'spec: {containers: [{name: a, image: nginx}], volumes: [{name: v, projected: {sources: [{secret: {name: s, items: [{key: k, path: k}]}}]}}]}',
    ),
    '',
    ['Namespace web has to exist.', 'Secret s has to exist in namespace web, with key k.'],
  ],
  [
    'a Service of type LoadBalancer',
    object('Service', 'name: s', 'spec: {type: LoadBalancer, ports: [{port: 80}]}'),
    '',
    ['A load balancer has to be there to give it an EXTERNAL-IP; until then it shows <pending>.'],
  ],
  ['nothing once it is refused', object('Pod', 'name: P, namespace: n', 'spec: {}'), '', []],
])('%s', (_, text, given, expected) => {
  expect(dependsOf(text, given)).toEqual(expected);
});
