import { expect, test } from 'vitest';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './refusals.ts';

test.each<[string, PodSpec, string[]]>([
  [
    'searches with underscores and dots at the end',
    { dnsConfig: { searches: ['_tcp.example.', '.'], options: [{ name: 'ndots', value: '2' }] } },
    [],
  ],
  [
    'an unknown policy',
    { dnsPolicy: 'clusterFirst' },
    [
      'Unsupported value spec.dnsPolicy: supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
    ],
  ],
  [
    'None without anything',
    { dnsPolicy: 'None' },
    ['Required value spec.dnsConfig: must provide `dnsConfig` when `dnsPolicy` is None'],
  ],
  [
    'None without servers',
    { dnsPolicy: 'None', dnsConfig: {} },
    [
      'Required value spec.dnsConfig.nameservers: must provide at least one DNS nameserver when `dnsPolicy` is None',
    ],
  ],
  [
    'four servers',
    { dnsConfig: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] } },
    ['Invalid value spec.dnsConfig.nameservers: must not have more than 3 nameservers'],
  ],
  [
    'a name as a server',
    { dnsConfig: { nameservers: ['dns'] } },
    [
      'Invalid value spec.dnsConfig.nameservers[0]: must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
  ],
  [
    'an option without a name',
    { dnsConfig: { options: [{}] } },
    ['Required value spec.dnsConfig.options[0]: must not be empty'],
  ],
  ['dots in the hostname', { hostname: 'a.b' }, ['Invalid value spec.hostname: must not contain dots']],
  [
    'a hostname on the network of the node',
    { hostNetwork: true, hostnameOverride: 'a.b' },
    ['Forbidden spec.hostnameOverride: may not be specified when hostNetwork is true'],
  ],
  [
    'a hostname of 65 letters',
    { hostnameOverride: 'a'.repeat(65) },
    ['Too long spec.hostnameOverride: may not be more than 64 bytes'],
  ],
  [
    'an alias without an address',
    { hostAliases: [{ hostnames: ['a.b'] }] },
    ['Invalid value spec.hostAliases[0].ip: must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'],
  ],
])('DNS: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
