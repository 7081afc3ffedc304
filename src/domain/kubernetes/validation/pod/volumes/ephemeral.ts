import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { EphemeralVolumeSource, ObjectMeta } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabels } from '#domain/kubernetes/validation/common/labels.ts';
import { validateClaimSpec } from '#domain/kubernetes/validation/claim.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateAnnotations } from '#domain/kubernetes/validation/metadata.ts';

/** allowedTemplateObjectMetaFields in pkg/apis/core/validation: the claim gets its name from Pod and volume. */
const ALLOWED_METADATA: ReadonlySet<string> = new Set(['annotations', 'labels']);

/** validateEphemeralVolumeSource and ValidatePersistentVolumeClaimTemplate in pkg/apis/core/validation. */
export function validateEphemeral(source: EphemeralVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const template = source.volumeClaimTemplate;
  const templatePath = path.child('volumeClaimTemplate');
  if (template === undefined) return errors.required(templatePath);
  validateTemplateMetadata(template.metadata ?? {}, templatePath.child('metadata'), errors);
  validateClaimSpec(template.spec ?? {}, templatePath.child('spec'), errors);
}

/** Go's zero value of a field is one that is not set; of these the type is a pointer, whose zero value is null. */
const POINTERS: ReadonlySet<string> = new Set(['deletionGracePeriodSeconds', 'deletionTimestamp']);

/** validateFieldAllowList prints the Go name with its first letter in lower case. */
const printedAs = (field: string): string => (field === 'uid' ? 'uID' : field);

/** ValidateTemplateObjectMeta in pkg/apis/core/validation, and validateFieldAllowList of its other fields. */
function validateTemplateMetadata(metadata: ObjectMeta, path: FieldPath, errors: FieldErrors): void {
  validateAnnotations(metadata.annotations, path.child('annotations'), errors);
  validateLabels(metadata.labels, path.child('labels'), errors);
  for (const [field, value] of Object.entries(metadata)) {
    const isZero = value === undefined || (!POINTERS.has(field) && (value === '' || value === 0));
    if (ALLOWED_METADATA.has(field) || isZero) continue;
    errors.forbidden(path.child(field).printedAs(path.child(printedAs(field)).toString()), 'cannot be set');
  }
}
