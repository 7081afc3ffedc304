import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '#domain/kubernetes/schema/api.gen.ts';
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
 * The server drops a data source that is neither a claim nor a snapshot, and writes each of the two fields into the other.
 * After EnforceDataSourceBackwardsCompatibility and NormalizeDataSources of pkg/api/persistentvolumeclaim.
 */
function normalizeDataSources({ dataSource, ...rest }: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const kept =
    dataSource !== undefined && isKnownSource(dataSource.kind ?? '', dataSource.apiGroup ?? '')
      ? dataSource
      : undefined;
  const { dataSourceRef } = rest;
  if (kept !== undefined) return { ...rest, dataSource: kept, dataSourceRef: dataSourceRef ?? kept };
  if (dataSourceRef === undefined || (dataSourceRef.namespace ?? '') !== '') return rest;
  const { namespace: _empty, ...reference } = dataSourceRef;
  return { ...rest, dataSource: reference };
}

function isKnownSource(kind: string, group: string): boolean {
  if (kind === 'PersistentVolumeClaim') return group === '';
  return kind === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io';
}
