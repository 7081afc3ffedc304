import type { Table } from './table.ts';

/** Files that a ConfigMap, a Secret, a token or the downward API shows in a volume. */
export const VOLUME_FILES: Table = {
  'Required value': [
    [
      /sources\.secret\.name$/,
      '',
      'A source of {owner} does not say which Secret it shows.',
      'Under projected the field is name, not secretName.',
      'Add it, for example secret: {name: tls}.',
    ],
    [
      /items\.(key|path)$/,
      '',
      'An item of {owner} has no {a}.',
      'Each item shows one key as one file: key is its name in the object, path the file below the mount.',
      'Write both, for example {key: app.conf, path: conf.d/app.conf}.',
    ],
    [
      /downwardAPI\.path$/,
      '',
      'A file of {owner} has no path.',
      'Each item of a downward API volume is one file, named by path.',
      'Add it, for example path: labels.',
    ],
    [
      /downwardAPI$/,
      '',
      'A file of {owner} does not say what it holds.',
      'It shows either a field of the Pod or a resource of a container.',
      'Add fieldRef: {fieldPath: metadata.labels}, or a resourceFieldRef.',
    ],
    [
      /projected\.path$/,
      '',
      'The token of {owner} has no path.',
      'A serviceAccountToken becomes one file, named by path.',
      'Add it, for example path: token.',
    ],
  ],
  Forbidden: [
    [
      /sources$/,
      /more than 1 volume type/,
      'One source of {owner} has more than one kind.',
      'Each item under sources is one Secret, ConfigMap, downward API or token.',
      'Begin a new item with a dash for each.',
    ],
  ],
  'Invalid value': [
    [
      /(defaultMode|mode)$/,
      '',
      'The {last} in {owner} is {value}, which is no file mode.',
      'A file mode is octal: 0644 with its zero at the front, or 420 in decimal. 644 without the zero is too large.',
      'Write for example {last}: 0644.',
    ],
    [
      /items\.path$/,
      '',
      'An item of {owner} has the path {value}.',
      'The file lies below the mount: no slash at the beginning, no step upwards.',
      'Write for example path: conf.d/app.conf.',
    ],
    [
      /(downwardAPI|projected)\.path$/,
      '',
      'A file of {owner} has the path {value}.',
      'The file lies below the mount: no slash at the beginning, no step upwards.',
      'Write for example path: labels.',
    ],
    [
      /downwardAPI$/,
      '',
      'A file of {owner} has both fieldRef and resourceFieldRef.',
      'A file shows one thing.',
      'Make two items, each with a path of its own.',
    ],
    [
      /projected$/,
      /conflicting/,
      'Two sources of {owner} write the same file.',
      'All sources of a projected volume share one directory.',
      'Give one of them another path under items.',
    ],
    [
      /expirationSeconds$/,
      '',
      'The token of {owner} lives {value} seconds.',
      'A token lives at least 600 seconds; the kubelet renews it in time.',
      'Write for example expirationSeconds: 3600.',
    ],
  ],
};
