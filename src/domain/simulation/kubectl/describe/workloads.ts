import type {
  DaemonSet,
  DaemonSetStatus,
  Deployment,
  DeploymentCondition,
  DeploymentSpec,
  Pod,
  ReplicaSet,
  StatefulSet,
  StatefulSetSpec,
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
import { Description, controllerOf, describeName, orZero } from './description.ts';
import { describeEvents } from './events.ts';
import { describeTemplate } from './template.ts';

/** After describeDeployment of kubectl's describe.go. */
export function describeDeployment(object: Deployment, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata = {}, spec = {} } = object;
  describeName(to, metadata);
  to.line(0, 'CreationTimestamp:', formatLongTime(metadata.creationTimestamp));
  to.labels('Labels', metadata.labels);
  to.annotations('Annotations', metadata.annotations);
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.line(0, 'Replicas:', replicasText(object));
  describeStrategy(to, spec);
  describeTemplate(to, spec.template);
  describeConditions(to, object.status?.conditions);
  describeReplicaSets(to, metadata.uid, cluster);
  describeEvents(to, { ...object, kind: 'Deployment' }, cluster);
  return to;
}

function replicasText({ spec, status = {} }: Deployment): string {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  const wanted = spec?.replicas ?? 1;
  return `${wanted} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`;
}

function describeStrategy(to: Description, { strategy = {}, minReadySeconds }: DeploymentSpec): void {
  to.line(0, 'StrategyType:', strategy.type ?? 'RollingUpdate');
  to.line(0, 'MinReadySeconds:', orZero(minReadySeconds));
  if (!strategy.rollingUpdate) return;
  const { maxUnavailable, maxSurge } = strategy.rollingUpdate;
  to.line(0, 'RollingUpdateStrategy:', `${maxUnavailable} max unavailable, ${maxSurge} max surge`);
}

function describeConditions(to: Description, conditions: readonly DeploymentCondition[] = []): void {
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:');
  to.line(1, 'Type', 'Status', 'Reason');
  to.line(1, '----', '------', '------');
  for (const { type, status, reason } of conditions) to.line(1, `${type} `, status, reason);
}

const REVISION = 'deployment.kubernetes.io/revision';

/** The one with the highest revision is the new one. */
function describeReplicaSets(to: Description, owner: string | undefined, cluster: RunningCluster): void {
  const [newest, ...old] = (cluster.objects('ReplicaSet') as readonly ReplicaSet[])
    .filter((set) => set.metadata?.ownerReferences?.some(({ uid }) => uid === owner) === true)
    .toSorted((one, other) => revisionOf(other) - revisionOf(one));
  to.line(0, 'OldReplicaSets:', old.toReversed().map(replicaSetText).join(', ') || '<none>');
  to.line(0, 'NewReplicaSet:', newest ? replicaSetText(newest) : '<none>');
}

const revisionOf = ({ metadata }: ReplicaSet): number => Number(metadata?.annotations?.[REVISION] ?? 0);

const replicaSetText = ({ metadata, spec, status }: ReplicaSet): string =>
  `${metadata?.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 1} replicas created)`;

export function describeReplicaSet(object: ReplicaSet, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata = {}, spec = {}, status = {} } = object;
  describeName(to, metadata);
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.labels('Labels', metadata.labels);
  to.annotations('Annotations', metadata.annotations);
  to.optional(0, 'Controlled By:', controllerOf(metadata));
  to.line(0, 'Replicas:', `${orZero(status.replicas)} current / ${spec.replicas ?? 1} desired`);
  to.line(0, 'Pods Status:', podsStatus(object, cluster));
  describeTemplate(to, spec.template);
  describeEvents(to, { ...object, kind: 'ReplicaSet' }, cluster);
  return to;
}

export function describeStatefulSet(object: StatefulSet, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata = {}, spec = {}, status = {} } = object;
  describeName(to, metadata);
  to.line(0, 'CreationTimestamp:', formatLongTime(metadata.creationTimestamp));
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.labels('Labels', metadata.labels);
  to.annotations('Annotations', metadata.annotations);
  to.line(0, 'Replicas:', `${spec.replicas ?? 1} desired | ${orZero(status.replicas)} total`);
  describeUpdates(to, spec);
  to.line(0, 'Pods Status:', podsStatus(object, cluster));
  describeTemplate(to, spec.template);
  describeClaims(to, spec.volumeClaimTemplates);
  describeEvents(to, { ...object, kind: 'StatefulSet' }, cluster);
  return to;
}

function describeUpdates(to: Description, { updateStrategy = {} }: StatefulSetSpec): void {
  to.line(0, 'Update Strategy:', updateStrategy.type ?? 'RollingUpdate');
  to.optional(1, 'Partition:', updateStrategy.rollingUpdate?.partition);
}

function describeClaims(to: Description, claims: StatefulSetSpec['volumeClaimTemplates'] = []): void {
  if (claims.length === 0) return to.line(0, 'Volume Claims:', '<none>');
  to.line(0, 'Volume Claims:');
  for (const { metadata = {}, spec = {} } of claims) {
    to.line(1, 'Name:', metadata.name);
    to.line(1, 'StorageClass:', spec.storageClassName);
    to.labels('Labels', metadata.labels, '  ');
    to.annotations('Annotations', metadata.annotations, '  ');
    to.line(1, 'Capacity:', spec.resources?.requests?.['storage'] ?? '<default>');
    to.line(1, 'Access Modes:', `[${(spec.accessModes ?? []).join(' ')}]`);
  }
}

export function describeDaemonSet(object: DaemonSet, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata = {}, spec = {}, status = {} } = object;
  to.line(0, 'Name:', metadata.name);
  to.line(0, 'Selector:', selectorText(spec.selector));
  to.line(0, 'Node-Selector:', labelsText(spec.template?.spec?.nodeSelector));
  to.labels('Labels', metadata.labels);
  to.annotations('Annotations', metadata.annotations);
  describeNodes(to, status);
  to.line(0, 'Pods Status:', podsStatus(object, cluster));
  describeTemplate(to, spec.template);
  describeEvents(to, { ...object, kind: 'DaemonSet' }, cluster);
  return to;
}

function describeNodes(to: Description, status: DaemonSetStatus): void {
  const { desiredNumberScheduled, currentNumberScheduled, updatedNumberScheduled, numberAvailable } = status;
  to.line(0, `Desired Number of Nodes Scheduled: ${orZero(desiredNumberScheduled)}`);
  to.line(0, `Current Number of Nodes Scheduled: ${orZero(currentNumberScheduled)}`);
  to.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${orZero(updatedNumberScheduled)}`);
  to.line(0, `Number of Nodes Scheduled with Available Pods: ${orZero(numberAvailable)}`);
  to.line(0, `Number of Nodes Misscheduled: ${orZero(status.numberMisscheduled)}`);
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
