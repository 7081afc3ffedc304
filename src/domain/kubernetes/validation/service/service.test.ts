import { expect, test } from 'vitest';
import type { ServicePort, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const HTTP: ServicePort = { port: 80 };
const service = (spec: ServiceSpec, annotations: Record<string, string> = {}): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', annotations },
  spec: { selector: { app: 'web' }, ports: [HTTP], ...spec },
});

test.each<[string, ServiceSpec, string[]]>([
  ['the fewest fields', {}, []],
  ['no ports', { ports: [] }, ['Required value spec.ports']],
  ['a headless Service without ports', { clusterIP: 'None', ports: [] }, []],
  [
    'a name elsewhere without ports',
    { type: 'ExternalName', externalName: 'db.example.com.', ports: [] },
    [],
  ],
  ['a name elsewhere that is missing', { type: 'ExternalName' }, ['Required value spec.externalName']],
  [
    'an address for a name elsewhere',
    { type: 'ExternalName', externalName: 'db.example.com', clusterIP: '10.96.0.7' },
    ['Forbidden spec.clusterIPs: may not be set for ExternalName services'],
  ],
  [
    'a headless Service for the world',
    { type: 'LoadBalancer', clusterIP: 'None' },
    ["Invalid value spec.clusterIPs[0]: may not be set to 'None' for LoadBalancer services"],
  ],
  [
    'a type in other letters',
    { type: 'Nodeport' },
    [
      'Unsupported value spec.type: supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
  ],
  [
    'two ports without names',
    { ports: [HTTP, { port: 443 }] },
    ['Required value spec.ports[0].name', 'Required value spec.ports[1].name'],
  ],
  [
    'the same name and the same port twice',
    {
      ports: [
        { name: 'a', port: 80 },
        { name: 'a', port: 80 },
      ],
    },
    ['Duplicate value spec.ports[1]', 'Duplicate value spec.ports[1].name'],
  ],
  [
    'a port beyond the last, which its target is too',
    { ports: [{ port: 70_000 }] },
    [
      'Invalid value spec.ports[0].port: must be between 1 and 65535, inclusive',
      'Invalid value spec.ports[0].targetPort: must be between 1 and 65535, inclusive',
    ],
  ],
  [
    'a target that is a number in quotes',
    { ports: [{ port: 80, targetPort: '8080' }] },
    ['Invalid value spec.ports[0].targetPort: must contain at least one letter (a-z)'],
  ],
  [
    'a node port for the inside',
    { ports: [{ port: 80, nodePort: 30_080 }] },
    ["Forbidden spec.ports[0].nodePort: may not be used when `type` is 'ClusterIP'"],
  ],
  [
    'an affinity that is not there',
    { sessionAffinity: 'Cookie' },
    ['Unsupported value spec.sessionAffinity: supported values: "ClientIP", "None"'],
  ],
  [
    'an affinity for longer than a day',
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } } },
    [
      'Invalid value spec.sessionAffinityConfig.clientIP.timeoutSeconds: must be greater than 0 and less than 86400',
    ],
  ],
  [
    'an affinity that its settings wait for',
    { sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
    [],
  ],
  [
    'a policy for traffic that does not come',
    { externalTrafficPolicy: 'Local' },
    ['Invalid value spec.externalTrafficPolicy: may only be set for externally-accessible services'],
  ],
  [
    'the same policy where it comes in by an address',
    { externalTrafficPolicy: 'Local', externalIPs: ['203.0.113.7'] },
    [],
  ],
  ['its health check gets a port', { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }, []],
  [
    'a health check that nobody asks for',
    { type: 'LoadBalancer', healthCheckNodePort: 31_000 },
    [
      "Invalid value spec.healthCheckNodePort: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    ],
  ],
  [
    'words that are not there',
    { internalTrafficPolicy: 'local', trafficDistribution: 'Close' },
    [
      'Unsupported value spec.internalTrafficPolicy: supported values: "Cluster", "Local"',
      'Unsupported value spec.trafficDistribution: supported values: "PreferClose", "PreferSameZone", "PreferSameNode"',
    ],
  ],
  [
    'fields of a load balancer on another type',
    {
      loadBalancerClass: 'example.com/lb',
      allocateLoadBalancerNodePorts: false,
      loadBalancerSourceRanges: ['10.0.0.0/8'],
    },
    [
      "Forbidden spec.LoadBalancerSourceRanges: may only be used when `type` is 'LoadBalancer'",
      "Forbidden spec.allocateLoadBalancerNodePorts: may only be used when `type` is 'LoadBalancer'",
      "Forbidden spec.loadBalancerClass: may only be used when `type` is 'LoadBalancer'",
    ],
  ],
  ['ranges with blanks around', { type: 'LoadBalancer', loadBalancerSourceRanges: [' 10.0.0.0/8 '] }, []],
])('Service: %s', (_, spec, expected) => {
  expect(refusalsOf(service(spec))).toEqual(expected);
});

const special = (what: string): string[] => [`Invalid value spec.externalIPs[0]: may not be ${what}`];

test.each<[string, string, string[]]>([
  ['an address', '203.0.113.7', []],
  ['no address at all', '0.0.0.0', special('unspecified (0.0.0.0)')],
  ['no IPv6 address at all', '0:0::0', special('unspecified (0:0::0)')],
  ['this machine', '127.1.2.3', special('in the loopback range (127.0.0.0/8, ::1/128)')],
  [
    'this machine in IPv6 clothes',
    '::ffff:127.0.0.1',
    special('in the loopback range (127.0.0.0/8, ::1/128)'),
  ],
  ['the neighbourhood', '169.254.0.1', special('in the link-local range (169.254.0.0/16, fe80::/10)')],
  ['the neighbourhood in IPv6', 'FEBF::1', special('in the link-local range (169.254.0.0/16, fe80::/10)')],
  ['the neighbours', '224.0.0.251', special('in the link-local multicast range (224.0.0.0/24, ff02::/10)')],
  ['a wider circle', '224.0.1.1', []],
])('external address: %s', (_, ip, expected) => {
  expect(refusalsOf(service({ externalIPs: [ip] })).filter((text) => !text.startsWith('Warning'))).toEqual(
    expected,
  );
});

test('annotations that say what the fields say', () => {
  const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
  expect(refusalsOf(service({}, { [RANGES]: '10.0.0.0/8, 10.1' }))).toEqual([
    `Forbidden metadata.annotations[${RANGES}]: may only be used when \`type\` is 'LoadBalancer'`,
    `Invalid value metadata.annotations[${RANGES}]: must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)`,
  ]);
  const HINTS = 'service.kubernetes.io/topology-aware-hints';
  const MODE = 'service.kubernetes.io/topology-mode';
  expect(refusalsOf(service({}, { [HINTS]: 'auto', [MODE]: 'disabled' }))).toEqual([
    `Invalid value metadata.annotations[${MODE}]: must match annotations[${HINTS}] when both are specified`,
  ]);
});

test.each<[string, ServiceSpec, string[]]>([
  [
    'what a headless Service cannot do',
    {
      clusterIP: 'None',
      externalIPs: ['203.0.113.7'],
      sessionAffinity: 'ClientIP',
      loadBalancerIP: '203.0.113.8',
    },
    [
      'Warning: spec.SessionAffinity is ignored for headless services',
      'Warning: spec.externalIPs is ignored for headless services',
      'Warning: spec.loadBalancerIP is ignored for headless services',
    ],
  ],
  [
    'a name elsewhere on another type',
    { externalName: 'db.example.com' },
    ['Warning: spec.externalName is ignored when spec.type is not "ExternalName"'],
  ],
  [
    'addresses of a name elsewhere',
    { type: 'ExternalName', externalName: 'db.example.com', externalIPs: ['203.0.113.7'] },
    ['Warning: spec.externalIPs is ignored when spec.type is "ExternalName"'],
  ],
  [
    'a distribution by its old name',
    { trafficDistribution: 'PreferClose' },
    ['Warning: spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"'],
  ],
  [
    'an address with zeros in front',
    { type: 'LoadBalancer', loadBalancerIP: '203.0.113.007' },
    [
      'Warning: spec.loadBalancerIP: non-standard IP address "203.0.113.007" will be considered invalid in a future Kubernetes release: use "203.0.113.7"',
    ],
  ],
])('the API server warns of %s', (_, spec, expected) => {
  expect(refusalsOf(service(spec))).toEqual(expected);
});
