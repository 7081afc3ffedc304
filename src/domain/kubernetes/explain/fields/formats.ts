import type { Table } from './table.ts';

const INSIDE = 'No slash at the beginning, no step upwards with two dots.';

/** By the form of the value, wherever it stands: after the tables of single fields. */
export const FORMATS: Table = {
  'Invalid value': [
    [
      /./,
      /RFC 1123/,
      '{last} is {value}, which is no legal name.',
      'Names are lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
      'Write {last}: {plain}.',
    ],
    [
      /./,
      /^must be no more than (\d+)/,
      '{last} is longer than {1} characters.',
      'It is stored where only so many fit.',
      'Shorten it to {1} characters at most.',
    ],
    [
      /./,
      /must not contain dots/,
      '{last} is {value}, which holds a dot.',
      'It is one label of a DNS name.',
      'Write {last}: {label}.',
    ],
    [
      /./,
      /valid IP/,
      '{last} is {value}, which is no IP address.',
      'A host name does not do here.',
      'Write for example 10.0.0.5.',
    ],
    [
      /./,
      /CIDR/,
      '{last} is {value}, which is no address range.',
      'It is an address and the number of bits that count.',
      'Write for example 10.0.0.0/8.',
    ],
    [
      /./,
      /between (\d+) and (\d+)/,
      '{last} is {value}.',
      'It goes from {1} to {2}.',
      'Write a number from {1} to {2}.',
    ],
    [
      /./,
      /greater than or equal to 0/,
      '{last} is {value}.',
      'It counts something, and nothing is counted below 0.',
      'Write 0 or more, or remove it.',
    ],
    [
      /./,
      /greater than zero|greater than 0/,
      '{last} is {value}.',
      'It is at least 1.',
      'Write for example {last}: 1, or remove it.',
    ],
    [
      /./,
      /contain '\.\.'|start with '\.\.'|relative path/,
      '{last} is {value}, which leads out of its directory.',
      INSIDE,
      'Write a path inside it, for example conf/app.conf.',
    ],
    [
      /./,
      /^(name|prefix) part|qualified name/,
      '{last} holds {value}, which is no legal key.',
      'Keys are letters, digits, dashes, underscores and dots, at most 63, if need be after a DNS name and a slash.',
      'Write for example app, or example.com/app.',
    ],
    [
      /./,
      /^a valid label/,
      '{last} holds {value}, which is no legal value of a label.',
      'Values of labels are letters, digits, dashes, underscores and dots, at most 63.',
      'Write for example {labelValue}.',
    ],
    [
      /./,
      /config key/,
      '{last} is {value}, which is no legal key.',
      'Keys of ConfigMaps and Secrets are letters, digits, dashes, underscores and dots.',
      'Write for example {fileKey}.',
    ],
  ],
};
