import { unsupported, type Table } from './table.ts';

const ONLY_LOAD_BALANCER = 'It tells a load balancer outside of the cluster what to do.';

/** Addresses of Services and load balancers. */
export const SERVICE_ADDRESSES: Table = {
  'Required value': [
    [
      /clusterIPs/,
      '',
      'An address of the Service is empty.',
      'The cluster gives the address itself when none is written.',
      'Remove clusterIP and clusterIPs.',
    ],
  ],
  'Duplicate value': [
    [
      /ipFamilies/,
      '',
      'ipFamilies names {value} twice.',
      'A Service has each family once at most.',
      'Remove one of them.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /^spec\.type$/,
      'ClusterIP is reached inside the cluster, NodePort at every node, LoadBalancer from outside, and ExternalName is an alias in DNS.',
    ),
    unsupported(/ipFamil(y|ies)/, 'It says whether the Service has addresses of IPv4, IPv6, or both.'),
  ],
  Forbidden: [
    [
      /spec\.(?:L|l)oadBalancer(\w+)/,
      '',
      '{last} is set, and the Service is not of type LoadBalancer.',
      ONLY_LOAD_BALANCER,
      'Write type: LoadBalancer, or remove it.',
    ],
    [
      /allocateLoadBalancerNodePorts$/,
      '',
      '{last} is set, and the Service is not of type LoadBalancer.',
      ONLY_LOAD_BALANCER,
      'Write type: LoadBalancer, or remove it.',
    ],
    [
      /spec\.(clusterIPs|ipFamilies|ipFamilyPolicy)$/,
      '',
      'The Service is of type ExternalName and sets {a}.',
      'It is an alias in DNS and has no address.',
      'Remove {a}, or write type: ClusterIP.',
    ],
  ],
  'Internal error': [
    [
      /healthCheckNodePort/,
      '',
      'The healthCheckNodePort cannot be given.',
      'Ports of nodes lie between 30000 and 32767.',
      'Remove it: the cluster chooses one.',
    ],
  ],
  'Invalid value': [
    [
      /clusterIPs()?$/,
      /None.*services$/,
      'The Service has no address of its own (None) and is of type {type}.',
      'NodePort and LoadBalancer forward to the address of the Service.',
      'Remove clusterIP: None, or write type: ClusterIP.',
    ],
    [
      /clusterIPs/,
      '',
      'The addresses of the Service do not fit together.',
      'clusterIP and the first of clusterIPs are the same, one for each family.',
      'Remove both: the cluster gives the address itself.',
    ],
    [
      /ipFamil(y|ies)/,
      '',
      '{last} asks for addresses that do not fit together.',
      'Families, policy and addresses of a Service have to agree.',
      'Remove ipFamilies, ipFamilyPolicy and clusterIPs: the cluster fills them in.',
    ],
    [
      /externalIPs/,
      '',
      'The external address {value} is not legal.',
      'It is an IP address that leads to a node of the cluster.',
      'Write for example 203.0.113.10.',
    ],
    [
      /healthCheckNodePort$/,
      '',
      'The Service has a healthCheckNodePort that nothing asks.',
      'It counts for LoadBalancer with externalTrafficPolicy: Local.',
      'Remove it.',
    ],
    [
      /loadBalancerClass$/,
      '',
      'loadBalancerClass is {value}, which is not legal.',
      'It is named like the key of a label, if need be with a domain.',
      'Write for example example.com/internal.',
    ],
    [
      /oadBalancerSourceRanges/,
      '',
      'The source range {value} is not legal.',
      'It is an address and the number of bits that count.',
      'Write for example 10.0.0.0/8.',
    ],
  ],
};
