import { expect, test } from 'vitest';
import type {
  IPBlock,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from './said.ts';

const policy = (spec: NetworkPolicySpec): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'only-web' },
  spec,
});
const port = (rule: NetworkPolicyPort): NetworkPolicySpec => ({ ingress: [{ ports: [rule] }] });
const peer = (from: NetworkPolicyPeer): NetworkPolicySpec => ({ ingress: [{ from: [from] }] });
const block = (ipBlock: IPBlock): NetworkPolicySpec => peer({ ipBlock });

const PORT = 'spec.ingress[0].ports[0]';
const PEER = 'spec.ingress[0].from[0]';
const NO_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
const NO_PORT = 'must be between 1 and 65535, inclusive';

test.each<[string, NetworkPolicySpec, string[]]>([
  ['all Pods, no rules', {}, []],
  [
    'a selector of a Service',
    { podSelector: { matchLabels: { app: 'a b' } } },
    [expect.stringMatching(/^Invalid value spec\.podSelector\.matchLabels: a valid label/) as string],
  ],
  [
    'a type in small letters',
    { policyTypes: ['ingress'] },
    ['Unsupported value spec.policyTypes[0]: supported values: "Ingress", "Egress"'],
  ],
  [
    'three types',
    { policyTypes: ['Ingress', 'Egress', 'Both'] },
    ['Invalid value spec.policyTypes: may not specify more than two policyTypes'],
  ],
  ['a rule that allows everything', { ingress: [{}], egress: [{}] }, []],
  ['a number', port({ port: 80 }), []],
  ['a name', port({ port: 'http', protocol: 'UDP' }), []],
  ['a range', port({ port: 8000, endPort: 8100 }), []],
  ['a protocol alone', port({ protocol: 'SCTP' }), []],
  [
    'a protocol of another layer',
    port({ protocol: 'HTTP' }),
    [`Unsupported value ${PORT}.protocol: supported values: "TCP", "UDP", "SCTP"`],
  ],
  ['a number beyond the last', port({ port: 70_000 }), [`Invalid value ${PORT}.port: ${NO_PORT}`]],
  [
    'a range backwards, and below the first port',
    port({ port: 80, endPort: 0 }),
    [
      `Invalid value ${PORT}.endPort: ${NO_PORT}`,
      `Invalid value ${PORT}.endPort: must be greater than or equal to \`port\``,
    ],
  ],
  [
    'a range from a name',
    port({ port: 'http', endPort: 90 }),
    [`Invalid value ${PORT}.endPort: may not be specified when \`port\` is non-numeric`],
  ],
  [
    'a range from nowhere',
    port({ endPort: 90 }),
    [`Invalid value ${PORT}.endPort: may not be specified when \`port\` is not specified`],
  ],
  [
    'a name that is a number in quotes',
    port({ port: '80' }),
    [`Invalid value ${PORT}.port: must contain at least one letter (a-z)`],
  ],
  ['Pods of other namespaces', peer({ podSelector: {}, namespaceSelector: {} }), []],
  ['a peer that is nobody', peer({}), [`Required value ${PEER}: must specify a peer`]],
  [
    'Pods and addresses in one peer',
    peer({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
    [`Forbidden ${PEER}: may not specify both ipBlock and another peer`],
  ],
  ['a block with a hole', block({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }), []],
  ['an IPv6 block', block({ cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] }), []],
  ['no block', block({ except: ['10.1.0.0/16'] }), [`Required value ${PEER}.ipBlock.cidr`]],
  ['an address', block({ cidr: '10.0.0.1' }), [`Invalid value ${PEER}.ipBlock.cidr: ${NO_CIDR}`]],
  [
    'a hole as large as the block, one beside it, and one that is none',
    block({ cidr: '10.0.0.0/8', except: ['10.0.0.0/8', '11.0.0.0/16', '10.1'] }),
    [
      `Invalid value ${PEER}.ipBlock.except[0]: must be a strict subset of \`cidr\``,
      `Invalid value ${PEER}.ipBlock.except[1]: must be a strict subset of \`cidr\``,
      `Invalid value ${PEER}.ipBlock.except[2]: ${NO_CIDR}`,
    ],
  ],
  [
    'rules outwards are checked too',
    { egress: [{ to: [{}], ports: [{ port: 0 }] }] },
    [
      `Invalid value spec.egress[0].ports[0].port: ${NO_PORT}`,
      'Required value spec.egress[0].to[0]: must specify a peer',
    ],
  ],
  [
    'an address where a network is meant',
    block({ cidr: '10.1.2.3/8' }),
    [
      `Warning: ${PEER}.ipBlock.cidr: CIDR value "10.1.2.3/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.1.2.3/32"?)`,
    ],
  ],
])('NetworkPolicy: %s', (_, spec, expected) => {
  expect(refusalsOf(policy(spec))).toEqual(expected);
});
