import { DOCS, REQUIRED } from '#domain/kubernetes/schema/docs.gen.ts';
import { KINDS } from '#domain/kubernetes/schema/schema.gen.ts';

/** What every object has; the packages document it with each kind anew. */
const OBJECT: Readonly<Record<string, string>> = {
  apiVersion:
    'The group and version of the API that the kind belongs to: v1 for Pods and Services, apps/v1 for Deployments.',
  kind: 'What this object is: Pod, Service, ConfigMap, ...',
  metadata: 'Name, namespace, labels and annotations.',
};

/** Fields that the API takes as optional and without which the object is refused all the same. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Container: ['image'],
  ConfigMapKeySelector: ['name'],
  SecretKeySelector: ['name'],
  ConfigMapVolumeSource: ['name'],
  SecretVolumeSource: ['secretName'],
  ObjectMeta: ['name'],
  PersistentVolumeClaimSpec: ['accessModes', 'resources'],
};

export function documentationOf(type: string, field: string): string {
  const own = DOCS[type];
  if (own !== undefined && Object.hasOwn(own, field)) return own[field] ?? '';
  return Object.hasOwn(OBJECT, field) ? (OBJECT[field] ?? '') : '';
}

/** The fields without which the API server refuses the object. */
export function requiredOf(type: string): readonly string[] {
  if (Object.hasOwn(KINDS, type)) return Object.keys(OBJECT);
  return [...(REQUIRED[type] ?? []), ...(NEEDED[type] ?? [])];
}

export const isDeprecated = (type: string, field: string): boolean =>
  /\bdeprecated\b/i.test(documentationOf(type, field).slice(0, 200));
