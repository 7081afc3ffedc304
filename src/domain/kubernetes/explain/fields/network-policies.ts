import { unsupported, type Table } from './table.ts';

export const NETWORK_POLICIES: Table = {
  'Required value': [
    [
      /cidr$/,
      '',
      'An ipBlock has no cidr.',
      'It is a range of addresses.',
      'Add it, for example cidr: 10.0.0.0/8.',
    ],
    [
      /(from|to)$/,
      '',
      'An item of {a} names nobody.',
      'Each item is a podSelector, a namespaceSelector, both, or an ipBlock.',
      'Add for example podSelector: {matchLabels: {app: web}}.',
    ],
  ],
  'Unsupported value': [
    unsupported(/policyTypes/, 'A policy rules what comes in (Ingress), what goes out (Egress), or both.'),
  ],
  Forbidden: [
    [
      /(from|to)$/,
      '',
      'An item of {a} has an ipBlock beside a selector.',
      'Addresses and Pods are asked for in items of their own.',
      'Begin a new item with a dash for the ipBlock.',
    ],
  ],
  'Invalid value': [
    [
      /except$/,
      '',
      'The exception {value} does not lie inside its cidr.',
      'except takes a part away from the range.',
      'Write a smaller range inside it.',
    ],
    [
      /endPort$/,
      '',
      'endPort is {value}.',
      'It ends a range of ports that begins with port, which is a number.',
      'Write port as a number not above endPort, or remove endPort.',
    ],
    [
      /policyTypes$/,
      '',
      'policyTypes has more than two items.',
      'There are Ingress and Egress.',
      'Write policyTypes: [Ingress, Egress].',
    ],
  ],
};
