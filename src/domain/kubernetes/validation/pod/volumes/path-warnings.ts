import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Volume, VolumeProjection } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** Files that a source puts into its volume, and how Kubernetes calls the source. */
interface Files {
  readonly name: string;
  readonly path: FieldPath;
  readonly targets: readonly string[];
}

/** warningsForOverlappingVirtualPaths in pkg/api/pod/warnings.go: two files of one volume at one path, or one below the other. */
export function warnOfPaths(volumes: readonly Volume[], path: FieldPath, errors: FieldErrors): void {
  for (const [at, volume] of volumes.entries()) {
    const volumePath = path.index(at);
    for (const files of filesOf(volume, '', volume.secret?.secretName ?? '', volumePath))
      warnOfOverlaps(volume, files, files.targets, errors);
    warnOfProjected(volume, volumePath.child('projected', 'sources'), errors);
  }
}

function warnOfProjected(volume: Volume, path: FieldPath, errors: FieldErrors): void {
  const taken = new Set<string>();
  for (const [at, source] of (volume.projected?.sources ?? []).entries()) {
    if (Object.keys(source).length === 0)
      errors.warn(path.index(at), `volume ${quoted(volume.name)} (Projected) has no sources provided`);
    const [files] = filesOf(source, 'Projected ', source.secret?.name ?? '', path.index(at));
    if (files === undefined) continue;
    warnOfOverlaps(volume, files, files.targets, errors);
    const own = new Set(files.targets);
    warnOfOverlaps(volume, files, [...own, ...taken].toSorted(), errors);
    if (taken.size < MOST_FILES) for (const target of own) taken.add(target);
  }
}

/** In the order of Kubernetes' switch, which looks at the first source of a projection only. */
function filesOf(
  { configMap, secret, downwardAPI, serviceAccountToken }: Volume & VolumeProjection,
  prefix: string,
  secretName: string,
  path: FieldPath,
): Files[] {
  const files: Files[] = [];
  const add = (
    name: string,
    itemsPath: FieldPath,
    items: readonly { readonly path?: string }[] | undefined,
  ): void => {
    if (items !== undefined && items.length > 0)
      files.push({ name: prefix + name, path: itemsPath, targets: items.map((item) => item.path ?? '') });
  };
  add(`ConfigMap ${quoted(configMap?.name)}`, path.child('configMap', 'items'), configMap?.items);
  add(`Secret ${quoted(secretName)}`, path.child('secret', 'items'), secret?.items);
  add('DownwardAPI', path.child('downwardAPI', 'items'), downwardAPI?.items);
  add('ServiceAccountToken', path.child('serviceAccountToken'), serviceAccountToken && [serviceAccountToken]);
  return files;
}

/** Of a volume with more files, the others are not compared: hardly a warning of theirs would reach kubectl. */
const MOST_FILES = 300;

/** checkVolumeMappingForOverlap in pkg/api/pod/warnings.go. */
function warnOfOverlaps(volume: Volume, files: Files, targets: readonly string[], errors: FieldErrors): void {
  const seen = new Set<string>();
  for (const each of targets.slice(0, MOST_FILES)) {
    const target = withoutSlashes(each);
    const other = [...seen].find((earlier) => overlap(earlier, target));
    if (other !== undefined) {
      const text = `volume ${quoted(volume.name)} (${files.name}): overlapping paths: ${quoted(target)} with ${quoted(other)}`;
      errors.warn(files.path, text);
    }
    seen.add(target);
  }
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === '/') end -= 1;
  return path.slice(0, end);
}

/** Also true of `a` and `ab`: Kubernetes puts the slash at one of the two only. */
const overlap = (a: string, b: string): boolean =>
  a !== '' && b !== '' && (`${a}/`.startsWith(b) || `${b}/`.startsWith(a));

const quoted = (text: string | undefined): string => JSON.stringify(text ?? '');
