import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Volume, VolumeProjection } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

interface Deprecation {
  readonly source: Exclude<keyof Volume, 'name'>;
  /** The field as Kubernetes prints it, where that differs. */
  readonly printed?: string;
  readonly text: string;
}

const DEPRECATED: readonly Deprecation[] = [
  { source: 'photonPersistentDisk', text: 'deprecated in v1.11, non-functional in v1.16+' },
  { source: 'gitRepo', text: 'deprecated in v1.11, and disabled by default in v1.33+' },
  { source: 'scaleIO', text: 'deprecated in v1.16, non-functional in v1.22+' },
  { source: 'flocker', text: 'deprecated in v1.22, non-functional in v1.25+' },
  { source: 'storageos', printed: 'storageOS', text: 'deprecated in v1.22, non-functional in v1.25+' },
  { source: 'quobyte', text: 'deprecated in v1.22, non-functional in v1.25+' },
  { source: 'glusterfs', text: 'deprecated in v1.25, non-functional in v1.26+' },
  { source: 'cephfs', text: 'deprecated in v1.28, non-functional in v1.31+' },
  { source: 'rbd', text: 'deprecated in v1.28, non-functional in v1.31+' },
];

/** The volumes' part of warningsForPodSpecAndMeta in pkg/api/pod/warnings.go. */
export function warnOfVolumes(volumes: readonly Volume[], path: FieldPath, errors: FieldErrors): void {
  for (const [at, volume] of volumes.entries()) {
    for (const { source, printed = source, text } of DEPRECATED) {
      if (volume[source] === undefined) continue;
      errors.warn(path.index(at).child(source), `${path.index(at).child(printed).toString()}: ${text}`);
    }
  }
  warnOfTokenPaths(volumes, path, errors);
}

/** Files at the path of a service account token, whichever volume that is in. The printed paths lack the source's index. */
function warnOfTokenPaths(volumes: readonly Volume[], path: FieldPath, errors: FieldErrors): void {
  const projected = volumes.map((volume) => volume.projected?.sources ?? []);
  const tokens = new Set(
    projected
      .flat()
      .flatMap((source) => (source.serviceAccountToken ? [source.serviceAccountToken.path ?? ''] : [])),
  );
  if (tokens.size === 0) return;
  for (const [at, sources] of projected.entries()) {
    const volumePath = path.index(at).child('projected', 'sources');
    for (const [sourceAt, source] of sources.entries())
      warnOfSource(source, tokens, volumePath, sourceAt, errors);
  }
}

function warnOfSource(
  source: VolumeProjection,
  tokens: ReadonlySet<string>,
  path: FieldPath,
  at: number,
  errors: FieldErrors,
): void {
  for (const { field, printed, target, item } of filesOf(source)) {
    if (!tokens.has(target)) continue;
    const shown = path.child(printed).index(item).toString();
    const text = `${shown}: has duplicated path with ServiceAccountToken ${JSON.stringify(target)}`;
    errors.warn(path.index(at).child(field, 'items').index(item), text);
  }
}

interface ProjectedFile {
  readonly field: 'configMap' | 'secret' | 'downwardAPI';
  readonly printed: string;
  readonly target: string;
  readonly item: number;
}

function filesOf(source: VolumeProjection): ProjectedFile[] {
  const kinds = [
    { field: 'configMap', printed: 'configMap' },
    { field: 'secret', printed: 'secrets' },
    { field: 'downwardAPI', printed: 'downwardAPI' },
  ] as const;
  return kinds.flatMap(({ field, printed }) =>
    (source[field]?.items ?? []).map((file, item) => ({ field, printed, target: file.path ?? '', item })),
  );
}
