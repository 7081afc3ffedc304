import { unsupported, type Table } from './table.ts';

/** Kinds of volumes that a CKAD candidate meets; those of vendors are in vendors.ts. */
export const VOLUMES: Table = {
  'Required value': [
    [
      /volumes$/,
      /volume type/,
      '{Owner} does not say what it is.',
      'A volume has a name and one source, such as emptyDir, configMap or persistentVolumeClaim.',
      'Add a source, for example emptyDir: {}.',
    ],
    [
      /configMap\.name$/,
      '',
      '{Owner} does not say which ConfigMap it shows.',
      'Each key of the ConfigMap becomes a file.',
      'Add its name, for example configMap: {name: settings}.',
    ],
    [
      /secret\.secretName$/,
      '',
      '{Owner} does not say which Secret it shows.',
      'In a volume the field is secretName; under projected and in env it is name.',
      'Add it, for example secret: {secretName: tls}.',
    ],
    [
      /persistentVolumeClaim\.claimName$/,
      '',
      '{Owner} does not say which PersistentVolumeClaim it uses.',
      'The claim stands in the same namespace and is bound to the storage.',
      'Add it, for example persistentVolumeClaim: {claimName: data}.',
    ],
    [
      /hostPath\.path$/,
      '',
      '{Owner} does not say which directory of the node it shows.',
      'hostPath shows a file or directory of the node.',
      'Add path, for example path: /var/log, or use emptyDir: {}.',
    ],
    [
      /nfs\.(server|path)$/,
      '',
      '{Owner} names no {a} of NFS.',
      'An NFS volume needs the address of the server and the directory that it exports.',
      'Add both: server and path.',
    ],
    [
      /image\.reference$/,
      '',
      '{Owner} does not say which image it shows.',
      'An image volume shows the files of an OCI image, read-only.',
      'Add it, for example reference: registry.example.com/data:1.0.',
    ],
    [
      /ephemeral\.volumeClaimTemplate$/,
      '',
      '{Owner} has no volumeClaimTemplate.',
      'An ephemeral volume makes a PersistentVolumeClaim of its own for each Pod.',
      'Add volumeClaimTemplate with a spec as of a claim.',
    ],
  ],
  Forbidden: [
    [
      /volumes\.\w+$/,
      /more than 1 volume type/,
      '{Owner} has more than one source.',
      'A volume is one thing: {step} is one source too many.',
      'Make two volumes, each with a name, or remove {step}.',
    ],
    [
      /emptyDir\.sizeLimit$/,
      '',
      'The sizeLimit of {owner} is negative.',
      'It is the size at which the kubelet evicts the Pod.',
      'Write for example sizeLimit: 500Mi.',
    ],
    [
      /volumeClaimTemplate\.metadata\.(\w+)$/,
      '',
      'The template of {owner} sets {a}.',
      'The claim is named after the Pod and the volume; only labels and annotations may be given.',
      'Remove {a} from the template.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /hostPath\.type$/,
      'It says what has to be at that path of the node, and whether to make it. Left out, nothing is checked.',
    ),
    unsupported(/image\.pullPolicy$/, 'It says when the node fetches the image of the volume.'),
  ],
  'Invalid value': [
    [
      /hostPath\.path$/,
      '',
      'The path {value} of {owner} steps upwards.',
      'A path of the node with two dots could lead anywhere.',
      'Write the whole path, for example /var/log.',
    ],
    [
      /nfs\.path$/,
      '',
      'The path {value} of {owner} does not begin with a slash.',
      'It is the directory that the NFS server exports.',
      'Write the whole path, for example /exports/data.',
    ],
    [
      /gitRepo\.directory$/,
      '',
      'The directory {value} of {owner} does not lie inside the volume.',
      'No slash at the beginning, no step upwards.',
      'Write for example directory: src. Better clone in an init container: gitRepo is off by default.',
    ],
    [
      /claimName$/,
      '',
      '{Owner} names the claim {value}, which an ephemeral volume of this Pod makes.',
      'The claim of an ephemeral volume is used through that volume alone.',
      'Mount the ephemeral volume instead.',
    ],
  ],
};
