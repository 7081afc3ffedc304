import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { LabelSelector, PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabels } from '#domain/kubernetes/validation/common/labels.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateAnnotations } from '#domain/kubernetes/validation/metadata.ts';
import { validatePodAnnotations } from '#domain/kubernetes/validation/pod/annotations.ts';
import { validatePodSpec } from '#domain/kubernetes/validation/pod/pod.ts';
import { validateAnnotationsMatchFields } from '#domain/kubernetes/validation/pod/security-annotations.ts';
import { DOES_NOT_MATCH, selects } from './selector.ts';

/**
 * ValidatePodTemplateSpec in pkg/apis/core/validation. Labels and annotations are printed without `metadata`, so they are in
 * Kubernetes; the spec is that of no Pod yet, and is told nothing of them.
 */
export function validatePodTemplate(template: PodTemplateSpec, path: FieldPath, errors: FieldErrors): void {
  const { metadata = {}, spec = {} } = template;
  const annotations = metadata.annotations ?? {};
  const annotationsPath = unprefixed(path, 'annotations');
  validateLabels(metadata.labels, unprefixed(path, 'labels'), errors);
  validateAnnotations(annotations, annotationsPath, errors);
  validatePodAnnotations(annotations, spec, annotationsPath, errors);
  validatePodSpec(spec, undefined, path.child('spec'), errors, 'template');
  validateAnnotationsMatchFields(annotations, spec, path.child('spec'), errors);
  if ((spec.ephemeralContainers ?? []).length > 0) {
    const where = path.child('spec', 'ephemeralContainers');
    errors.forbidden(where, 'ephemeral containers not allowed in pod template');
  }
}

function unprefixed(path: FieldPath, field: 'labels' | 'annotations'): FieldPath {
  return path.child('metadata', field).printedAs(path.child(field).toString());
}

/** Whether the Pods of the template are found; an empty selector is not asked. After ValidatePodTemplateSpecForReplicaSet. */
export function validateTemplateMatches(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const labels = template.metadata?.labels;
  if (!selects(selector, labels ?? {}))
    errors.invalid(path.child('metadata', 'labels'), labels ?? null, DOES_NOT_MATCH);
}

/** What runs for ever: restarted always, without a deadline. `owner` is the kind that Kubernetes names, a Deployment says ReplicaSet. */
export function validateRunsForEver(
  { spec = {} }: PodTemplateSpec,
  owner: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const policy = spec.restartPolicy ?? '';
  if (policy !== 'Always') errors.notSupported(path.child('spec', 'restartPolicy'), policy, ['Always']);
  if (spec.activeDeadlineSeconds !== undefined)
    errors.forbidden(
      path.child('spec', 'activeDeadlineSeconds'),
      `activeDeadlineSeconds in ${owner} is not Supported`,
    );
}
