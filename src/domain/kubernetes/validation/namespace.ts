import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Namespace } from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from './common/messages.ts';
import { isQualifiedName, nameIsDNSLabel } from './common/names.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateFinalizerIsKnown, validateObjectMeta } from './metadata.ts';
import { validatePodSecurityLabels } from './pod-security-labels.ts';

/** After ValidateNamespace in pkg/apis/core/validation. Finalizers print without their position. */
export function validateNamespace(namespace: Namespace, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata = {}, spec = {} } = namespace;
  validateObjectMeta(metadata, false, nameIsDNSLabel, root.child('metadata'), errors);
  for (const name of spec.finalizers ?? []) {
    const path = root.child('spec', 'finalizers');
    invalidForEach(errors, path, name, isQualifiedName(name));
    validateFinalizerIsKnown(name, path, errors);
  }
  // Admission comes last, and says nothing of what is refused already.
  if (errors.errors.length === 0)
    validatePodSecurityLabels(metadata.labels ?? {}, root.child('metadata', 'labels'), errors);
}
