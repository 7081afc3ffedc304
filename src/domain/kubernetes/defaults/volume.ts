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
import { changed, orElse } from './words.ts';

const FILE_MODE = 0o644;
const HOUR = 3600;

/** After SetDefaults_Volume and those of the sources: a volume without a source is an emptyDir. */
export function setVolumeDefaults(volume: Volume): Volume {
  const { name: _name, ...sources } = volume;
  if (Object.keys(sources).length === 0) return { ...volume, emptyDir: {} };
  return {
    ...volume,
    ...changed('configMap', volume.configMap, (source) => ({ defaultMode: FILE_MODE, ...source })),
    ...changed('secret', volume.secret, (source) => ({ defaultMode: FILE_MODE, ...source })),
    ...changed('hostPath', volume.hostPath, (source) => ({ type: '', ...source })),
    ...changed('projected', volume.projected, setProjectedDefaults),
    ...changed('downwardAPI', volume.downwardAPI, setDownwardDefaults),
    ...changed('ephemeral', volume.ephemeral, setEphemeralDefaults),
    ...changed('image', volume.image, (source) => ({
      ...source,
      pullPolicy: orElse(source.pullPolicy, pullPolicyOf(source.reference ?? '')),
    })),
    ...changed('iscsi', volume.iscsi, (source) => ({
      ...source,
      iscsiInterface: orElse(source.iscsiInterface, 'default'),
    })),
    ...changed('rbd', volume.rbd, setRbdDefaults),
    ...changed('azureDisk', volume.azureDisk, setAzureDefaults),
    ...changed('scaleIO', volume.scaleIO, setScaleIODefaults),
  };
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
