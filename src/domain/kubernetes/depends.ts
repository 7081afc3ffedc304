import { claimNeeds } from './depends/claim.ts';
import { podNeeds } from './depends/pod.ts';
import { serviceNeeds } from './depends/service.ts';
import type { KubernetesObject } from './manifest.ts';
import { podSpecOf } from './pod-spec.ts';
import type { PersistentVolumeClaim, Service, StatefulSet } from './schema/api.gen.ts';

/**
 * What only a cluster can tell about an object that is otherwise accepted, one short sentence each and each once, in a
 * stable order. Objects that it names, such as a Namespace or a ConfigMap, may stand beside it: whether they do is the
 * world's question (world/depends.ts), not this one's.
 */
export function dependsOn(object: KubernetesObject, kind: string): readonly string[] {
  const spec = podSpecOf(object, kind);
  const needs = [
    ...(spec === undefined ? [] : podNeeds(spec)),
    ...(kind === 'StatefulSet' ? templatesNeed(object) : []),
    ...(kind === 'PersistentVolumeClaim' ? claimNeeds((object as PersistentVolumeClaim).spec) : []),
    ...(kind === 'Service' ? serviceNeeds((object as Service).spec ?? {}) : []),
    ...(kind === 'NetworkPolicy' ? ['The network plug-in of the cluster has to obey NetworkPolicies.'] : []),
  ];
  return [...new Set(needs)];
}

function templatesNeed(object: KubernetesObject): readonly string[] {
  const claims = (object as StatefulSet).spec?.volumeClaimTemplates ?? [];
  return claims.flatMap((claim) => claimNeeds(claim?.spec));
}
