import { expect, it } from 'vitest';
import type { NetworkPolicySpec } from '#domain/kubernetes/schema/api.gen.ts';
import { isAllowed, type Party } from './policies.ts';
import { TestCluster } from './cluster.test-data.ts';
import type { PodNetwork } from './pod-network.ts';

const CLIENT = { matchLabels: { app: 'client' } };
const WEB = { matchLabels: { app: 'web' } };

/** Whether `client` (namespace default) reaches port 80 of `web` (default), for a policy that selects web. */
function reaches(
  spec: NetworkPolicySpec,
  from: 'client' | 'stranger' | 'node' = 'client',
  port = 80,
): boolean {
  const cluster = new TestCluster();
  const web = cluster.addPod('web', '10.244.0.5', { ports: { http: 80 } }).network;
  const client = cluster.addPod('client', '10.244.0.6').network;
  const stranger = cluster.addPod('client', '10.244.1.6', { namespace: 'data' }).network;
  cluster.policy.push({ metadata: { namespace: 'default', name: 'p' }, spec: { podSelector: WEB, ...spec } });
  const who: Readonly<Record<typeof from, PodNetwork>> = { client, stranger, node: cluster.node };
  const sides: readonly Party[] = [who[from].party(), web.party()];
  return isAllowed(cluster, { from: sides[0] as Party, to: sides[1] as Party, port, protocol: 'TCP' });
}

it.each<[string, spec: NetworkPolicySpec, from: 'client' | 'stranger' | 'node', expected: boolean]>([
  ['a Pod that no policy selects is open', { podSelector: CLIENT, ingress: [] }, 'client', true],
  ['one that a policy selects is closed', {}, 'client', false],
  ['even an empty selector selects', { podSelector: {} }, 'client', false],
  ['an empty rule allows everybody', { ingress: [{}] }, 'stranger', true],
  ['a Pod by its labels', { ingress: [{ from: [{ podSelector: CLIENT }] }] }, 'client', true],
  [
    'a podSelector alone is about its own namespace',
    { ingress: [{ from: [{ podSelector: CLIENT }] }] },
    'stranger',
    false,
  ],
  [
    'a namespace by its name',
    {
      ingress: [
        { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } } }] },
      ],
    },
    'stranger',
    true,
  ],
  [
    'both in one entry have to hold',
    { ingress: [{ from: [{ namespaceSelector: {}, podSelector: WEB }] }] },
    'stranger',
    false,
  ],
  [
    'in two entries one is enough',
    { ingress: [{ from: [{ namespaceSelector: {} }, { podSelector: WEB }] }] },
    'stranger',
    true,
  ],
  ['a block of addresses', { ingress: [{ from: [{ ipBlock: { cidr: '10.244.0.0/24' } }] }] }, 'client', true],
  ['and not beside it', { ingress: [{ from: [{ ipBlock: { cidr: '10.244.0.0/24' } }] }] }, 'stranger', false],
  [
    'without a part of it',
    { ingress: [{ from: [{ ipBlock: { cidr: '10.244.0.0/16', except: ['10.244.0.6/32'] } }] }] },
    'client',
    false,
  ],
  ['a port by number', { ingress: [{ ports: [{ port: 80 }] }] }, 'client', true],
  ['a port by name', { ingress: [{ ports: [{ port: 'http' }] }] }, 'client', true],
  ['a range of ports', { ingress: [{ ports: [{ port: 70, endPort: 90 }] }] }, 'client', true],
  ['another port', { ingress: [{ ports: [{ port: 8080 }] }] }, 'client', false],
  [
    'the same port of another protocol',
    { ingress: [{ ports: [{ port: 80, protocol: 'UDP' }] }] },
    'client',
    false,
  ],
  ['the node always comes in, for the probes', {}, 'node', true],
  ['a policy for egress closes no way in', { policyTypes: ['Egress'] }, 'client', true],
  ['egress of the client', { podSelector: CLIENT, policyTypes: ['Egress'] }, 'client', false],
  [
    'egress to a Pod',
    { podSelector: CLIENT, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: WEB }] }] },
    'client',
    true,
  ],
  [
    'egress rules without policyTypes count, and close ingress, too',
    { podSelector: {}, egress: [{}] },
    'client',
    false,
  ],
  [
    'expressions',
    {
      ingress: [
        {
          from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['client'] }] } }],
        },
      ],
    },
    'client',
    true,
  ],
  [
    'expressions that exclude',
    {
      ingress: [
        {
          from: [
            { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['client'] }] } },
          ],
        },
      ],
    },
    'client',
    false,
  ],
  [
    'expressions on what is there',
    {
      ingress: [
        {
          from: [
            {
              podSelector: {
                matchExpressions: [
                  { key: 'app', operator: 'Exists' },
                  { key: 'x', operator: 'DoesNotExist' },
                ],
              },
            },
          ],
        },
      ],
    },
    'client',
    true,
  ],
])('%s', (_name, spec, from, expected) => {
  expect(reaches(spec, from)).toBe(expected);
});

it('rules of several policies add up', () => {
  const cluster = new TestCluster();
  const web = cluster.addPod('web', '10.244.0.5').network.party();
  const client = cluster.addPod('client', '10.244.0.6').network.party();
  const add = (spec: NetworkPolicySpec) => cluster.policy.push({ metadata: { namespace: 'default' }, spec });
  const ask = () => isAllowed(cluster, { from: client, to: web, port: 80, protocol: 'TCP' });
  add({ podSelector: {}, policyTypes: ['Ingress'] });
  expect(ask()).toBe(false);
  add({ podSelector: WEB, ingress: [{ from: [{ podSelector: CLIENT }] }] });
  expect(ask()).toBe(true);
});
