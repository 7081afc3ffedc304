/** From ConfigMaps, Secrets and fields of the Pod to the files that a volume holds. */
import type {
  DownwardAPIVolumeFile,
  KeyToPath,
  Pod,
  Volume,
  VolumeProjection,
} from '#domain/kubernetes/schema/api.gen.ts';
import { toBytes } from '#domain/simulation/files/bytes.ts';
import type { ConfigKind, ConfigSource } from '#domain/simulation/kubelet/config-source.ts';
import { MountFailure } from '#domain/simulation/kubelet/failures.ts';
import { fieldOf, resourceOf } from '#domain/simulation/kubelet/pod-fields.ts';
import type { Payload } from './volume.ts';

type Files = Map<string, { content: string; mode: number }>;

const DEFAULT_MODE = 0o644;

/** A token as it looks, good for nothing. */
const TOKEN =
  'eyJhbGciOiJSUzI1NiIsImtpZCI6InRyaXBvZCJ9.eyJhdWQiOlsiaHR0cHM6Ly9rdWJlcm5ldGVzIl19.c2lnbmF0dXJl';

/** Undefined when the kubelet does not write this kind of volume. Throws `MountFailure` for what is missing. */
export function payloadOf(pod: Pod, volume: Volume, config: ConfigSource): Payload | undefined {
  const files: Files = new Map();
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap) addKeys({ ...configMap, kind: 'ConfigMap' }, pod, config, files);
  else if (secret) addKeys({ ...secret, name: secret.secretName ?? '', kind: 'Secret' }, pod, config, files);
  else if (downwardAPI) addFields(downwardAPI.items ?? [], downwardAPI.defaultMode, pod, files);
  else if (projected)
    for (const source of projected.sources ?? [])
      addProjection(source, projected.defaultMode, pod, config, files);
  else return undefined;
  return files;
}

function addProjection(
  source: VolumeProjection,
  defaultMode: number | undefined,
  pod: Pod,
  config: ConfigSource,
  files: Files,
): void {
  const mode = defaultMode === undefined ? {} : { defaultMode };
  if (source.configMap) addKeys({ ...source.configMap, ...mode, kind: 'ConfigMap' }, pod, config, files);
  if (source.secret) addKeys({ ...source.secret, ...mode, kind: 'Secret' }, pod, config, files);
  if (source.downwardAPI) addFields(source.downwardAPI.items ?? [], defaultMode, pod, files);
  const path = source.serviceAccountToken?.path;
  if (path !== undefined) files.set(path, { content: TOKEN, mode: defaultMode ?? DEFAULT_MODE });
}

interface Keys {
  readonly kind: ConfigKind;
  readonly name?: string;
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
  readonly defaultMode?: number;
}

/** MakePayload of pkg/volume/configmap/configmap.go and pkg/volume/secret/secret.go. */
function addKeys(from: Keys, pod: Pod, config: ConfigSource, files: Files): void {
  const { items = [], defaultMode = DEFAULT_MODE } = from;
  const data = dataFor(from, pod, config);
  if (items.length > 0) addItems(from, data, files);
  else for (const [key, content] of data) files.set(key, { content, mode: defaultMode });
}

function dataFor(from: Keys, pod: Pod, config: ConfigSource): ReadonlyMap<string, string> {
  const { kind, name = '', optional } = from;
  const data = config.bytes(kind, pod.metadata?.namespace ?? '', name);
  if (!data && optional !== true) throw new MountFailure(`${kind.toLowerCase()} "${name}" not found`);
  return data ?? new Map<string, string>();
}

function addItems(from: Keys, data: ReadonlyMap<string, string>, files: Files): void {
  const { kind, items = [], optional, defaultMode = DEFAULT_MODE } = from;
  for (const { key = '', path = '', mode = defaultMode } of items) {
    const content = data.get(key);
    if (content !== undefined) files.set(path, { content, mode });
    else if (optional !== true) throw new MountFailure(missingKey(kind, key));
  }
}

const missingKey = (kind: ConfigKind, key: string): string =>
  kind === 'ConfigMap'
    ? `configmap references non-existent config key: ${key}`
    : `references non-existent secret key: ${key}`;

/** CollectData of pkg/volume/downwardapi/downwardapi.go. */
function addFields(
  items: readonly DownwardAPIVolumeFile[],
  defaultMode: number | undefined,
  pod: Pod,
  files: Files,
): void {
  for (const { path = '', mode, fieldRef, resourceFieldRef } of items) {
    const content = fieldRef
      ? fieldOf(pod, fieldRef.fieldPath ?? '')
      : resourceOf(containerOf(pod, resourceFieldRef?.containerName), resourceFieldRef ?? {});
    files.set(path, { content: toBytes(content), mode: mode ?? defaultMode ?? DEFAULT_MODE });
  }
}

const containerOf = ({ spec }: Pod, name: string | undefined) =>
  [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].find((each) => each.name === name) ?? {};
