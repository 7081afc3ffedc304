/** After describePod of kubectl's describe.go, v1.35. */
import type {
  Pod,
  PodCondition,
  PodReadinessGate,
  PodSpec,
  PodStatus,
  Toleration,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { ageOf, formatLongTime } from '#domain/simulation/kubectl/timestamps.ts';
import { describeContainers, type Containers } from './containers.ts';
import { Description, controllerOf, describeName } from './description.ts';
import { describeEvents } from './events.ts';
import { describeVolumes } from './volumes.ts';

export function describePod(pod: Pod, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, spec = {}, status = {} } = pod;
  describeName(to, metadata);
  describePlace(to, spec, status);
  to.labels('Labels', metadata?.labels);
  to.annotations('Annotations', metadata?.annotations);
  describePhase(to, pod, cluster);
  describeAddresses(to, status);
  to.optional(0, 'Controlled By:', controllerOf(metadata));
  to.optional(0, 'NominatedNodeName:', status.nominatedNodeName);
  describeAllContainers(to, pod);
  describeConditions(to, pod);
  describeVolumes(to, spec.volumes);
  to.line(0, 'QoS Class:', status.qosClass);
  to.labels('Node-Selectors', spec.nodeSelector);
  to.list('Tolerations:', tolerationTexts(spec.tolerations));
  describeEvents(to, { ...pod, kind: 'Pod' }, cluster);
  return to;
}

function describePlace(to: Description, spec: PodSpec, status: PodStatus): void {
  to.optional(0, 'Priority:', spec.priority);
  to.optional(0, 'Priority Class Name:', spec.priorityClassName);
  to.optional(0, 'Runtime Class Name:', spec.runtimeClassName);
  to.optional(0, 'Service Account:', spec.serviceAccountName);
  to.line(0, 'Node:', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>');
  to.optional(0, 'Start Time:', formatLongTime(status.startTime));
}

function describePhase(to: Description, pod: Pod, { wallTime }: RunningCluster): void {
  const { metadata = {}, spec, status = {} } = pod;
  const isOver = status.phase === 'Failed' || status.phase === 'Succeeded';
  if (metadata.deletionTimestamp === undefined || isOver) to.line(0, 'Status:', status.phase);
  else {
    to.line(0, 'Status:', `Terminating (lasts ${ageOf(metadata.deletionTimestamp, wallTime)})`);
    to.line(0, 'Termination Grace Period:', `${metadata.deletionGracePeriodSeconds ?? 30}s`);
  }
  to.optional(0, 'Reason:', status.reason);
  to.optional(0, 'Message:', status.message);
  to.optional(0, 'SeccompProfile:', spec?.securityContext?.seccompProfile?.type);
}

function describeAddresses(to: Description, { podIP = '', podIPs = [] }: PodStatus): void {
  to.line(0, 'IP:', podIP);
  if (podIPs.length === 0) return to.line(0, 'IPs:', '<none>');
  to.line(0, 'IPs:');
  for (const { ip = '' } of podIPs) to.line(1, 'IP:', ip);
}

function describeAllContainers(to: Description, pod: Pod): void {
  const { spec = {}, status = {} } = pod;
  const lists: readonly Containers[] = [
    {
      title: 'Init Containers',
      containers: spec.initContainers,
      statuses: status.initContainerStatuses,
      pod,
    },
    { title: 'Containers', containers: spec.containers, statuses: status.containerStatuses, pod },
    {
      title: 'Ephemeral Containers',
      containers: spec.ephemeralContainers,
      statuses: status.ephemeralContainerStatuses,
      pod,
    },
  ];
  for (const list of lists)
    if (list.title === 'Containers' || (list.containers ?? []).length > 0) describeContainers(to, list);
}

function describeConditions(to: Description, { spec, status }: Pod): void {
  const conditions = status?.conditions ?? [];
  describeGates(to, spec?.readinessGates, conditions);
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:');
  to.line(1, 'Type', 'Status');
  for (const { type, status: holds } of conditions) to.line(1, `${type} `, `${holds} `);
}

function describeGates(
  to: Description,
  gates: readonly PodReadinessGate[] = [],
  conditions: readonly PodCondition[],
): void {
  if (gates.length === 0) return;
  to.line(0, 'Readiness Gates:');
  to.line(1, 'Type', 'Status');
  for (const { conditionType } of gates)
    to.line(
      1,
      `${conditionType} `,
      `${conditions.find(({ type }) => type === conditionType)?.status ?? '<none>'} `,
    );
}

/** `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s`, by key. */
export function tolerationTexts(tolerations: readonly Toleration[] = []): readonly string[] {
  return tolerations
    .toSorted((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1))
    .map(tolerationText);
}

function tolerationText({
  key = '',
  value = '',
  effect = '',
  operator,
  tolerationSeconds,
}: Toleration): string {
  const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`;
  const exists = operator === 'Exists' && value === '' ? `${what === '' ? '' : ' '}op=Exists` : '';
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
}
