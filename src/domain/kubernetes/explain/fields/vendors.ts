import { unsupported, type Table } from './table.ts';

const IN_TREE = 'Volumes of single vendors are mostly replaced by CSI drivers and claims.';

/** Sources of single vendors, network storage beyond NFS, and CSI. */
export const VENDORS: Table = {
  'Required value': [
    [
      /fc\.targetWWNs$/,
      '',
      '{Owner} names no target.',
      'A Fibre Channel volume is found by targetWWNs with lun, or by wwids.',
      'Add one of the two.',
    ],
    [
      /fc\.lun$/,
      '',
      '{Owner} has targetWWNs without a lun.',
      'A target offers several units, and lun is the number of one.',
      'Add it, for example lun: 0.',
    ],
    [
      /flocker$/,
      '',
      '{Owner} names no data set.',
      'Flocker volumes no longer work since v1.25.',
      'Use a persistentVolumeClaim instead.',
    ],
    [
      /csi\.driver$/,
      '',
      '{Owner} does not say which CSI driver provides it.',
      'The driver has to be installed on the nodes.',
      'Add it, for example driver: secrets-store.csi.k8s.io.',
    ],
    [
      /iscsi\.secretRef$/,
      '',
      '{Owner} asks for CHAP without a Secret.',
      'With chapAuthDiscovery or chapAuthSession, the user and password come from a Secret.',
      'Add secretRef: {name: chap}.',
    ],
    [
      /quobyte\.tenant$/,
      '',
      'The tenant of {owner} is too long.',
      'It is an identifier of at most 64 characters.',
      'Shorten it, or use a persistentVolumeClaim.',
    ],
    [
      /volumes\.(\w+)\.(?:secretRef|nodePublishSecretRef)\.name$/,
      '',
      '{Owner} refers to a Secret without a name.',
      'The driver reads its credentials from a Secret of the same namespace.',
      'Add the name, or remove the reference.',
    ],
    [
      /volumes\.\w+\.(\w+)$/,
      '',
      '{Owner} is of the kind {source}, and {a} is missing.',
      'Without it the node cannot find the storage.',
      'Add {a}. For storage of your own, a persistentVolumeClaim is simpler.',
    ],
  ],
  'Unsupported value': [unsupported(/azureDisk\.\w+$/, IN_TREE)],
  'Too long': [
    [
      /csi\.driver$/,
      '',
      'The name of the CSI driver of {owner} is too long.',
      'Names of drivers have at most 63 characters.',
      'Write the name that kubectl get csidrivers shows.',
    ],
  ],
  'Invalid value': [
    [
      /csi\.(driver|name)$/,
      '',
      '{Owner} names the CSI driver {value}, which none can be called.',
      'Names of drivers are made like DNS names.',
      'Write the name that kubectl get csidrivers shows.',
    ],
    [
      /partition$/,
      '',
      'The partition of {owner} is {value}.',
      'Partitions count from 1 to 255; left out, the whole disk is mounted.',
      'Remove partition, or write its number.',
    ],
    [
      /lun$/,
      '',
      'The lun of {owner} is {value}.',
      'The unit of a target has a number from 0 to 255.',
      'Write for example lun: 0.',
    ],
    [
      /iscsi\.(iqn|initiator\w*)$/,
      '',
      '{Owner} has the name {value}, which is none of iSCSI.',
      'Such names begin with iqn., eui. or naa., followed by what the standard says.',
      'Write for example iqn.2001-04.com.example:storage.',
    ],
    [
      /fc\.targetWWNs$/,
      '',
      '{Owner} has both targetWWNs and wwids.',
      'One way to find the target is enough.',
      'Keep one of them.',
    ],
    [
      /flocker/,
      '',
      'The data set of {owner} is not named in one legal way.',
      'Flocker volumes no longer work since v1.25.',
      'Use a persistentVolumeClaim instead.',
    ],
    [
      /flexVolume\.options/,
      '',
      'The option {value} of {owner} is reserved.',
      'Names in kubernetes.io and k8s.io belong to Kubernetes.',
      'Use a name without that domain.',
    ],
    [
      /quobyte\.registry$/,
      '',
      'The registry of {owner} is {value}.',
      'It is a host and a port, or several of them with commas.',
      'Write for example registry: quobyte.example.com:7861.',
    ],
    [
      /storageos\.\w+$/,
      '',
      '{Owner} has the {last} {value}, which is no legal name.',
      'StorageOS volumes no longer work since v1.25.',
      'Use a persistentVolumeClaim instead.',
    ],
  ],
};
