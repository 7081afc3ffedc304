/** What ConfigMaps and Secrets of the cluster hold. */
import type { ConfigMap, Secret } from '#domain/kubernetes/schema/api.gen.ts';
import { toBytes, toText } from '#domain/simulation/files/bytes.ts';
import type { ConfigKind, ConfigSource } from '#domain/simulation/kubelet/config-source.ts';
import type { ObjectStore } from './store.ts';

export function configOf(store: ObjectStore): ConfigSource {
  const bytes = (kind: ConfigKind, namespace: string, name: string) => {
    const object = store.get(kind, namespace, name);
    if (!object) return undefined;
    return sorted(kind === 'Secret' ? secretBytes(object) : configMapBytes(object));
  };
  const text = (kind: ConfigKind, namespace: string, name: string) => {
    if (kind === 'ConfigMap') {
      const object = store.get(kind, namespace, name);
      return object && sorted(Object.entries(object.data ?? {}));
    }
    const data = bytes(kind, namespace, name);
    return data && new Map([...data].map(([key, value]) => [key, toText(value)]));
  };
  return { bytes, text };
}

const sorted = (entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));

const configMapBytes = ({ data, binaryData }: ConfigMap): readonly (readonly [string, string])[] => [
  ...Object.entries(data ?? {}).map(([key, value]) => [key, toBytes(value)] as const),
  ...decoded(binaryData),
];

/** `stringData` is there only on what did not come through the API server; it wins. */
const secretBytes = ({ data, stringData }: Secret): readonly (readonly [string, string])[] => [
  ...decoded(data),
  ...Object.entries(stringData ?? {}).map(([key, value]) => [key, toBytes(value)] as const),
];

const decoded = (
  data: Readonly<Record<string, string>> | undefined,
): readonly (readonly [string, string])[] =>
  Object.entries(data ?? {}).map(([key, value]) => [key, bytesOfBase64(value)] as const);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Byte by byte, unlike the reading as text that the drawings need. */
function bytesOfBase64(text: string): string {
  let bytes = '';
  let [bits, held] = [0, 0];
  for (const letter of text.replace(/[^A-Za-z0-9+/]/g, '')) {
    held = (held << 6) | ALPHABET.indexOf(letter);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += String.fromCharCode((held >> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  return bytes;
}
