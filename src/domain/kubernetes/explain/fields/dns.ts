import { unsupported, type Table } from './table.ts';

export const DNS: Table = {
  'Required value': [
    [
      /dnsConfig$/,
      '',
      'dnsPolicy is None and there is no dnsConfig.',
      'None takes nothing from the cluster, so the Pod would have no name server.',
      'Add dnsConfig: {nameservers: [10.96.0.10]}, or remove dnsPolicy.',
    ],
    [
      /nameservers$/,
      '',
      'dnsPolicy is None and dnsConfig has no name server.',
      'None takes nothing from the cluster.',
      'Add one, for example nameservers: [10.96.0.10].',
    ],
    [
      /options$/,
      '',
      'An option of dnsConfig has no name.',
      'Options are those of resolv.conf.',
      "Write for example {name: ndots, value: '2'}.",
    ],
    [/spec\.dnsPolicy$/, '', 'dnsPolicy is empty.', 'Left out, it is ClusterFirst.', 'Remove the line.'],
  ],
  'Unsupported value': [
    unsupported(
      /dnsPolicy$/,
      'ClusterFirst asks the DNS of the cluster, Default is that of the node, None only dnsConfig.',
    ),
  ],
  Forbidden: [
    [
      /hostnameOverride$/,
      '',
      'hostnameOverride is set, and the Pod cannot have a host name of its own.',
      'With hostNetwork it has that of the node, and setHostnameAsFQDN gives it another.',
      'Remove one of them.',
    ],
  ],
  'Too long': [
    [
      /hostnameOverride$/,
      '',
      'hostnameOverride is too long.',
      'Linux allows 64 bytes for a host name.',
      'Shorten it.',
    ],
  ],
  'Invalid value': [
    [
      /nameservers$/,
      /more than/,
      'dnsConfig has more than 3 name servers.',
      'resolv.conf takes three.',
      'Remove some.',
    ],
    [
      /nameservers$/,
      '',
      'The name server {value} is no IP address.',
      'A name would first have to be looked up somewhere.',
      'Write for example 10.96.0.10.',
    ],
    [
      /searches$/,
      /more than/,
      'dnsConfig has too many search domains.',
      'resolv.conf takes 32 of at most 2048 characters together.',
      'Remove some.',
    ],
    [
      /searches$/,
      '',
      'The search domain {value} is not legal.',
      'It is a DNS name in lower case.',
      'Write for example shop.svc.cluster.local.',
    ],
    [
      /spec\.(hostname|subdomain)$/,
      '',
      'The {a} {value} is not one part of a DNS name.',
      'Lower-case letters, digits and dashes, at most 63; dots separate parts.',
      'Write {a}: {label}.',
    ],
    [
      /hostnameOverride$/,
      '',
      'hostnameOverride is {value}, which is no DNS name.',
      'Lower-case letters, digits, dashes and dots.',
      'Write hostnameOverride: {plain}.',
    ],
    [
      /hostAliases\.ip$/,
      '',
      'A host alias has the address {value}.',
      'hostAliases are lines of /etc/hosts: one IP address and its names.',
      'Write for example ip: 10.0.0.5.',
    ],
    [
      /hostnames$/,
      '',
      'A host alias has the name {value}.',
      'It is a DNS name in lower case.',
      'Write for example {plain}.',
    ],
  ],
};
