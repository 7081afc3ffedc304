import type { KubernetesObject } from './manifest.ts';
import type { PersistentVolumeClaim, PodSpec } from './schema/api.gen.ts';
import { podSpecOf } from './pod-spec.ts';

/**
 * What only a cluster can tell about an object that is otherwise accepted, one sentence each. ConfigMaps, Secrets and claims
 * that a Pod names may stand beside it: whether they do is the world's question, not this one's.
 */
export function dependsOn(object: KubernetesObject, kind: string): readonly string[] {
  const spec = podSpecOf(object, kind);
  return [...namespace(object, kind), ...(spec === undefined ? [] : podNeeds(spec)), ...(kind === 'PersistentVolumeClaim' ? claimNeeds(object) : [])];
}

function namespace(object: KubernetesObject, kind: string): readonly string[] {
  const name = object.metadata?.namespace ?? '';
  return name === '' || name === 'default' || kind === 'Namespace' ? [] : [`Namespace ${name} has to exist.`];
}

function podNeeds(spec: PodSpec): readonly string[] {
  const account = spec.serviceAccountName ?? spec.serviceAccount ?? '';
  const needs = [
    account === '' || account === 'default' ? '' : `ServiceAccount ${account} has to exist.`,
    spec.priorityClassName === undefined || spec.priorityClassName === '' ? '' : `PriorityClass ${spec.priorityClassName} has to exist.`,
    spec.runtimeClassName === undefined ? '' : `RuntimeClass ${spec.runtimeClassName} has to exist.`,
    (spec.nodeName ?? '') === '' ? '' : `Node ${spec.nodeName} has to exist.`,
    spec.nodeSelector === undefined ? '' : 'A node with the labels of nodeSelector has to exist.',
    ...(spec.imagePullSecrets ?? []).map(({ name }) => (name === undefined ? '' : `Secret ${name} has to exist for pulling images.`)),
    ...(spec.volumes ?? []).map(({ hostPath }) => (hostPath?.path === undefined ? '' : `The node has to have ${hostPath.path}.`)),
  ];
  return needs.filter((sentence) => sentence !== '');
}

function claimNeeds(object: KubernetesObject): readonly string[] {
  const spec = (object as PersistentVolumeClaim).spec;
  const name = spec?.storageClassName;
  if (name !== undefined && name !== '') return [`StorageClass ${name} has to exist.`];
  return spec?.volumeName === undefined ? ['A PersistentVolume or a default StorageClass has to exist.'] : [`PersistentVolume ${spec.volumeName} has to exist.`];
}
