import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { LabelSelector, PodTemplateSpec, ReplicaSet } from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { isEmpty, isReadable, validateRequiredSelector } from './selector.ts';
import { validatePodTemplate, validateRunsForEver, validateTemplateMatches } from './template.ts';
import { warnOfTemplate } from './warnings.ts';

/** ValidateReplicaSet and ValidateReplicaSetSpec in pkg/apis/apps/validation, which speak of deployments too. */
export function validateReplicaSet(set: ReplicaSet, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata, spec = {} } = set;
  const path = root.child('spec');
  validateObjectMeta(metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  validateNonnegative(spec.replicas, path.child('replicas'), errors);
  validateNonnegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  const empty = 'empty selector is invalid for deployment';
  validateRequiredSelector(spec.selector, empty, path.child('selector'), errors);
  validateReplicatedTemplate(spec.selector, spec.template ?? {}, path, errors);
  warnOfTemplate(metadata, spec.template, path.child('template'), errors);
}

/**
 * ValidatePodTemplateSpecForReplicaSet in pkg/apis/apps/validation, and what its callers do before: a selector that cannot be
 * read is one error more, and hides those of the template.
 */
export function validateReplicatedTemplate(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const selectorPath = path.child('selector');
  const templatePath = path.child('template');
  if (!isReadable(selector, selectorPath))
    return errors.invalid(selectorPath, selector, 'invalid label selector');
  if (selector === undefined || !isEmpty(selector))
    validateTemplateMatches(selector, template, templatePath, errors);
  validatePodTemplate(template, templatePath, errors);
  validateRunsForEver(template, 'ReplicaSet', templatePath, errors);
}
