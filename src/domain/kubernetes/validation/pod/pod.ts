import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Pod, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { refusedByAdmission } from './admission.ts';
import { validatePodAnnotations } from './annotations.ts';
import { validateImageIsTrimmed } from './container.ts';
import { validatePodSpec } from './pod-spec.ts';
import { validateAnnotationsMatchFields } from './security-annotations.ts';
import { warnOfPod } from './warnings.ts';

export { validatePodSpec } from './pod-spec.ts';

/** ValidatePodCreate in pkg/apis/core/validation, of a decoded and defaulted Pod; and pkg/api/pod's warnings. */
export function validatePod(pod: Pod, errors: FieldErrors): void {
  const spec = pod.spec ?? {};
  const path = FieldPath.root.child('spec');
  const metadataPath = FieldPath.root.child('metadata');
  const annotations = pod.metadata?.annotations ?? {};
  if (refusedByAdmission(spec, path, errors)) return;
  validateObjectMeta(pod.metadata, true, nameIsDNSSubdomain, metadataPath, errors);
  validatePodAnnotations(annotations, spec, metadataPath.child('annotations'), errors);
  validatePodSpec(spec, pod.metadata ?? {}, path, errors);
  validateImages(spec, path, errors);
  validateCreation(spec, path, errors);
  validateAnnotationsMatchFields(annotations, spec, path, errors);
  warnOfPod(spec, pod.metadata ?? {}, FieldPath.root, errors);
}

/** validateContainersOnlyForPod in pkg/apis/core/validation. */
function validateImages(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  for (const list of ['containers', 'initContainers'] as const) {
    for (const [at, container] of (spec[list] ?? []).entries()) {
      validateImageIsTrimmed(container, path.child(list).index(at), errors);
    }
  }
}

/** What ValidatePodCreate adds: these can only be set later, or not together. */
function validateCreation(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  if ((spec.ephemeralContainers ?? []).length > 0)
    errors.forbidden(path.child('ephemeralContainers'), 'cannot be set on create');
  if ((spec.nodeName ?? '') === '' || (spec.schedulingGates ?? []).length === 0) return;
  errors.forbidden(path.child('nodeName'), 'cannot be set until all schedulingGates have been cleared');
}
