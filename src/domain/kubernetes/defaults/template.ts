import type { PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { setPodSpecDefaults } from './pod.ts';

/** The Pod template of a controller. What SetDefaults_Pod adds comes only when a Pod is made from it. */
export const setTemplateDefaults = (template: PodTemplateSpec | undefined): PodTemplateSpec => ({
  ...template,
  spec: setPodSpecDefaults(template?.spec ?? {}),
});
