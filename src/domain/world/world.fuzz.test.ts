import fc from 'fast-check';
import { describe, test } from 'vitest';
import { findPatterns } from '#domain/patterns/find.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { findFaults } from './faults.ts';
import { listenersOf } from './listeners.ts';
import { buildWorld } from './world.ts';

/** All that stands on the world, on any text: nothing throws, and it ends. */
function goThrough(text: string): void {
  const world = buildWorld(readManifests(text).manifests);
  findFaults(world);
  findPatterns(world);
  for (const workload of world.workloads) {
    for (const container of workload.containers) listenersOf(workload, container, world);
  }
}

const SHELL = [
  'while',
  'true',
  'do',
  'done',
  ';',
  '&',
  '&&',
  '|',
  '>',
  '>>',
  '<',
  '<<EOF',
  'EOF',
  '\n',
  '\r',
  '\u00a0',
  '$(',
  ')',
  '`',
  '"',
  "'",
  '\\',
  '(',
  '{',
  '}',
  'for',
  'in',
  'if',
  'then',
  'fi',
  'tail -F /x',
  'cat',
  'sleep 5',
  '$X',
  '#',
  'case',
  'esac',
  ';;',
];
const shellWords = fc.constantFrom(...SHELL);
const NGINX = [
  'events',
  'http',
  'server',
  'listen',
  '80',
  'upstream',
  'a',
  'weight=3',
  'include',
  '/etc/nginx/*.conf',
  'proxy_pass',
  'http://a',
  '{',
  '}',
  ';',
  '"',
  "'",
  '\\',
  '#',
  '\n',
  '$x',
  '\r',
  'stream',
  'location',
  '/',
];
const nginxWords = fc.constantFrom(...NGINX);
const joined = (words: fc.Arbitrary<string>, glue: fc.Arbitrary<string>) =>
  fc.tuple(fc.array(words, { maxLength: 40 }), glue).map(([each, between]) => each.join(between));
const glue = fc.constantFrom(' ', '', '\n', '\t', '\r');

const podOf = (container: object, extra: object = {}): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'c', ...container }], ...extra },
  });

describe('nothing that a learner writes breaks the world', () => {
  test('any shell script', () => {
    fc.assert(
      fc.property(joined(shellWords, glue), (script) =>
        goThrough(podOf({ image: 'busybox', command: ['sh', '-c', script] })),
      ),
      { numRuns: 500 },
    );
  });

  test('any nginx configuration', () => {
    fc.assert(
      fc.property(joined(nginxWords, glue), (conf) => {
        const map = {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'm' },
          data: { 'nginx.conf': conf },
        };
        const mounts = [{ name: 'v', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf' }];
        const pod = podOf(
          { image: 'nginx', volumeMounts: mounts },
          { volumes: [{ name: 'v', configMap: { name: 'm' } }] },
        );
        goThrough(`${JSON.stringify(map)}\n---\n${pod}`);
      }),
      { numRuns: 500 },
    );
  });

  test('any shape of a container and of its Pod', () => {
    const KEYS = [
      'image',
      'command',
      'args',
      'env',
      'envFrom',
      'ports',
      'volumeMounts',
      'volumes',
      'initContainers',
      'name',
      'mountPath',
      'subPath',
      'configMap',
      'secret',
      'projected',
      'sources',
      'items',
      'key',
      'path',
      'restartPolicy',
      '__proto__',
      'toString',
    ];
    const keys = fc.constantFrom(...KEYS);
    const values = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, '', 'nginx', 'busybox', '/etc/nginx', 'Always', 0, 80, -1, true),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(keys, tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(
        fc.dictionary(keys, values, { maxKeys: 5 }),
        fc.dictionary(keys, values, { maxKeys: 4 }),
        (container, spec) => goThrough(podOf(container, spec)),
      ),
      { numRuns: 500 },
    );
  });
});

/** A script or a list of words of `length` signs, made of one piece. */
const many = (piece: string, length = 60_000): string => piece.repeat(length / piece.length);
const sh = (script: string): object => ({ image: 'busybox', command: ['sh', '-c', script] });
const doubling = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const list = (count: number, item: (at: number) => object): object[] =>
  Array.from({ length: count }, (_, at) => item(at));

// Each is over before the test is given up, and the stack holds.
test.each<[string, object, object?]>([
  [
    'variables that double with each line',
    { env: list(60, (at) => ({ name: `V${at}`, value: `$(V${at - 1})$(V${at - 1})x` })) },
  ],
  [
    'a long variable, in ten thousand arguments',
    { env: [{ name: 'V', value: many('x', 30_000) }], args: list(10_000, () => '$(V)' as unknown as object) },
  ],
  ['dollars and brackets', { args: [many('$(')] }],
  ['variables of the shell that double', sh(doubling(60, (at) => `V${at + 1}=$V${at}$V${at}x`))],
  ['a long variable of the shell, many times', sh(`V=${many('x', 30_000)}; cat ${many('$V', 30_000)}`)],
  ['exec of exec', sh(many('exec '))],
  ['exec of exec, without a shell', { image: 'nginx', command: many('exec ').split(' ') }],
  ['do do do', sh(many('do '))],
  ['conditions in conditions', sh(many('if a; then '))],
  ['loops in loops', sh(many('while true; do '))],
  ['a pipe of thirty thousand', sh(many('a|'))],
  ['directories below directories', sh(many('cd a; '))],
  ['a script that no process can be given', sh(many('date > /a; ', 200_000))],
  ['an image without end', { image: `nginx:${many('a')}` }],
  [
    'two thousand containers',
    { image: 'nginx' },
    { initContainers: list(2000, (at) => ({ name: `i${at}`, image: 'nginx', restartPolicy: 'Always' })) },
  ],
  [
    'a thousand mounts of one place',
    { image: 'nginx', volumeMounts: list(1000, () => ({ name: 'v', mountPath: '/' })) },
    { volumes: [{ name: 'v', emptyDir: {} }] },
  ],
])('the world survives %s', (_name, container, spec = {}) => {
  goThrough(podOf(container, spec));
});

test.each([
  [
    'upstreams',
    `events {} http { upstream a { ${many('server localhost:80 weight=2; ')} } server { location / { proxy_pass http://a; } } }`,
  ],
  ['servers', `events {} http { ${many('server { listen 80; location / { proxy_pass http://a; } } ')} }`],
  ['inclusions of itself', `events {} http { ${many('include /etc/nginx/nginx.conf; ')} }`],
])('the world survives a configuration of many %s', (_name, conf) => {
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' }, data: { 'nginx.conf': conf } };
  const mounts = [{ name: 'v', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf' }];
  const pod = podOf(
    { image: 'nginx', volumeMounts: mounts },
    { volumes: [{ name: 'v', configMap: { name: 'm' } }] },
  );
  goThrough(`${JSON.stringify(map)}\n---\n${pod}`);
});

test('a list of hundreds of Services that reach no Pod, and of Pods that name no ConfigMap', () => {
  const items = list(400, (at) => {
    const metadata = { name: `x${at}`, labels: { a: `l${at}` } };
    const spec = {
      containers: [{ name: 'c', image: 'nginx', envFrom: [{ configMapRef: { name: `t${at}` } }] }],
    };
    if (at % 3 === 0) return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
    if (at % 3 === 1) return { apiVersion: 'v1', kind: 'ConfigMap', metadata };
    return {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: { a: `s${at}` }, ports: [{ port: 80 }] },
    };
  });
  goThrough(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
});
