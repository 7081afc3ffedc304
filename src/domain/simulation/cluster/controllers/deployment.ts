/** Deployments. After pkg/controller/deployment. */
import type {
  Deployment,
  DeploymentCondition,
  PodTemplateSpec,
  ReplicaSet,
} from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { templateHash } from '#domain/simulation/cluster/names.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import { ownerOf, type ControllerTools } from './tools.ts';

const FROM = 'deployment-controller';
const HASH = 'pod-template-hash';
const REVISION = 'deployment.kubernetes.io/revision';

export function deployments(tools: ControllerTools): void {
  for (const deployment of tools.store.list('Deployment')) {
    if (deployment.spec?.paused === true) continue;
    const hash = templateHash(deployment.spec?.template ?? {});
    const sets = setsOf(tools, deployment);
    const current =
      sets.find(({ metadata }) => metadata?.labels?.[HASH] === hash) ?? create(tools, deployment, hash);
    rollOut(tools, deployment, current);
    report(tools, deployment, current);
  }
}

const setsOf = ({ store }: ControllerTools, deployment: Deployment): readonly ReplicaSet[] =>
  store.ownedBy(metaOf(deployment).uid).filter(({ kind }) => kind === 'ReplicaSet');

function create(tools: ControllerTools, deployment: Deployment, hash: string): ReplicaSet {
  const { name, namespace } = metaOf(deployment);
  const { spec = {} } = deployment;
  const labels = { ...spec.template?.metadata?.labels, [HASH]: hash };
  const template: PodTemplateSpec = { ...spec.template, metadata: { ...spec.template?.metadata, labels } };
  const revision = String(setsOf(tools, deployment).length + 1);
  tools.store.update({
    ...deployment,
    metadata: {
      ...deployment.metadata,
      annotations: { ...deployment.metadata?.annotations, [REVISION]: revision },
    },
  });
  return tools.store.create('ReplicaSet', {
    apiVersion: 'apps/v1',
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels,
      annotations: { [REVISION]: revision },
      ownerReferences: [ownerOf(deployment)],
    },
    spec: {
      replicas: 0,
      selector: { ...spec.selector, matchLabels: { ...spec.selector?.matchLabels, [HASH]: hash } },
      template,
    },
  } satisfies ReplicaSet);
}

const wantedOf = ({ spec }: Deployment | ReplicaSet): number => spec?.replicas ?? 1;
const availableOf = ({ status }: ReplicaSet): number => status?.availableReplicas ?? 0;

function rollOut(tools: ControllerTools, deployment: Deployment, current: ReplicaSet): void {
  const old = setsOf(tools, deployment).filter((set) => metaOf(set).uid !== metaOf(current).uid);
  const isRecreate = deployment.spec?.strategy?.type === 'Recreate';
  const room = isRecreate ? roomAfter(old, deployment) : roomBeside(old, deployment);
  const wanted = wantedOf(deployment);
  scale(tools, deployment, current, Math.min(wanted, Math.max(current.spec?.replicas ?? 0, room)));
  shrink(tools, deployment, old, isRecreate ? Infinity : spareOf(old, deployment, current));
}

/** The new set grows as far as maxSurge lets it. */
const roomBeside = (old: readonly ReplicaSet[], deployment: Deployment): number =>
  wantedOf(deployment) + limitsOf(deployment)[0] - sum(old, wantedOf);

/** Recreate: when all old Pods are gone. */
const roomAfter = (old: readonly ReplicaSet[], deployment: Deployment): number =>
  sum(old, ({ status }) => status?.replicas ?? 0) > 0 ? 0 : wantedOf(deployment);

/** So many old Pods may go that enough are available. */
const spareOf = (old: readonly ReplicaSet[], deployment: Deployment, current: ReplicaSet): number =>
  sum(old, wantedOf) + availableOf(current) - (wantedOf(deployment) - limitsOf(deployment)[1]);

function shrink(
  tools: ControllerTools,
  deployment: Deployment,
  old: readonly ReplicaSet[],
  spare: number,
): void {
  let left = spare;
  for (const set of old) {
    const has = wantedOf(set);
    const less = Math.min(has, Math.max(left, has - availableOf(set)));
    left -= less;
    if (less > 0) scale(tools, deployment, set, has - less);
  }
}

const sum = (sets: readonly ReplicaSet[], of: (set: ReplicaSet) => number): number =>
  sets.reduce((total, set) => total + of(set), 0);

function limitsOf(deployment: Deployment): readonly [surge: number, unavailable: number] {
  const { spec } = deployment;
  const wanted = wantedOf(deployment);
  const { maxSurge = '25%', maxUnavailable = '25%' } = spec?.strategy?.rollingUpdate ?? {};
  const surge = countOf(maxSurge, wanted, Math.ceil);
  const unavailable = countOf(maxUnavailable, wanted, Math.floor);
  return surge + unavailable === 0 ? [0, 1] : [surge, unavailable];
}

const countOf = (value: number | string, of: number, round: (value: number) => number): number =>
  typeof value === 'number' ? value : round((Number.parseInt(value, 10) * of) / 100);

function scale(tools: ControllerTools, deployment: Deployment, set: ReplicaSet, replicas: number): void {
  const before = set.spec?.replicas ?? 0;
  if (before === replicas) return;
  tools.store.update({ ...set, spec: { ...set.spec, replicas } } as ReplicaSet);
  const how = replicas > before ? 'up' : 'down';
  const message = `Scaled ${how} replica set ${metaOf(set).name} from ${before} to ${replicas}`;
  tools.event(deployment, { type: 'Normal', reason: 'ScalingReplicaSet', message, from: FROM });
}

function report(tools: ControllerTools, deployment: Deployment, current: ReplicaSet): void {
  const sets = setsOf(tools, deployment);
  const now =
    tools.store.get('Deployment', metaOf(deployment).namespace, metaOf(deployment).name) ?? deployment;
  const wanted = wantedOf(deployment);
  const available = sum(sets, availableOf);
  const updated = current.status?.replicas ?? 0;
  const some = (name: string, value: number) => (value > 0 ? { [name]: value } : {});
  tools.store.setStatus(now, {
    ...some('availableReplicas', available),
    conditions: conditionsOf(tools, now, { wanted, available, updated, set: metaOf(current).name }),
    observedGeneration: deployment.metadata?.generation ?? 1,
    ...some(
      'readyReplicas',
      sum(sets, ({ status }) => status?.readyReplicas ?? 0),
    ),
    ...some(
      'replicas',
      sum(sets, ({ status }) => status?.replicas ?? 0),
    ),
    ...some('unavailableReplicas', Math.max(0, wanted - available)),
    ...some('updatedReplicas', updated),
  });
}

function conditionsOf(
  tools: ControllerTools,
  deployment: Deployment,
  facts: {
    readonly wanted: number;
    readonly available: number;
    readonly updated: number;
    readonly set: string;
  },
): readonly DeploymentCondition[] {
  const isAvailable = facts.available >= facts.wanted - limitsOf(deployment)[1];
  const isDone = facts.available === facts.wanted && facts.updated === facts.wanted;
  return [
    isAvailable
      ? { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' }
      : { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', message: 'Deployment does not have minimum availability.' },
    isDone
      ? { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable', message: `ReplicaSet "${facts.set}" has successfully progressed.` }
      : { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated', message: `ReplicaSet "${facts.set}" is progressing.` },
  ].map((condition) => ({ ...condition, ...timesOf(tools, deployment, condition) })); // prettier-ignore
}

function timesOf({ kernel }: ControllerTools, { status }: Deployment, condition: DeploymentCondition) {
  const time = formatTime(kernel.wallTime);
  const old: DeploymentCondition = status?.conditions?.find(({ type }) => type === condition.type) ?? {};
  const { lastTransitionTime = time, lastUpdateTime = time } = old;
  return {
    lastTransitionTime: old.status === condition.status ? lastTransitionTime : time,
    lastUpdateTime: old.reason === condition.reason ? lastUpdateTime : time,
  };
}
