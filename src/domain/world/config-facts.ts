import type { ConfigMap, Secret } from '#domain/kubernetes/schema/api.gen.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { namespaceOf } from './identity.ts';
import { decodeBase64 } from './base64.ts';
import type { ConfigFact } from './types.ts';

/** A ConfigMap: text keys as they are, binary ones decoded. */
export function configMapFact(manifest: Manifest, given: boolean): ConfigFact {
  const object = (manifest.object ?? {}) as ConfigMap;
  const name = object.metadata?.name ?? '';
  const data = new Map([...decoded(object.binaryData), ...texts(object.data)]);
  return {
    id: `configmap/${name}`,
    name,
    namespace: namespaceOf(manifest),
    type: '',
    data,
    given,
    origin: { manifest, path: [] },
  };
}

/** A Secret: data decoded, then stringData over it, as the API server merges them. */
export function secretFact(manifest: Manifest, given: boolean): ConfigFact {
  const object = (manifest.object ?? {}) as Secret;
  const name = object.metadata?.name ?? '';
  const data = new Map([...decoded(object.data), ...texts(object.stringData)]);
  const type = object.type ?? 'Opaque';
  return {
    id: `secret/${name}`,
    name,
    namespace: namespaceOf(manifest),
    type,
    data,
    given,
    origin: { manifest, path: [] },
  };
}

function texts(data: Readonly<Record<string, string>> | undefined): readonly (readonly [string, string])[] {
  return Object.entries(data ?? {}).map(([key, value]) => [key, String(value ?? '')] as const);
}

/** A value that is no base64 is kept as an empty text: the key exists, and the API server says what is wrong. */
function decoded(data: Readonly<Record<string, string>> | undefined): readonly (readonly [string, string])[] {
  return texts(data).map(([key, value]) => [key, decodeBase64(value) ?? ''] as const);
}
