import type { KeyToPath, Volume, VolumeProjection } from '#domain/kubernetes/schema/api.gen.ts';
import { within } from './origin.ts';
import { missingOf, targetOfReference, type Neighbours, type Reference } from './references.ts';
import type { KnownFile, MissingReference, Origin, VolumeFact, VolumeSource } from './types.ts';

const NAMED_SOURCES = [
  'emptyDir',
  'configMap',
  'secret',
  'projected',
  'downwardAPI',
  'hostPath',
  'persistentVolumeClaim',
  'ephemeral',
  'image',
] as const;

interface Contents {
  readonly files: readonly KnownFile[];
  readonly missing: readonly MissingReference[];
  readonly complete: boolean;
}

const EMPTY: Contents = { files: [], missing: [], complete: true };
const UNKNOWN: Contents = { files: [], missing: [], complete: false };

/** A volume with its files, as far as the manifests tell. A volume without a source is an emptyDir (SetDefaults_Volume). */
export function volumeFact(volume: Volume, origin: Origin, neighbours: Neighbours): VolumeFact {
  const source = sourceOf(volume);
  const { files, missing, complete } = contentsOf(volume, source, origin, neighbours);
  return {
    name: volume.name ?? '',
    source,
    of: behind(volume, source),
    files,
    complete,
    ...(missing.length === 0 ? {} : { missing }),
    medium: volume.emptyDir?.medium ?? '',
    origin,
  };
}

function sourceOf(volume: Volume): VolumeSource {
  const named = NAMED_SOURCES.find((source) => volume[source] !== undefined && volume[source] !== null);
  if (named !== undefined) return named;
  const other = Object.entries(volume).some(
    ([key, value]) => key !== 'name' && value !== undefined && value !== null,
  );
  return other ? 'other' : 'emptyDir';
}

function behind(volume: Volume, source: VolumeSource): string {
  const names: Partial<Record<VolumeSource, string | undefined>> = {
    configMap: volume.configMap?.name,
    secret: volume.secret?.secretName,
    hostPath: volume.hostPath?.path,
    persistentVolumeClaim: volume.persistentVolumeClaim?.claimName,
    image: volume.image?.reference,
  };
  return names[source] ?? '';
}

function contentsOf(volume: Volume, source: VolumeSource, origin: Origin, neighbours: Neighbours): Contents {
  const at = within(origin, source);
  const { configMap, secret } = volume;
  if (source === 'emptyDir') return EMPTY;
  if (source === 'configMap') return keysAsFiles('ConfigMap', configMap?.name, configMap, at, neighbours);
  if (source === 'secret') return keysAsFiles('Secret', secret?.secretName, secret, at, neighbours);
  if (source === 'projected')
    return projected(volume.projected?.sources ?? [], within(at, 'sources'), neighbours);
  return UNKNOWN;
}

function projected(sources: readonly VolumeProjection[], origin: Origin, neighbours: Neighbours): Contents {
  const parts = sources.map((source, at) => projection(source ?? {}, within(origin, at), neighbours));
  return {
    files: parts.flatMap((part) => part.files),
    missing: parts.flatMap((part) => part.missing),
    complete: parts.every((part) => part.complete),
  };
}

function projection(source: VolumeProjection, origin: Origin, neighbours: Neighbours): Contents {
  const { configMap, secret } = source;
  if (configMap)
    return keysAsFiles('ConfigMap', configMap.name, configMap, within(origin, 'configMap'), neighbours);
  if (secret) return keysAsFiles('Secret', secret.name, secret, within(origin, 'secret'), neighbours);
  return UNKNOWN;
}

interface KeySource {
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
}

/** With `items` only the keys that they name, at their paths; else every key as a file of its name. */
function keysAsFiles(
  kind: 'ConfigMap' | 'Secret',
  name: string | undefined,
  source: KeySource | undefined,
  origin: Origin,
  neighbours: Neighbours,
): Contents {
  const place = within(origin, kind === 'Secret' && !isProjected(origin) ? 'secretName' : 'name');
  const optional = source?.optional === true;
  const whole: Reference = { kind, name: name ?? '', optional, origin: place };
  const target = targetOfReference(whole, neighbours);
  if (target === undefined) return { files: [], missing: missingOf(whole, neighbours), complete: false };
  const items = source?.items ?? [];
  const wanted =
    items.length > 0 ? items.map((item) => [item?.key ?? '', item?.path ?? ''] as const) : allOf(target.data);
  const files = wanted.flatMap(([key, path]) => {
    const content = target.data.get(key);
    return content === undefined || path === '' ? [] : [{ path: clean(path), content, from: target.id, key }];
  });
  const missing = items.flatMap((item, at) => {
    const key = item?.key ?? '';
    return missingOf({ ...whole, key, origin: within(origin, 'items', at, 'key') }, neighbours);
  });
  return { files, missing, complete: missing.length === 0 };
}

function isProjected(origin: Origin): boolean {
  return origin.path.includes('projected');
}

function allOf(data: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...data.keys()].map((key) => [key, key] as const);
}

function clean(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
