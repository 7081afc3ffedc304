import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import { TEMPLATE_KINDS } from '#domain/kubernetes/pod-spec.ts';
import type {
  CronJob,
  Deployment,
  Pod,
  PodSpec,
  PodTemplateSpec,
} from '#domain/kubernetes/schema/api.gen.ts';

type Change = (spec: PodSpec) => PodSpec;

const inTemplate = (template: PodTemplateSpec | undefined, change: Change): PodTemplateSpec => ({
  ...template,
  spec: change(template?.spec ?? {}),
});

/** A copy of the object with another Pod spec, wherever its kind has one. */
export function changePodSpec(object: KubernetesObject, kind: string, change: Change): KubernetesObject {
  const { spec } = object as Pod & Deployment;
  if (spec === undefined) return object;
  if (kind === 'Pod') return { ...object, spec: change(spec) } as KubernetesObject;
  if (kind === 'CronJob') return inCronJob(object as CronJob, change);
  if (!TEMPLATE_KINDS.has(kind)) return object;
  return { ...object, spec: { ...spec, template: inTemplate(spec.template, change) } } as KubernetesObject;
}

const inCronJob = (cronJob: CronJob, change: Change): CronJob => {
  const job = cronJob.spec?.jobTemplate;
  const template = inTemplate(job?.spec?.template, change);
  return { ...cronJob, spec: { ...cronJob.spec, jobTemplate: { ...job, spec: { ...job?.spec, template } } } };
};
