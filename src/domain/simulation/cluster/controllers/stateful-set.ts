/** StatefulSets: numbered Pods, one after the other. After pkg/controller/statefulset. */
import type { PersistentVolumeClaim, Pod, StatefulSet } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { templateHash } from '#domain/simulation/cluster/names.ts';
import { isFinished, isLeaving, isReady } from '#domain/simulation/cluster/pod-facts.ts';
import { podFrom, podsOwnedBy, type ControllerTools } from './tools.ts';

const FROM = 'statefulset-controller';

export function statefulSets(tools: ControllerTools): void {
  for (const set of tools.store.list('StatefulSet')) {
    arrange(tools, set);
    report(tools, set);
  }
}

function arrange(tools: ControllerTools, set: StatefulSet): void {
  const names = namesFor(set);
  const isOrdered = set.spec?.podManagementPolicy !== 'Parallel';
  for (const name of names) if (!ensure(tools, set, name) && isOrdered) return;
  const surplus = podsOwnedBy(tools, set).filter((pod) => !names.includes(metaOf(pod).name));
  const [last] = surplus.toSorted((one, other) => ordinalOf(other) - ordinalOf(one));
  if (last && !isLeaving(last)) tools.remove(last);
}

function namesFor(set: StatefulSet): readonly string[] {
  const { replicas = 1, ordinals } = set.spec ?? {};
  const first = ordinals?.start ?? 0;
  return Array.from({ length: replicas }, (_, index) => `${metaOf(set).name}-${first + index}`);
}

/** True when it is there and ready: the next one may come. */
function ensure(tools: ControllerTools, set: StatefulSet, podName: string): boolean {
  const pod = tools.store.get('Pod', metaOf(set).namespace, podName);
  if (!pod) add(tools, set, podName);
  else if (isFinished(pod) && !isLeaving(pod)) replace(tools, set, pod);
  return pod !== undefined && isReady(pod);
}

const ordinalOf = (pod: Pod): number => Number(metaOf(pod).name.split('-').at(-1));

/** One that ended is made anew under its name. */
function replace(tools: ControllerTools, set: StatefulSet, pod: Pod): void {
  tools.remove(pod);
  const message = `delete Pod ${metaOf(pod).name} in StatefulSet ${metaOf(set).name} successful`;
  tools.event(set, { type: 'Normal', reason: 'SuccessfulDelete', message, from: FROM });
}

function add(tools: ControllerTools, set: StatefulSet, podName: string): void {
  const claims = set.spec?.volumeClaimTemplates ?? [];
  for (const claim of claims) ensureClaim(tools, set, claim, podName);
  tools.create('Pod', podOf(set, podName, claims));
  const message = `create Pod ${podName} in StatefulSet ${metaOf(set).name} successful`;
  tools.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message, from: FROM });
}

/** Named, findable under the Service's domain, with its own claims for volumes. */
function podOf(set: StatefulSet, podName: string, claims: readonly PersistentVolumeClaim[]): Pod {
  const { name } = metaOf(set);
  const pod = podFrom(set, set.spec?.template, {
    name: podName,
    labels: {
      'apps.kubernetes.io/pod-index': podName.slice(name.length + 1),
      'controller-revision-hash': revisionOf(set),
      'statefulset.kubernetes.io/pod-name': podName,
    },
  });
  const own = claims.map((claim) => ({
    name: metaOf(claim).name,
    persistentVolumeClaim: { claimName: `${metaOf(claim).name}-${podName}` },
  }));
  const names = new Set(own.map((volume) => volume.name));
  const { volumes = [] } = pod.spec ?? {};
  const others = volumes.filter((volume) => !names.has(volume.name ?? ''));
  const subdomain = set.spec?.serviceName ? { subdomain: set.spec.serviceName } : {};
  return { ...pod, spec: { ...pod.spec, hostname: podName, ...subdomain, volumes: [...own, ...others] } };
}

const revisionOf = (set: StatefulSet): string =>
  `${metaOf(set).name}-${templateHash(set.spec?.template ?? {})}`;

function ensureClaim(
  tools: ControllerTools,
  set: StatefulSet,
  template: PersistentVolumeClaim,
  podName: string,
): void {
  const { name: setName, namespace } = metaOf(set);
  const name = `${metaOf(template).name}-${podName}`;
  if (tools.store.get('PersistentVolumeClaim', namespace, name)) return;
  tools.create('PersistentVolumeClaim', {
    ...template,
    metadata: { ...template.metadata, name, namespace, labels: set.spec?.selector?.matchLabels ?? {} },
  } as PersistentVolumeClaim);
  const message = `create Claim ${name} Pod ${podName} in StatefulSet ${setName} success`;
  tools.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message, from: FROM });
}

function report(tools: ControllerTools, set: StatefulSet): void {
  const pods = podsOwnedBy(tools, set);
  const ready = pods.filter(isReady).length;
  const revision = revisionOf(set);
  tools.store.setStatus(set, {
    availableReplicas: ready,
    collisionCount: 0,
    currentReplicas: pods.length,
    currentRevision: revision,
    observedGeneration: set.metadata?.generation ?? 1,
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    replicas: pods.length,
    updateRevision: revision,
    updatedReplicas: pods.length,
  });
}
