import type { ConfigMap, Namespace, Secret } from '#domain/kubernetes/schema/api.gen.ts';
import { orElse } from './words.ts';

/** After SetDefaults_ConfigMap. */
export const setConfigMapDefaults = (configMap: ConfigMap): ConfigMap => ({
  ...configMap,
  data: configMap.data ?? {},
});

/** After SetDefaults_Secret; stringData is written into data by the conversion, in base64. */
export const setSecretDefaults = (secret: Secret): Secret => ({
  ...secret,
  type: orElse(secret.type, 'Opaque'),
});

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** After SetDefaults_Namespace and its strategy: the label with its own name, and the finalizer that empties it. */
export function setNamespaceDefaults(namespace: Namespace): Namespace {
  const { metadata = {}, spec = {} } = namespace;
  const name = metadata.name ?? '';
  const finalizers = spec.finalizers ?? [];
  return {
    ...namespace,
    metadata: name === '' ? metadata : { ...metadata, labels: { ...metadata.labels, [NAME_LABEL]: name } },
    spec: {
      ...spec,
      finalizers: finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'],
    },
  };
}
