import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Job, ObjectMeta, PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { effectiveName } from '#domain/kubernetes/validation/metadata.ts';
import { isReadable, selects, type Labels } from './selector.ts';

/** Stands for the uid that the API server gives to a Job. */
const UID = '00000000-0000-0000-0000-000000000000';
const UID_LABEL = 'batch.kubernetes.io/controller-uid';

/** The labels by which a Job finds its Pods, in their old form and in the form of today. */
const generatedLabels = (metadata: ObjectMeta): Labels => ({
  'controller-uid': UID,
  'job-name': effectiveName(metadata),
  [UID_LABEL]: UID,
  'batch.kubernetes.io/job-name': effectiveName(metadata),
});

/**
 * generateSelectorIfNeeded in pkg/registry/batch/job/strategy.go: labels of one's own stay, and are compared later. A Job without
 * labels has taken over those of its template before, and shares them from then on (SetDefaults_Job).
 */
export function withGeneratedSelector(job: Job): Job {
  const { metadata = {}, spec = {} } = job;
  if (spec.manualSelector === true) return job;
  const { template = {}, selector } = spec;
  const labels = { ...generatedLabels(metadata), ...template.metadata?.labels };
  const shared = metadata.labels !== undefined && metadata.labels === template.metadata?.labels;
  return {
    ...job,
    metadata: shared ? { ...metadata, labels } : metadata,
    spec: {
      ...spec,
      selector: { ...selector, matchLabels: { [UID_LABEL]: UID, ...selector?.matchLabels } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}

/** validateGeneratedSelector in pkg/apis/batch/validation. */
export function validateGeneratedSelector(job: Job, errors: FieldErrors): void {
  const { metadata = {}, spec = {} } = job;
  if (spec.manualSelector === true) return;
  const path = FieldPath.root.child('spec');
  const expected = generatedLabels(metadata);
  validateHasLabels(spec.template ?? {}, expected, path.child('template', 'metadata', 'labels'), errors);
  const selectorPath = path.child('selector');
  if (isReadable(spec.selector, selectorPath) && !selects(spec.selector, expected))
    errors.invalid(selectorPath, spec.selector, '`selector` not auto-generated');
}

/** ValidateHasLabel in pkg/apis/core/validation, for each label. */
function validateHasLabels(
  { metadata = {} }: PodTemplateSpec,
  expected: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { labels = {} } = metadata;
  for (const [key, value] of Object.entries(expected))
    if (labels[key] !== value) errors.invalid(path.key(key), labels, `must be '${value}'`);
}
