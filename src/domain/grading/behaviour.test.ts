import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { imageFor } from '#domain/simulation/images/all.ts';
import { runsWith } from './behaviour/run.ts';
import { grade } from './grade.ts';
import { parseExerciseRules } from './parse-rule.ts';
import { brokenIn } from './prove.ts';

/** What only a running cluster shows: the manifests look right, and yet nothing answers. */
const FOLDER = fileURLToPath(new URL('../../../content/exercises/', import.meta.url));
const read = (path: string): string => readFileSync(FOLDER + path, 'utf8');

function brokenBy(id: string, solution: string, given: string, from: string, to: string): readonly string[] {
  const right = read(`${id}/solutions/${solution}.yaml`);
  if (!right.includes(from)) throw new Error(`${id} has no ${from}`);
  const { roles, rules } = parseExerciseRules(load(read(`${id}/exercise.yaml`)));
  const text = right.replace(from, () => to);
  return brokenIn(
    grade({ id, roles, rules, given }, [{ name: 'answer', text }], { run: runsWith(imageFor) }),
  );
}

describe('an nginx configuration is judged by what nginx does with it', () => {
  const given = read('weighted-ambassador/given.yaml');
  test.each<[string, string, string, string[]]>([
    ['a variable after the name of the upstream', 'http://backend;', 'http://backend$request_uri;', []],
    [
      'an address with a scheme is no server of an upstream',
      'server server2:80',
      'server http://server2:80',
      ['split', 'reaches'],
    ],
    [
      'listening on localhost serves nobody outside',
      'listen 80;',
      'listen 127.0.0.1:80;',
      ['split', 'reaches'],
    ],
    ['plain servers do not speak https', 'http://backend;', 'https://backend;', ['split', 'reaches']],
    ['ip_hash gives a client one server', 'server server1', 'ip_hash; server server1', ['split']],
  ])('%s', (_, from, to, broken) => {
    expect(brokenBy('weighted-ambassador', 'subpath', given, from, to)).toEqual(broken);
  });

  test('upstreams of a stream section are Services too', () => {
    const { roles, rules } = parseExerciseRules(load(read('weighted-ambassador/exercise.yaml')));
    const text = read('weighted-ambassador/solutions/subpath.yaml')
      .replace('http {', 'stream {')
      .replace(/location \/ \{\s+proxy_pass http:\/\/backend;\s+\}/, 'proxy_pass backend;');
    const report = grade({ id: 'x', roles, rules, given }, [{ name: 'answer', text }]);
    expect(report.rules.find(({ id }) => id === 'by-service')?.holds).toBe(true);
  });
});

describe('an adapter reaches its neighbour only where that listens', () => {
  test.each<[string, string, string[]]>([
    ['a Redis on its own port', 'image: redis:7.4', []],
    [
      'a Redis on another port',
      `image: redis:7.4\n      args: [redis-server, --port, '6380']`,
      ['localhost', 'metrics'],
    ],
    [
      'a container that only sleeps',
      'image: redis:7.4\n      command: [sleep, 1d]',
      ['localhost', 'metrics'],
    ],
  ])('%s', (_, to, broken) => {
    expect(brokenBy('redis-adapter', 'address-by-default', '', 'image: redis:7.4', to)).toEqual(broken);
  });
});

describe('a mount at the file itself makes a directory', () => {
  test.each<[string, string, string, string[]]>([
    [
      'in the writer, which cannot write it then',
      '/out',
      '/out/dates.txt',
      ['arrives', 'same-file', 'writable'],
    ],
    ['in the reader', '/in', '/in/dates.txt', ['arrives', 'same-file']],
  ])('%s', (_, path, to, broken) => {
    const found = brokenBy(
      'shared-directory',
      'two-containers',
      '',
      `mountPath: ${path}\n`,
      `mountPath: ${to}\n`,
    );
    expect([...found].toSorted()).toEqual(broken);
  });
});

describe('a Pod whose init container never ends does not start', () => {
  const init = (command: string) =>
    `spec:\n  initContainers: [{ name: wait, image: 'busybox:1.36', command: ${command} }]\n  containers:`;
  test.each<[string, string, string, string[]]>([
    ['an init container that ends', 'shared-directory', '[sh, -c, date]', []],
    ['one that sleeps on', 'shared-directory', '[sleep, infinity]', ['arrives', 'keeps-running']],
    ['one that sleeps on before a proxy', 'tls-sidecar', '[sleep, infinity]', ['own-ports', 'reaches']],
  ])('%s', (_, id, command, broken) => {
    const solution = id === 'tls-sidecar' ? 'whole-directory' : 'two-containers';
    const given = id === 'tls-sidecar' ? read('tls-sidecar/given.yaml') : '';
    expect(brokenBy(id, solution, given, 'spec:\n  containers:', init(command))).toEqual(broken);
  });
});
