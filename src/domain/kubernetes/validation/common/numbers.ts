import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import { inclusiveRangeError } from '#domain/kubernetes/validation/common/messages.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** IsNegativeErrorMsg in k8s.io/apimachinery/pkg/api/validation. */
export const IS_NEGATIVE = 'must be greater than or equal to 0';
/** isNotPositiveErrorMsg in pkg/apis/core/validation. */
export const IS_NOT_POSITIVE = 'must be greater than zero';
export const MAX_INT32 = 2147483647;

/** ValidateNonnegativeField in k8s.io/apimachinery/pkg/api/validation. */
export function validateNonnegative(value: number | undefined, path: FieldPath, errors: FieldErrors): void {
  if (value !== undefined && value < 0) errors.invalid(path, value, IS_NEGATIVE);
}

/** IsValidUserID and IsValidGroupID in k8s.io/apimachinery/pkg/util/validation, each as an error of its field. */
export function validateUserOrGroupId(id: number | undefined, path: FieldPath, errors: FieldErrors): void {
  if (id === undefined || (id >= 0 && id <= MAX_INT32)) return;
  errors.invalid(path, id, inclusiveRangeError(0, MAX_INT32));
}

/** File modes: `0644` is 420 here. After fileModeErrorMsg in pkg/apis/core/validation. */
export function validateFileMode(mode: number | undefined, path: FieldPath, errors: FieldErrors): void {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return;
  errors.invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive');
}
