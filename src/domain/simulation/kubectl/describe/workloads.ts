import type {
  DaemonSet,
  Deployment,
  Pod,
  ReplicaSet,
  StatefulSet,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import {
  labelsText,
  selectorTest,
  selectorText,
  type LabelSelector,
} from '#domain/simulation/kubectl/selectors.ts';
import { formatLongTime } from '#domain/simulation/kubectl/timestamps.ts';
import { Description, controllerOf } from './description.ts';
import { describeEvents } from './events.ts';
import { describeTemplate } from './template.ts';

/** After describeDeployment of kubectl's describe.go. */
export function describeDeployment(object: Deployment, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, spec = {}, status = {} } = object;
  to.line(0, 'Name:', metadata?.name ?? '');
  to.line(0, 'Namespace:', metadata?.namespace ?? 'default');
  to.line(0, 'CreationTimestamp:', formatLongTime(metadata?.creationTimestamp));
  to.labels('Labels', metadata?.labels);
  to.annotations('Annotations', metadata?.annotations);
  to.line(0, 'Selector:', selectorText(spec.selector));
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  to.line(0, 'Replicas:', `${spec.replicas ?? 1} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`); // prettier-ignore
  describeStrategy(to, object);
  describeTemplate(to, spec.template);
  describeConditions(to, object);
  describeReplicaSets(to, object, cluster);
  describeEvents(to, { ...object, kind: 'Deployment' }, cluster);
  return to;
}

function describeStrategy(to: Description, { spec = {} }: Deployment): void {
  to.line(0, 'StrategyType:', spec.strategy?.type ?? 'RollingUpdate');
  to.line(0, 'MinReadySeconds:', String(spec.minReadySeconds ?? 0));
  const { maxUnavailable, maxSurge } = spec.strategy?.rollingUpdate ?? {};
  if (spec.strategy?.rollingUpdate)
    to.line(0, 'RollingUpdateStrategy:', `${maxUnavailable} max unavailable, ${maxSurge} max surge`);
}

function describeConditions(to: Description, { status }: Deployment): void {
  const conditions = status?.conditions ?? [];
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:');
  to.line(1, 'Type', 'Status', 'Reason');
  to.line(1, '----', '------', '------');
  for (const { type, status: holds, reason } of conditions) to.line(1, `${type} `, holds ?? '', reason ?? '');
}

const REVISION = 'deployment.kubernetes.io/revision';

/** The one with the highest revision is the new one. */
function describeReplicaSets(to: Description, { metadata }: Deployment, cluster: RunningCluster): void {
  const [newest, ...old] = (cluster.objects('ReplicaSet') as readonly ReplicaSet[])
    .filter((set) => set.metadata?.ownerReferences?.some(({ uid }) => uid === metadata?.uid) === true)
    .toSorted((one, other) => revisionOf(other) - revisionOf(one));
  to.line(0, 'OldReplicaSets:', old.toReversed().map(replicaSetText).join(', ') || '<none>');
  to.line(0, 'NewReplicaSet:', newest ? replicaSetText(newest) : '<none>');
}

const revisionOf = ({ metadata }: ReplicaSet): number => Number(metadata?.annotations?.[REVISION] ?? 0);

const replicaSetText = ({ metadata, spec, status }: ReplicaSet): string =>
  `${metadata?.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 1} replicas created)`;

export function describeReplicaSet(object: ReplicaSet, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, spec = {}, status } = object;
  to.line(0, 'Name:', metadata?.name ?? '');
  to.line(0, 'Namespace:', metadata?.namespace ?? 'default');
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.labels('Labels', metadata?.labels);
  to.annotations('Annotations', metadata?.annotations);
  to.optional(0, 'Controlled By:', controllerOf(metadata));
  to.line(0, 'Replicas:', `${status?.replicas ?? 0} current / ${spec.replicas ?? 1} desired`);
  to.line(0, 'Pods Status:', podsStatus(object, cluster));
  describeTemplate(to, spec.template);
  describeEvents(to, { ...object, kind: 'ReplicaSet' }, cluster);
  return to;
}

export function describeStatefulSet(object: StatefulSet, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, spec = {}, status } = object;
  to.line(0, 'Name:', metadata?.name ?? '');
  to.line(0, 'Namespace:', metadata?.namespace ?? 'default');
  to.line(0, 'CreationTimestamp:', formatLongTime(metadata?.creationTimestamp));
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.labels('Labels', metadata?.labels);
  to.annotations('Annotations', metadata?.annotations);
  to.line(0, 'Replicas:', `${spec.replicas ?? 1} desired | ${status?.replicas ?? 0} total`);
  to.line(0, 'Update Strategy:', spec.updateStrategy?.type ?? 'RollingUpdate');
  const { partition } = spec.updateStrategy?.rollingUpdate ?? {};
  if (partition !== undefined) to.line(1, 'Partition:', String(partition));
  to.line(0, 'Pods Status:', podsStatus(object, cluster));
  describeTemplate(to, spec.template);
  describeClaims(to, object);
  describeEvents(to, { ...object, kind: 'StatefulSet' }, cluster);
  return to;
}

function describeClaims(to: Description, { spec }: StatefulSet): void {
  const claims = spec?.volumeClaimTemplates ?? [];
  if (claims.length === 0) return to.line(0, 'Volume Claims:', '<none>');
  to.line(0, 'Volume Claims:');
  for (const { metadata, spec: claim } of claims) {
    to.line(1, 'Name:', metadata?.name ?? '');
    to.line(1, 'StorageClass:', claim?.storageClassName ?? '');
    to.labels('Labels', metadata?.labels, '  ');
    to.annotations('Annotations', metadata?.annotations, '  ');
    to.line(1, 'Capacity:', String(claim?.resources?.requests?.['storage'] ?? '<default>'));
    to.line(1, 'Access Modes:', `[${(claim?.accessModes ?? []).join(' ')}]`);
  }
}

export function describeDaemonSet(object: DaemonSet, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, spec = {}, status = {} } = object;
  to.line(0, 'Name:', metadata?.name ?? '');
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.line(0, 'Node-Selector:', labelsText(spec.template?.spec?.nodeSelector));
  to.labels('Labels', metadata?.labels);
  to.annotations('Annotations', metadata?.annotations);
  to.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled ?? 0}`);
  to.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled ?? 0}`);
  to.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`);
  to.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`);
  to.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled ?? 0}`);
  to.line(0, 'Pods Status:', podsStatus(object, cluster));
  describeTemplate(to, spec.template);
  describeEvents(to, { ...object, kind: 'DaemonSet' }, cluster);
  return to;
}

interface Selecting extends ApiObject {
  readonly spec?: { readonly selector?: LabelSelector };
}

/** Of the Pods that the object controls. */
function podsStatus({ metadata, spec }: Selecting, cluster: RunningCluster): string {
  const isSelected = selectorTest(spec?.selector);
  const pods = cluster
    .pods()
    .filter((pod) => isSelected(pod.metadata?.labels ?? {}))
    .filter((pod) => pod.metadata?.ownerReferences?.some(({ uid }) => uid === metadata?.uid) === true);
  const count = (phase: string): number => pods.filter(({ status }: Pod) => status?.phase === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
