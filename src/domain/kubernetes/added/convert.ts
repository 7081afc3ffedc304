import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { PodSpec, Secret, StatefulSet } from '#domain/kubernetes/schema/api.gen.ts';
import { encodeBase64 } from './base64.ts';
import { changePodSpec } from './pod-specs.ts';

/** The five letters that the server puts behind a prefix are its own choice. */
const LETTERS = 'xxxxx';

/**
 * What happens to an object beside defaulting on its way into the store: it gets the namespace of the request and a name, and a
 * field with two names is written under both. After rest.BeforeCreate and the conversions of pkg/apis/core/v1/conversion.go.
 */
export function convert(object: KubernetesObject, kind: string): KubernetesObject {
  const placed = kind === 'Namespace' ? withName(object) : inNamespace(withName(object));
  if (kind === 'Secret') return withStringData(placed as Secret);
  const accounted = changePodSpec(placed, kind, withBothAccounts);
  return kind === 'StatefulSet' ? withTypedClaims(accounted as StatefulSet) : accounted;
}

function withName(object: KubernetesObject): KubernetesObject {
  const { name = '', generateName = '' } = object.metadata ?? {};
  if (name !== '' || generateName === '') return object;
  return { ...object, metadata: { ...object.metadata, name: `${generateName}${LETTERS}` } };
}

function inNamespace(object: KubernetesObject): KubernetesObject {
  const namespace = object.metadata?.namespace ?? '';
  return { ...object, metadata: { ...object.metadata, namespace: namespace === '' ? 'default' : namespace } };
}

function withBothAccounts(spec: PodSpec): PodSpec {
  const account = spec.serviceAccountName ?? spec.serviceAccount ?? '';
  return account === '' ? spec : { ...spec, serviceAccount: account, serviceAccountName: account };
}

/** stringData is for writing alone: it is kept under data, and wins over what stands there. */
function withStringData({ stringData, ...secret }: Secret): Secret {
  if (stringData === undefined) return secret;
  const coded = Object.entries(stringData).map(([name, text]) => [name, encodeBase64(text)]);
  return { ...secret, data: { ...secret.data, ...Object.fromEntries(coded) } };
}

const withTypedClaims = (set: StatefulSet): StatefulSet => ({
  ...set,
  spec: {
    ...set.spec,
    volumeClaimTemplates: (set.spec?.volumeClaimTemplates ?? []).map(({ status: _status, ...claim }) => ({
      ...claim,
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
    })),
  },
});
