import type {
  DaemonSet,
  DaemonSetUpdateStrategy,
  Deployment,
  DeploymentStrategy,
  PersistentVolumeClaim,
  ReplicaSet,
  StatefulSet,
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
} from '#domain/kubernetes/schema/api.gen.ts';
import { setClaimSpecDefaults } from './claim.ts';
import { setTemplateDefaults } from './template.ts';
import { changed, orElse } from './words.ts';

const ROLLING = 'RollingUpdate';

/** SetDefaults_Deployment in pkg/apis/apps/v1/defaults.go. */
export function setDeploymentDefaults(deployment: Deployment): Deployment {
  const { spec = {} } = deployment;
  return {
    ...deployment,
    spec: {
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
      strategy: deploymentStrategy(spec.strategy ?? {}),
      template: setTemplateDefaults(spec.template),
    },
  };
}

function deploymentStrategy(strategy: DeploymentStrategy): DeploymentStrategy {
  const type = orElse(strategy.type, ROLLING);
  if (type !== ROLLING) return { ...strategy, type };
  return {
    ...strategy,
    type,
    rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%', ...strategy.rollingUpdate },
  };
}

/** SetDefaults_ReplicaSet in pkg/apis/apps/v1/defaults.go. */
export const setReplicaSetDefaults = (set: ReplicaSet): ReplicaSet => ({
  ...set,
  spec: { replicas: 1, ...set.spec, template: setTemplateDefaults(set.spec?.template) },
});

/** SetDefaults_DaemonSet in pkg/apis/apps/v1/defaults.go. */
export function setDaemonSetDefaults(set: DaemonSet): DaemonSet {
  const { spec = {} } = set;
  return {
    ...set,
    spec: {
      revisionHistoryLimit: 10,
      ...spec,
      updateStrategy: daemonSetStrategy(spec.updateStrategy ?? {}),
      template: setTemplateDefaults(spec.template),
    },
  };
}

function daemonSetStrategy(strategy: DaemonSetUpdateStrategy): DaemonSetUpdateStrategy {
  const type = orElse(strategy.type, ROLLING);
  if (type !== ROLLING) return { ...strategy, type };
  return { ...strategy, type, rollingUpdate: { maxUnavailable: 1, maxSurge: 0, ...strategy.rollingUpdate } };
}

/** SetDefaults_StatefulSet in pkg/apis/apps/v1/defaults.go. */
export function setStatefulSetDefaults(set: StatefulSet): StatefulSet {
  const { spec = {} } = set;
  return {
    ...set,
    spec: {
      replicas: 1,
      revisionHistoryLimit: 10,
      ...spec,
      persistentVolumeClaimRetentionPolicy: retention(spec),
      podManagementPolicy: orElse(spec.podManagementPolicy, 'OrderedReady'),
      updateStrategy: statefulSetStrategy(spec.updateStrategy ?? {}),
      template: setTemplateDefaults(spec.template),
      ...changed('volumeClaimTemplates', spec.volumeClaimTemplates, (claims) =>
        claims.map(setClaimTemplateDefaults),
      ),
    },
  };
}

function retention({ persistentVolumeClaimRetentionPolicy: policy = {} }: StatefulSetSpec) {
  return {
    whenDeleted: orElse(policy.whenDeleted, 'Retain'),
    whenScaled: orElse(policy.whenScaled, 'Retain'),
  };
}

/** `maxUnavailable` is dropped: its feature gate is off in v1.35.4 (dropStatefulSetDisabledFields in pkg/registry/apps/statefulset). */
function statefulSetStrategy(strategy: StatefulSetUpdateStrategy): StatefulSetUpdateStrategy {
  const { maxUnavailable: _gated, ...rollingUpdate } = strategy.rollingUpdate ?? {};
  if (strategy.type === undefined || strategy.type === '')
    return { ...strategy, type: ROLLING, rollingUpdate: { partition: 0, ...rollingUpdate } };
  if (strategy.rollingUpdate === undefined) return strategy;
  const partition = strategy.type === ROLLING ? { partition: 0 } : {};
  return { ...strategy, rollingUpdate: { ...partition, ...rollingUpdate } };
}

/** Its data sources stay as they are written: only a claim itself has them normalised. */
const setClaimTemplateDefaults = (claim: PersistentVolumeClaim): PersistentVolumeClaim => ({
  ...claim,
  spec: setClaimSpecDefaults(claim.spec ?? {}),
});
