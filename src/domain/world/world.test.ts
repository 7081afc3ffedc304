import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { placeOf, sameFile } from './files.ts';
import { resolveHost } from './hosts.ts';
import { listenersOf } from './listeners.ts';
import { targetOf } from './services.ts';
import type { ContainerFact, World } from './types.ts';
import { buildWorld } from './world.ts';

function worldOf(text: string, given = ''): World {
  return buildWorld(readManifests(text, 'answer').manifests, readManifests(given, 'given').manifests);
}

function containerOf(world: World, name: string): ContainerFact {
  const found = world.workloads.flatMap(({ containers }) => containers).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
}

const pod = (containers: string, volumes = '[]'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: p}}\nspec:\n  containers: ${containers}\n  volumes: ${volumes}\n`;

test.each<[string, string, string, boolean]>([
  ['one volume at two paths', '{name: d, mountPath: /out}', '{name: d, mountPath: /in/}', true],
  ['a subPath on one side', '{name: d, mountPath: /out, subPath: x}', '{name: d, mountPath: /in}', false],
  [
    'the same subPath',
    '{name: d, mountPath: /out, subPath: x/}',
    '{name: d, mountPath: /in, subPath: x}',
    true,
  ],
  [
    'a subPath by expression',
    '{name: d, mountPath: /out, subPathExpr: $(S)}',
    '{name: d, mountPath: /in, subPath: x}',
    true,
  ],
  ['two volumes', '{name: d, mountPath: /out}', '{name: e, mountPath: /in}', false],
  [
    'a nested mount covers',
    '{name: d, mountPath: /out}, {name: e, mountPath: /out/f}',
    '{name: d, mountPath: /in}',
    false,
  ],
  ['no mount at all', '{name: d, mountPath: /other}', '{name: d, mountPath: /in}', false],
])('same file: %s', (_name, writer, reader, expected) => {
  const world = worldOf(
    pod(
      `[{name: w, image: busybox, env: [{name: S, value: x}], volumeMounts: [${writer}]}, {name: r, image: busybox, volumeMounts: [${reader}]}]`,
      '[{name: d, emptyDir: {}}, {name: e}]',
    ),
  );
  expect(
    sameFile(placeOf(containerOf(world, 'w'), '/out/f'), placeOf(containerOf(world, 'r'), '/in/f')),
  ).toBe(expected);
});

test('a Secret is decoded, stringData wins, items name the file, and the mount is read-only', () => {
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: aGk=, b: aGk=}\nstringData: {b: own}\n';
  const world = worldOf(
    pod(
      '[{name: c, image: busybox, volumeMounts: [{name: v, mountPath: /s}]}]',
      '[{name: v, secret: {secretName: s, items: [{key: b, path: sub/x}]}}]',
    ),
    secret,
  );
  expect(placeOf(containerOf(world, 'c'), '/s/sub/x')).toMatchObject({
    in: 'volume',
    mount: { readOnly: true },
    content: { content: 'own', key: 'b' },
  });
  expect(placeOf(containerOf(world, 'c'), '/s/a')).toMatchObject({ content: undefined });
});

test('command, args and env are resolved as the kubelet does', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {K: v}\n';
  const world = worldOf(
    pod(
      '[{name: c, image: nginx, args: ["$(K)", "$(POD)", "$(NO)", "$$(K)"], envFrom: [{configMapRef: {name: m}}], env: [{name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}, {name: GONE, valueFrom: {configMapKeyRef: {name: m, key: gone}}}]}]',
    ),
    map,
  );
  const container = containerOf(world, 'c');
  expect(container.argv).toEqual(['/docker-entrypoint.sh', 'v', 'p', '$(NO)', '$(K)']);
  expect(container.env.find(({ name }) => name === 'GONE')).toMatchObject({
    value: undefined,
    missing: { name: 'm', key: 'gone' },
  });
});

test('objects of the answer shadow given ones, and unnamed ones shadow nothing', () => {
  const one = pod('[{name: mine, image: busybox}]');
  expect(worldOf(one, pod('[{name: theirs, image: busybox}]')).workloads).toHaveLength(1);
  expect(worldOf('apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Pod\n').workloads).toHaveLength(2);
});

const tls = `apiVersion: v1
kind: ConfigMap
metadata: {name: conf}
data:
  default.conf: |
    server {
      listen 443 ssl;
      ssl_certificate /tls/tls.crt;
      ssl_certificate_key /tls/tls.key;
      location / { proxy_pass http://localhost:80; }
    }
`;

test('nginx binds what its mounted configuration says, and the line is marked in the ConfigMap', () => {
  const world = worldOf(
    pod(
      '[{name: a, image: httpd}, {name: t, image: nginx, volumeMounts: [{name: c, mountPath: /etc/nginx/conf.d}, {name: s, mountPath: /tls}]}]',
      '[{name: c, configMap: {name: conf}}, {name: s, secret: {secretName: x}}]',
    ),
    tls,
  );
  const [workload] = world.workloads;
  if (workload === undefined) throw new Error('no Pod');
  const listening = listenersOf(workload, containerOf(world, 't'), world);
  expect(listening).toMatchObject({
    known: true,
    ports: [{ port: 443, tls: true, forwardsTo: [{ host: 'localhost', port: 80 }] }],
  });
  if (!listening.known) return;
  const at = listening.ports[0]?.at;
  expect(at?.manifest.text.slice(...at.span)).toBe('listen 443 ssl;');
});

test.each<[string, string, string, number | undefined, string | undefined]>([
  ['a number reaches who binds it', 'nginx', '{port: 443, targetPort: 80}', 80, 'c'],
  ['a name is the number of the Pod', 'nginx', '{port: 443, targetPort: web}', 80, 'c'],
  ['a name that nobody has', 'nginx', '{port: 443, targetPort: none}', undefined, undefined],
  ['a number that nobody binds', 'nginx', '{port: 443, targetPort: 81}', 81, undefined],
  ['an unknown image is believed', 'example.com/x', '{port: 80}', 80, 'c'],
])('Service: %s', (_name, image, port, number, container) => {
  const service = `---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: p}, ports: [${port}]}\n`;
  const world = worldOf(
    pod(`[{name: c, image: ${image}, ports: [{name: web, containerPort: 80}]}]`) + service,
  );
  const [fact] = world.services;
  const arrival = fact?.ports[0] === undefined ? undefined : targetOf(world, fact, fact.ports[0])[0];
  expect([arrival?.port, arrival?.container?.name]).toEqual([number, container]);
});

test.each([
  ['localhost', 'loopback'],
  ['[::1]', 'loopback'],
  ['p', 'loopback'],
  ['db', 'service'],
  ['db.default.svc.cluster.local', 'service'],
  ['db.other', 'outside'],
  ['other', 'absent'],
  ['10.0.0.1', 'outside'],
])('host %s is %s', (host, expected) => {
  const world = worldOf('apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {ports: [{port: 1}]}\n');
  expect(resolveHost(world, { namespace: 'default', name: 'p', kind: 'Pod' }, host).is).toBe(expected);
});
