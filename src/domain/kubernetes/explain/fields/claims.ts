import { unsupported, type Table } from './table.ts';

/** PersistentVolumeClaims, and the templates of them in ephemeral volumes and StatefulSets. */
export const CLAIMS: Table = {
  'Required value': [
    [
      /accessModes$/,
      '',
      'The claim has no accessModes.',
      'They say from how many nodes the volume is used, and whether it is written.',
      'Add accessModes: [ReadWriteOnce].',
    ],
    [
      /resources\[storage\]$/,
      '',
      'The claim does not say how much storage it wants.',
      'A volume of at least that size is found or made.',
      'Add resources: {requests: {storage: 1Gi}}.',
    ],
    [
      /dataSource(Ref)?\.(kind|name)$/,
      '',
      'The data source of the claim has no {b}.',
      'It is a claim or a snapshot that the new volume is filled from.',
      'Add {b}, or remove the data source.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /accessModes$/,
      'ReadWriteOnce is one node, ReadOnlyMany and ReadWriteMany several, ReadWriteOncePod one Pod.',
    ),
    unsupported(/volumeMode$/, 'Filesystem shows the volume as files, Block as a device.'),
  ],
  Forbidden: [
    [
      /accessModes$/,
      '',
      'The claim has ReadWriteOncePod beside other access modes.',
      'Only one Pod may use it then.',
      'Leave ReadWriteOncePod alone, or remove it.',
    ],
  ],
  'Invalid value': [
    [
      /resources\[storage\]$/,
      '',
      'The claim wants {raw} of storage.',
      'The size is more than 0.',
      'Write for example storage: 1Gi.',
    ],
    [
      /(storageClassName|volumeAttributesClassName)$/,
      '',
      '{last} is {value}, and no class can be named that.',
      'It names an object of the cluster: lower-case letters, digits, dashes and dots.',
      'Write the name of a class that the cluster has, or remove the field for the default.',
    ],
    [
      /dataSource(Ref)?$/,
      '',
      'The data source is of the kind {value} without an apiGroup.',
      'Without a group it can only be a PersistentVolumeClaim.',
      'Write kind: PersistentVolumeClaim, or add apiGroup: snapshot.storage.k8s.io for a snapshot.',
    ],
    [
      /dataSource(?:Ref)?\.apiGroup$/,
      '',
      'The apiGroup of the data source is {value}.',
      'It is a DNS name in lower case.',
      'Write for example apiGroup: snapshot.storage.k8s.io.',
    ],
    [
      /dataSourceRef\.namespace$/,
      '',
      'The namespace of the data source is {value}.',
      'The name of a namespace is one DNS label.',
      'Write namespace: {label}, or remove it.',
    ],
    [
      /spec$/,
      /dataSourceRef/,
      'dataSource and dataSourceRef say different things.',
      'The second replaces the first, and both are kept equal.',
      'Keep one of them.',
    ],
  ],
};
