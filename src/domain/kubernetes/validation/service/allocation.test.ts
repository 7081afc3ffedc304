import { expect, test } from 'vitest';
import type { ServicePort, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const service = (spec: ServiceSpec): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
});

const FAMILIES = ['IPv4', 'IPv6'];
const ONE =
  "Invalid value spec.ipFamilyPolicy: must be 'RequireDualStack' or 'PreferDualStack' when multiple";

test.each<[string, ServiceSpec, string[]]>([
  ['an address', { clusterIP: '10.96.0.7' }, []],
  ['both fields alike', { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7'] }, []],
  [
    'both fields, each with its own',
    { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.8'] },
    ['Invalid value spec.clusterIPs: first value must match `clusterIP`'],
  ],
  [
    'the list alone',
    { clusterIPs: ['10.96.0.7'] },
    ['Invalid value spec.clusterIPs: must be empty when `clusterIP` is not specified'],
  ],
  [
    'a word',
    { clusterIP: 'none' },
    ['Invalid value spec.clusterIPs[0]: must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'],
  ],
  [
    'None and an address',
    { clusterIP: 'None', clusterIPs: ['None', '10.96.0.7'] },
    ["Invalid value spec.clusterIPs: 'None' must be the first and only value"],
  ],
  [
    'two of one family',
    { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', '10.96.0.8'] },
    ['Invalid value spec.clusterIPs: may specify no more than one IP for each IP family'],
  ],
  [
    'IPv4 in IPv6 clothes is of the same family',
    { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', '::ffff:10.96.0.8'] },
    ['Invalid value spec.clusterIPs: may specify no more than one IP for each IP family'],
  ],
  [
    'three',
    { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7', 'fd00::8'] },
    ['Invalid value spec.clusterIPs: may only hold up to 2 values'],
  ],
  [
    'two, and families the other way round',
    {
      clusterIP: 'fd00::7',
      clusterIPs: ['fd00::7', '10.96.0.7'],
      ipFamilies: FAMILIES,
      ipFamilyPolicy: 'PreferDualStack',
    },
    [
      'Invalid value spec.clusterIPs[0]: expected an IPv4 value as indicated by `ipFamilies[0]`',
      'Invalid value spec.clusterIPs[1]: expected an IPv6 value as indicated by `ipFamilies[1]`',
    ],
  ],
  [
    'two without a policy for two',
    { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7'], ipFamilies: FAMILIES },
    [`${ONE} IP families are specified`, `${ONE} cluster IPs are specified`],
  ],
  ['two with a policy for two', { ipFamilies: FAMILIES, ipFamilyPolicy: 'PreferDualStack' }, []],
  [
    'headless, without a selector: two is the default',
    { clusterIP: 'None', selector: {}, ipFamilies: FAMILIES },
    [],
  ],
  [
    'headless, with a selector',
    { clusterIP: 'None', ipFamilies: FAMILIES },
    [`${ONE} IP families are specified`],
  ],
  [
    'a family twice, and one that is none',
    { ipFamilies: ['IPv4', 'IPv4', 'IPv5'] },
    [
      'Duplicate value spec.ipFamilies[1]',
      'Unsupported value spec.ipFamilies[2]: supported values: "IPv4", "IPv6"',
    ],
  ],
  [
    'an error of addresses hides all others',
    { clusterIP: 'auto', type: 'Nodeport', ports: [] },
    ['Invalid value spec.clusterIPs[0]: must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'],
  ],
])('addresses: %s', (_, spec, expected) => {
  expect(refusalsOf(service(spec)).filter((text) => !text.startsWith('Warning'))).toEqual(expected);
});

const dns = (udp: number, tcp: number): readonly ServicePort[] => [
  { name: 'dns', port: 53, protocol: 'UDP', nodePort: udp },
  { name: 'dns-tcp', port: 53, nodePort: tcp },
];
const two = (first: number, second: number): readonly ServicePort[] => [
  { name: 'a', port: 80, nodePort: first },
  { name: 'b', port: 443, nodePort: second },
];
const RANGE = 'provided port is not in the valid range. The range of valid ports is 30000-32767';

test.each<[string, ServiceSpec, string[]]>([
  ['in the range', { ports: two(30_000, 32_767) }, []],
  [
    'outside, the first alone is told',
    { ports: two(80, 443) },
    [`Invalid value spec.ports[0].nodePort: ${RANGE}`],
  ],
  [
    'one for both',
    { ports: two(30_080, 30_080) },
    ['Invalid value spec.ports[1].nodePort: provided port is already allocated'],
  ],
  ['one for one port over both protocols', { ports: dns(30_053, 30_053) }, []],
  ['the second protocol takes over what the first is given', { ports: dns(30_053, 0) }, []],
  ['the first protocol takes over what the second asks for', { ports: dns(0, 30_053) }, []],
  ['two for one port over both protocols', { ports: dns(30_053, 30_054) }, []],
  [
    'one for two ports over two protocols: the number alone counts',
    {
      ports: [
        { name: 'a', port: 80, nodePort: 30_080 },
        { name: 'b', port: 81, protocol: 'UDP', nodePort: 30_080 },
      ],
    },
    ['Invalid value spec.ports[1].nodePort: provided port is already allocated'],
  ],
  [
    'twice the same line is given one node port, and refused as a repetition',
    {
      ports: [
        { name: 'a', port: 80, nodePort: 30_080 },
        { name: 'b', port: 80, nodePort: 30_080 },
      ],
    },
    ['Duplicate value spec.ports[1]', 'Duplicate value spec.ports[1].nodePort'],
  ],
  [
    'a load balancer that gives out none still heeds what is asked for',
    { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: two(0, 80) },
    [`Invalid value spec.ports[1].nodePort: ${RANGE}`],
  ],
  [
    'the health check asks for one that is taken',
    {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 30_080,
      ports: two(30_080, 0),
    },
    [
      'Internal error spec.healthCheckNodePort: failed to allocate requested HealthCheck NodePort 30080: provided port is already allocated',
    ],
  ],
  [
    'an error of node ports hides all others',
    { ports: two(80, 443), selector: { 'a b': 'c' } },
    [`Invalid value spec.ports[0].nodePort: ${RANGE}`],
  ],
])('node ports: %s', (_, spec, expected) => {
  expect(refusalsOf(service({ type: 'NodePort', ...spec }))).toEqual(expected);
});
