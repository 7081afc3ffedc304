import type { CronJob, Job, JobSpec, PodFailurePolicy } from '#domain/kubernetes/schema/api.gen.ts';
import { setTemplateDefaults } from './template.ts';
import { changed, orElse } from './words.ts';

const MAX_INT32 = 2_147_483_647;

/**
 * SetDefaults_Job in pkg/apis/batch/v1/defaults.go. A Job without labels takes those of its template: the same ones, which the
 * generated labels are added to later.
 */
export function setJobDefaults(job: Job): Job {
  const { spec = {}, metadata } = job;
  const labels = spec.template?.metadata?.labels;
  const unlabelled = Object.keys(metadata?.labels ?? {}).length === 0;
  return {
    ...job,
    ...(labels !== undefined && unlabelled ? { metadata: { ...metadata, labels } } : {}),
    spec: { ...jobNumbers(spec), suspend: false, manualSelector: false, ...setJobSpecDefaults(spec) },
  };
}

function jobNumbers(spec: JobSpec): JobSpec {
  const alone = spec.completions === undefined && spec.parallelism === undefined;
  return {
    parallelism: 1,
    ...(alone ? { completions: 1 } : {}),
    backoffLimit: spec.backoffLimitPerIndex === undefined ? 6 : MAX_INT32,
    completionMode: 'NonIndexed',
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  };
}

/** What the Job in a CronJob has too: the Job's own defaults come when it is made. */
const setJobSpecDefaults = (spec: JobSpec): JobSpec => ({
  ...spec,
  ...changed('podFailurePolicy', spec.podFailurePolicy, setFailurePolicyDefaults),
  template: setTemplateDefaults(spec.template),
});

/** SetDefaults_PodFailurePolicyOnPodConditionsPattern. */
const setFailurePolicyDefaults = (policy: PodFailurePolicy): PodFailurePolicy => ({
  ...policy,
  ...changed('rules', policy.rules, (rules) =>
    rules.map((rule) => ({
      ...rule,
      ...changed('onPodConditions', rule.onPodConditions, (patterns) =>
        patterns.map((pattern) => ({ ...pattern, status: orElse(pattern.status, 'True') })),
      ),
    })),
  ),
});

/** SetDefaults_CronJob in pkg/apis/batch/v1/defaults.go. */
export function setCronJobDefaults(cronJob: CronJob): CronJob {
  const { spec = {} } = cronJob;
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
