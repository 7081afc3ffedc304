/** DaemonSets: one Pod on the one node. After pkg/controller/daemon/daemon_controller.go. */
import type { DaemonSet } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { templateHash } from '#domain/simulation/cluster/names.ts';
import { isActive, isReady } from '#domain/simulation/cluster/pod-facts.ts';
import { podFrom, podsOwnedBy, type ControllerTools } from './tools.ts';

export function daemonSets(tools: ControllerTools): void {
  for (const set of tools.store.list('DaemonSet')) {
    if (podsOwnedBy(tools, set).filter(isActive).length === 0) add(tools, set);
    const ready = podsOwnedBy(tools, set).filter((pod) => isActive(pod) && isReady(pod)).length;
    tools.store.setStatus(set, {
      currentNumberScheduled: 1,
      desiredNumberScheduled: 1,
      ...(ready > 0 ? { numberAvailable: ready } : { numberUnavailable: 1 }),
      numberMisscheduled: 0,
      numberReady: ready,
      observedGeneration: set.metadata?.generation ?? 1,
      updatedNumberScheduled: 1,
    });
  }
}

function add(tools: ControllerTools, set: DaemonSet): void {
  const hash = templateHash(set.spec?.template ?? {});
  const labels = { 'controller-revision-hash': hash, 'pod-template-generation': '1' };
  const pod = tools.create('Pod', podFrom(set, set.spec?.template, { labels }));
  const message = `Created pod: ${metaOf(pod).name}`;
  tools.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message, from: 'daemonset-controller' });
}
