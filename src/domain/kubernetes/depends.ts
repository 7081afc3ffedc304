import type { KubernetesObject } from './manifest.ts';
import { podSpecOf } from './pod-spec.ts';
import type { PersistentVolumeClaim, PodSpec, Service, ServiceSpec } from './schema/api.gen.ts';

/**
 * What only a cluster can tell about an object that is otherwise accepted, one sentence each. ConfigMaps, Secrets and claims
 * that a Pod names may stand beside it: whether they do is the world's question, not this one's.
 */
export function dependsOn(object: KubernetesObject, kind: string): readonly string[] {
  const spec = podSpecOf(object, kind);
  return [
    ...namespace(object, kind),
    ...(spec === undefined ? [] : podNeeds(spec)),
    ...(kind === 'PersistentVolumeClaim' ? claimNeeds(object) : []),
    ...(kind === 'Service' ? serviceNeeds((object as Service).spec ?? {}) : []),
  ];
}

function namespace(object: KubernetesObject, kind: string): readonly string[] {
  const name = object.metadata?.namespace ?? '';
  return name === '' || name === 'default' || kind === 'Namespace' ? [] : [`Namespace ${name} has to exist.`];
}

function podNeeds(spec: PodSpec): readonly string[] {
  const account = spec.serviceAccountName ?? spec.serviceAccount ?? '';
  return [
    ...(account === 'default' ? [] : named('ServiceAccount', account)),
    ...named('PriorityClass', spec.priorityClassName),
    ...named('RuntimeClass', spec.runtimeClassName),
    ...named('Node', spec.nodeName),
    ...(spec.nodeSelector === undefined ? [] : ['A node with the labels of nodeSelector has to exist.']),
    ...(spec.imagePullSecrets ?? []).flatMap(({ name }) => named('Secret', name)),
    ...(spec.volumes ?? []).flatMap(({ hostPath }) =>
      hostPath?.path === undefined ? [] : [`The node has to have ${hostPath.path}.`],
    ),
  ];
}

const named = (kind: string, name: string | undefined): readonly string[] =>
  name === undefined || name === '' ? [] : [`${kind} ${name} has to exist.`];

function claimNeeds(object: KubernetesObject): readonly string[] {
  const spec = (object as PersistentVolumeClaim).spec;
  const name = spec?.storageClassName;
  if (name !== undefined && name !== '') return [`StorageClass ${name} has to exist.`];
  return spec?.volumeName === undefined
    ? ['A PersistentVolume or a default StorageClass has to exist.']
    : [`PersistentVolume ${spec.volumeName} has to exist.`];
}

/** What a Service asks for by number, and the address families that not every cluster has. */
function serviceNeeds(spec: ServiceSpec): readonly string[] {
  const { clusterIP = '', clusterIPs = [clusterIP], ports = [] } = spec;
  const addresses = clusterIPs.filter((address) => address !== '' && address !== 'None');
  const nodePorts = ports.flatMap(({ nodePort = 0 }) => (nodePort === 0 ? [] : [nodePort]));
  const sixth = (spec.ipFamilies ?? []).includes('IPv6') || addresses.some((ip) => ip.includes(':'));
  return [
    ...addresses.map((ip) => `${ip} has to be free, and in the cluster's range for Services.`),
    ...nodePorts.map((port) => `Node port ${port} has to be free.`),
    ...(sixth || spec.ipFamilyPolicy === 'RequireDualStack'
      ? ['The cluster has to give IPv6 addresses to Services.']
      : []),
  ];
}
