/** ReplicaSets. After pkg/controller/replicaset/replica_set.go. */
import type { Pod, ReplicaSet } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { isActive, isReady } from '#domain/simulation/cluster/pod-facts.ts';
import { podFrom, podsOwnedBy, type ControllerTools } from './tools.ts';

const FROM = 'replicaset-controller';

export function replicaSets(tools: ControllerTools): void {
  for (const set of tools.store.list('ReplicaSet')) {
    const pods = podsOwnedBy(tools, set).filter(isActive);
    const wanted = set.spec?.replicas ?? 1;
    for (let count = pods.length; count < wanted; count += 1) add(tools, set);
    for (const pod of leavers(pods, pods.length - wanted)) remove(tools, set, pod);
    report(tools, set);
  }
}

function add(tools: ControllerTools, set: ReplicaSet): void {
  const pod = tools.create('Pod', podFrom(set, set.spec?.template));
  const message = `Created pod: ${metaOf(pod).name}`;
  tools.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message, from: FROM });
}

function remove(tools: ControllerTools, set: ReplicaSet, pod: Pod): void {
  tools.remove(pod);
  const message = `Deleted pod: ${metaOf(pod).name}`;
  tools.event(set, { type: 'Normal', reason: 'SuccessfulDelete', message, from: FROM });
}

/** Those that are not ready go first, then the youngest. */
const leavers = (pods: readonly Pod[], count: number): readonly Pod[] =>
  count <= 0
    ? []
    : [...pods.filter((pod) => !isReady(pod)), ...pods.filter(isReady).toReversed()].slice(0, count);

function report(tools: ControllerTools, set: ReplicaSet): void {
  const pods = podsOwnedBy(tools, set).filter(isActive);
  const ready = pods.filter(isReady).length;
  tools.store.setStatus(set, {
    ...(ready > 0 ? { availableReplicas: ready } : {}),
    fullyLabeledReplicas: pods.length,
    observedGeneration: set.metadata?.generation ?? 1,
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    replicas: pods.length,
  });
}
