import type { KubernetesObject } from './manifest.ts';
import type { CronJob, Deployment, Pod, PodSpec, PodTemplateSpec } from './schema/api.gen.ts';

/** Kinds with spec.template, a Pod template. */
export const TEMPLATE_KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
]);

/** The Pod template of a controller. */
export function templateOf(object: KubernetesObject, kind: string): PodTemplateSpec | undefined {
  if (kind === 'CronJob') return (object as CronJob).spec?.jobTemplate?.spec?.template;
  return TEMPLATE_KINDS.has(kind) ? (object as Deployment).spec?.template : undefined;
}

/** The Pod spec that a Pod or the template of a controller carries. */
export function podSpecOf(object: KubernetesObject, kind: string): PodSpec | undefined {
  return kind === 'Pod' ? (object as Pod).spec : templateOf(object, kind)?.spec;
}
