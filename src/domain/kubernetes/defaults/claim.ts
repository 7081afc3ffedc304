import type {
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  TypedLocalObjectReference,
  TypedObjectReference,
} from '#domain/kubernetes/schema/api.gen.ts';
import { roundRequirements } from './resources.ts';
import { changed } from './words.ts';

export function setClaimDefaults(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return { ...claim, spec: normalizeDataSources(setClaimSpecDefaults(claim.spec ?? {})) };
}

/** After SetDefaults_PersistentVolumeClaimSpec: also for the template of an ephemeral volume. */
export function setClaimSpecDefaults(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  return { volumeMode: 'Filesystem', ...spec, ...changed('resources', spec.resources, roundRequirements) };
}

/**
 * What the API server does with data sources before it validates a claim: EnforceDataSourceBackwardsCompatibility and
 * NormalizeDataSources of pkg/api/persistentvolumeclaim. A source that stands in the old field alone and is neither claim nor
 * snapshot is dropped in silence; each field is then written into the other where that is empty, but for a source in
 * another namespace, which the old field cannot name.
 */
function normalizeDataSources(written: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource, dataSourceRef, ...rest } = written;
  if (dataSourceRef !== undefined)
    return dataSource === undefined ? { ...written, ...inOldField(dataSourceRef) } : written;
  return dataSource !== undefined && isKnownSource(dataSource)
    ? { ...rest, dataSource, dataSourceRef: dataSource }
    : rest;
}

function inOldField(reference: TypedObjectReference): Pick<PersistentVolumeClaimSpec, 'dataSource'> {
  const { namespace = '', ...dataSource } = reference;
  return namespace === '' ? { dataSource } : {};
}

function isKnownSource({ kind = '', apiGroup = '' }: TypedLocalObjectReference): boolean {
  if (kind === 'PersistentVolumeClaim') return apiGroup === '';
  return kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io';
}
