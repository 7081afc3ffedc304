import type {
  AzureDiskVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  EphemeralVolumeSource,
  ProjectedVolumeSource,
  RBDVolumeSource,
  ScaleIOVolumeSource,
  Volume,
  VolumeProjection,
} from '#domain/kubernetes/schema/api.gen.ts';
import { setClaimSpecDefaults } from './claim.ts';
import { pullPolicyOf } from './container.ts';
import { changed, orElse, withParts, type Changes } from './words.ts';

const FILE_MODE = 0o644;
const HOUR = 3600;

/** After SetDefaults_Volume and those of the sources: a volume without a source is an emptyDir. */
export function setVolumeDefaults(volume: Volume): Volume {
  const { name: _name, ...sources } = volume;
  if (Object.keys(sources).length === 0) return { ...volume, emptyDir: {} };
  return withParts(volume, SOURCES);
}

const setProjectedDefaults = (source: ProjectedVolumeSource): ProjectedVolumeSource => ({
  defaultMode: FILE_MODE,
  ...source,
  ...changed('sources', source.sources, (sources) => sources.map(setProjectionDefaults)),
});

const setProjectionDefaults = (projection: VolumeProjection): VolumeProjection => ({
  ...projection,
  ...changed('serviceAccountToken', projection.serviceAccountToken, (token) => ({
    expirationSeconds: HOUR,
    ...token,
  })),
  ...changed('downwardAPI', projection.downwardAPI, (source) => ({
    ...source,
    ...changed('items', source.items, (items) => items.map(setFileDefaults)),
  })),
});

const setDownwardDefaults = (source: DownwardAPIVolumeSource): DownwardAPIVolumeSource => ({
  defaultMode: FILE_MODE,
  ...source,
  ...changed('items', source.items, (items) => items.map(setFileDefaults)),
});

const setFileDefaults = (file: DownwardAPIVolumeFile): DownwardAPIVolumeFile => ({
  ...file,
  ...changed('fieldRef', file.fieldRef, (ref) => ({ ...ref, apiVersion: orElse(ref.apiVersion, 'v1') })),
});

const setEphemeralDefaults = (source: EphemeralVolumeSource): EphemeralVolumeSource => ({
  ...source,
  ...changed('volumeClaimTemplate', source.volumeClaimTemplate, (template) => ({
    ...template,
    spec: setClaimSpecDefaults(template.spec ?? {}),
  })),
});

const setRbdDefaults = (source: RBDVolumeSource): RBDVolumeSource => ({
  ...source,
  pool: orElse(source.pool, 'rbd'),
  user: orElse(source.user, 'admin'),
  keyring: orElse(source.keyring, '/etc/ceph/keyring'),
});

const setAzureDefaults = (source: AzureDiskVolumeSource): AzureDiskVolumeSource => ({
  cachingMode: 'ReadWrite',
  kind: 'Shared',
  fsType: 'ext4',
  readOnly: false,
  ...source,
});

const setScaleIODefaults = (source: ScaleIOVolumeSource): ScaleIOVolumeSource => ({
  ...source,
  storageMode: orElse(source.storageMode, 'ThinProvisioned'),
  fsType: orElse(source.fsType, 'xfs'),
});

const SOURCES: Changes<Volume> = {
  configMap: (source) => ({ defaultMode: FILE_MODE, ...source }),
  secret: (source) => ({ defaultMode: FILE_MODE, ...source }),
  hostPath: (source) => ({ type: '', ...source }),
  projected: setProjectedDefaults,
  downwardAPI: setDownwardDefaults,
  ephemeral: setEphemeralDefaults,
  image: (source) => ({
    ...source,
    pullPolicy: orElse(source.pullPolicy, pullPolicyOf(source.reference ?? '')),
  }),
  iscsi: (source) => ({ ...source, iscsiInterface: orElse(source.iscsiInterface, 'default') }),
  rbd: setRbdDefaults,
  azureDisk: setAzureDefaults,
  scaleIO: setScaleIODefaults,
};
