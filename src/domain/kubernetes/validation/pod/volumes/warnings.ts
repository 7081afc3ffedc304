import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Volume } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { warnOfPaths } from './path-warnings.ts';

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
  warnOfPaths(volumes, path, errors);
}
