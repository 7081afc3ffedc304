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
