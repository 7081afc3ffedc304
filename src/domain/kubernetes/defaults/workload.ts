import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  JobSpec,
  PodTemplateSpec,
  ReplicaSet,
  StatefulSet,
} from '#domain/kubernetes/schema/api.gen.ts';
import { setClaimDefaults } from './claim.ts';
import { setPodSpecDefaults } from './pod.ts';
import { changed, orElse } from './words.ts';

const setTemplateDefaults = (template: PodTemplateSpec | undefined): PodTemplateSpec => ({
  ...template,
  spec: setPodSpecDefaults(template?.spec ?? {}),
});

function setDeploymentDefaults(deployment: Deployment): Deployment {
  const spec = deployment.spec ?? {};
  const strategy = { ...spec.strategy, type: orElse(spec.strategy?.type, 'RollingUpdate') };
  const rolling = { maxUnavailable: '25%', maxSurge: '25%', ...spec.strategy?.rollingUpdate };
  return {
    ...deployment,
    spec: {
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
      strategy: strategy.type === 'RollingUpdate' ? { ...strategy, rollingUpdate: rolling } : strategy,
      template: setTemplateDefaults(spec.template),
    },
  };
}

const setReplicaSetDefaults = (set: ReplicaSet): ReplicaSet => ({
  ...set,
  spec: { replicas: 1, ...set.spec, template: setTemplateDefaults(set.spec?.template) },
});

function setStatefulSetDefaults(set: StatefulSet): StatefulSet {
  const spec = set.spec ?? {};
  return {
    ...set,
    spec: {
      replicas: 1,
      revisionHistoryLimit: 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      ...spec,
      podManagementPolicy: orElse(spec.podManagementPolicy, 'OrderedReady'),
      updateStrategy: {
        rollingUpdate: { partition: 0 },
        ...spec.updateStrategy,
        type: orElse(spec.updateStrategy?.type, 'RollingUpdate'),
      },
      template: setTemplateDefaults(spec.template),
      ...changed('volumeClaimTemplates', spec.volumeClaimTemplates, (claims) => claims.map(setClaimDefaults)),
    },
  };
}

function setDaemonSetDefaults(set: DaemonSet): DaemonSet {
  const spec = set.spec ?? {};
  return {
    ...set,
    spec: {
      revisionHistoryLimit: 10,
      ...spec,
      updateStrategy: { ...spec.updateStrategy, type: orElse(spec.updateStrategy?.type, 'RollingUpdate') },
      template: setTemplateDefaults(spec.template),
    },
  };
}

function setJobSpecDefaults(spec: JobSpec): JobSpec {
  const alone = spec.completions === undefined && spec.parallelism === undefined;
  return {
    parallelism: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
    manualSelector: false,
    ...(alone ? { completions: 1 } : {}),
    ...spec,
    template: setTemplateDefaults(spec.template),
  };
}

const setJobDefaults = (job: Job): Job => ({ ...job, spec: setJobSpecDefaults(job.spec ?? {}) });

function setCronJobDefaults(cronJob: CronJob): CronJob {
  const spec = cronJob.spec ?? {};
  return {
    ...cronJob,
    spec: {
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      ...spec,
      concurrencyPolicy: orElse(spec.concurrencyPolicy, 'Allow'),
      jobTemplate: { ...spec.jobTemplate, spec: setJobSpecDefaults(spec.jobTemplate?.spec ?? {}) },
    },
  };
}

const BY_KIND = new Map<string, (object: KubernetesObject) => KubernetesObject>([
  ['Deployment', setDeploymentDefaults],
  ['ReplicaSet', setReplicaSetDefaults],
  ['StatefulSet', setStatefulSetDefaults],
  ['DaemonSet', setDaemonSetDefaults],
  ['Job', setJobDefaults],
  ['CronJob', setCronJobDefaults],
]);

/** After pkg/apis/apps/v1/defaults.go and pkg/apis/batch/v1/defaults.go, as far as what runs depends on it. */
export function setWorkloadDefaults(object: KubernetesObject, kind: string): KubernetesObject {
  const setDefaults = BY_KIND.get(kind);
  return setDefaults === undefined ? object : setDefaults(object);
}
