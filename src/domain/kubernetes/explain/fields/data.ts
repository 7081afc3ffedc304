import type { Table } from './table.ts';

const KEYS = 'Keys become names of files: letters, digits, dashes, underscores and dots.';

/** The data of ConfigMaps and Secrets. */
export const DATA: Table = {
  'Required value': [
    [
      /^data\[(tls\.\w+)\]$/,
      '',
      'The Secret is of type kubernetes.io/tls and has no {a}.',
      'Such a Secret holds a certificate and its key: tls.crt and tls.key.',
      'Add both, or make it with kubectl create secret tls.',
    ],
    [
      /^data\[(\.docker\w+)\]$/,
      '',
      'The Secret is meant for a registry and has no {a}.',
      'The kubelet reads user and password of the registry from this key.',
      'Make it with kubectl create secret docker-registry.',
    ],
    [
      /^data\[(ssh-privatekey)\]$/,
      '',
      'The Secret is of type kubernetes.io/ssh-auth and has no {a}.',
      'Such a Secret holds one private key.',
      'Add ssh-privatekey, or remove type.',
    ],
    [
      /^data\[(username|password)\]$/,
      '',
      'The Secret is of type kubernetes.io/basic-auth and has neither username nor password.',
      'Such a Secret holds at least one of them.',
      'Add username and password under stringData.',
    ],
    [
      /^data\[(.*)\]$/,
      '',
      'The Secret lacks the key {a}.',
      'Its type promises that key.',
      'Add it under data or stringData, or remove type.',
    ],
  ],
  'Too long': [
    [
      /^data$|^\[\]$/,
      '',
      'The {kind} holds more than 1 MiB.',
      'Objects are kept in etcd, which is made for small ones.',
      'Put the data on a volume, or into several objects.',
    ],
  ],
  'Invalid value': [
    [
      /docker/,
      /JSON|json|invalid character|cannot unmarshal/,
      'The configuration for the registry is no JSON.',
      'The key holds the content of ~/.docker/config.json.',
      'Make the Secret with kubectl create secret docker-registry.',
    ],
    [
      /^data\[(.*)\]$/,
      /duplicate/,
      'The key {value} stands under data and under binaryData.',
      'All keys of a ConfigMap are different.',
      'Remove one of them.',
    ],
    [
      /^(?:data|binaryData|stringData)\[(.*)\]$/,
      /config key/,
      'The key {keyValue} holds something that it must not hold.',
      KEYS,
      'Write for example {fileKey}.',
    ],
    [
      /^(?:data|binaryData|stringData)\[(.*)\]$/,
      /no more than/,
      'A key is longer than 253 characters.',
      KEYS,
      'Shorten it.',
    ],
    [
      /^(?:data|binaryData|stringData)\[(.*)\]$/,
      '',
      'The key {keyValue} would lead out of its directory.',
      KEYS,
      'Write a key that does not begin with two dots.',
    ],
  ],
};
