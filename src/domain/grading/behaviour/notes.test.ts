/** The three topologies of the notes, asked as a client in the cluster would ask them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { load } from 'js-yaml';
import { readManifests } from '#domain/kubernetes/read.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { request, type Reply } from './client.ts';
import { MINUTE, type Observed } from './observed.ts';
import { runsWith } from './run.ts';

interface Scenario {
  readonly given?: string;
  readonly solution: string;
}

const scenario = (name: string): Scenario => {
  const url = new URL(`../../simulation/scenarios/${name}.yaml`, import.meta.url);
  return load(readFileSync(url, 'utf8')) as Scenario;
};

/** The first run of a solution, after a change of the answer or of what is given. */
function observed(name: string, from = '', to = '', gone = ''): Observed {
  const { given = '', solution } = scenario(name);
  expect(given + solution).toContain(from);
  const changed = [solution, given].map((text) => text.replace(from, () => to));
  const [answer = '', rest = ''] = changed;
  expect(rest).toContain(gone);
  const objects = readManifests(gone === '' ? rest : rest.replaceAll(gone, 'elsewhere')).manifests;
  const [first] = runsWith(imageFor)(readManifests(answer).manifests, objects)(MINUTE);
  if (!first) throw new Error('nothing was run');
  return first;
}

it.each<[string, string, string, string, Partial<Reply> & { readonly says: RegExp }]>([
  ['the solution', '', '', '', { status: 200, way: ['apache-tls/tls', 'apache-tls/apache'], says: /It works!/ }],
  ['a Service that goes round the sidecar', 'targetPort: https', 'targetPort: 80', '', { status: 0, says: /curl: \(35\)/ }],
  ['a proxy that asks the Service, which has no such port', 'http://localhost:80', 'http://apache:80', '', { status: 504, way: ['apache-tls/tls'], says: /504 Gateway Time-out/ }],
  ['a Secret that is missing', '', '', 'apache-cert', { status: 0, way: [], says: /curl: \(7\)/ }],
  ['a selector that finds nobody', 'app: apache-tls\n  ports', 'app: other\n  ports', '', { status: 0, way: [], says: /curl: \(7\)/ }],
  ['a configuration without its last brace', 'http://localhost:80; }\n    }', 'http://localhost:80; }', '', { status: 0, way: [], says: /curl: \(7\)/ }],
])('TLS sidecar: %s', (_, from, to, gone, { says, ...expected }) => {
  const reply = request('https://apache:443/', observed('tls-sidecar', from, to, gone));
  expect(reply).toMatchObject(expected);
  expect(reply.body + reply.error).toMatch(says);
}); // prettier-ignore

it('the weighted ambassador sends three of four requests to the first server', () => {
  const run = observed('weighted-ambassador');
  const ways = Array.from({ length: 40 }, () => request('http://ambassador/', run).way.join(' -> '));
  const to = (server: string): number =>
    ways.filter((way) => way === `ambassador/proxy -> ${server}/web`).length;
  expect([to('server1'), to('server2')]).toEqual([30, 10]);
});

it('the adapter tells that it has reached Redis', () => {
  const reply = request('http://redis-adapter:9121/metrics', observed('redis-adapter'));
  expect(reply).toMatchObject({ status: 200, way: ['redis/exporter'] });
  expect(reply.body).toContain('redis_up 1');
});
