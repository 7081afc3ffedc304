import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindOf } from '#domain/kubernetes/kinds.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Pod, Service } from '#domain/kubernetes/schema/api.gen.ts';

const corpus = readFileSync(new URL('../corpus/verdicts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test('defaults set twice are defaults set once, for every object of the corpus', () => {
  const manifests = corpus.flatMap(
    (line) => readManifests((JSON.parse(line) as { yaml: string }).yaml).manifests,
  );
  const objects = manifests.filter(({ object }) => object !== undefined);
  expect(objects.length).toBeGreaterThan(150);
  for (const { kind, object } of objects)
    if (object !== undefined) expect(kindOf(kind).setDefaults(object)).toEqual(object);
});

const pod = (spec: Pod['spec']): Pod['spec'] => (kindOf('Pod').setDefaults({ spec } as Pod) as Pod).spec;
const service = (spec: Service['spec']): Service['spec'] =>
  (kindOf('Service').setDefaults({ spec } as Service) as Service).spec;

test.each([
  ['no tag', 'nginx', 'Always'],
  ['the tag latest', 'nginx:latest', 'Always'],
  ['another tag', 'nginx:1.27', 'IfNotPresent'],
  ['a registry with a port and no tag', 'registry:5000/nginx', 'Always'],
  ['a digest alone', 'nginx@sha256:0123', 'IfNotPresent'],
])('an image with %s', (_, image, policy) => {
  expect(pod({ containers: [{ image }] })?.containers?.[0]?.imagePullPolicy).toBe(policy);
});

test('a request that is not written is the limit', () => {
  const resources = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } };
  expect(pod({ containers: [{ resources }] })?.containers?.[0]?.resources?.requests).toEqual({
    cpu: '500m',
    memory: '1Gi',
  });
});

test('what is finer than a thousandth is rounded up', () => {
  expect(
    pod({ containers: [{ resources: { requests: { cpu: '0.1m' } } }] })?.containers?.[0]?.resources?.requests,
  ).toEqual({ cpu: '1m' });
});

test('a volume without a source is an emptyDir', () => {
  expect(pod({ volumes: [{ name: 'a' }] })?.volumes).toEqual([{ name: 'a', emptyDir: {} }]);
});

test('on the host network, container ports are host ports', () => {
  const ports = [{ containerPort: 80 }];
  expect(pod({ hostNetwork: true, containers: [{ ports }] })?.containers?.[0]?.ports).toEqual([
    { containerPort: 80, hostPort: 80, protocol: 'TCP' },
  ]);
});

test('the target port of a Service is its port', () => {
  expect(service({ ports: [{ port: 80 }] })?.ports).toEqual([{ port: 80, protocol: 'TCP', targetPort: 80 }]);
});

test('a headless Service holds None in both fields', () => {
  expect(service({ clusterIP: 'None' })?.clusterIPs).toEqual(['None']);
});
