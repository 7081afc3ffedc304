import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

export function hasBacksteps(path: string): boolean {
  return path.split('/').includes('..');
}

/** validatePathNoBacksteps in pkg/apis/core/validation. */
export function validatePathNoBacksteps(target: string, path: FieldPath, errors: FieldErrors): void {
  if (hasBacksteps(target)) errors.invalid(path, target, "must not contain '..'");
}

/** validateLocalDescendingPath in pkg/apis/core/validation. */
export function validateLocalDescendingPath(target: string, path: FieldPath, errors: FieldErrors): void {
  if (target.startsWith('/')) errors.invalid(path, target, 'must be a relative path');
  validatePathNoBacksteps(target, path, errors);
}

/** ValidateLocalNonReservedPath in pkg/apis/core/validation. */
export function validateLocalNonReservedPath(target: string, path: FieldPath, errors: FieldErrors): void {
  validateLocalDescendingPath(target, path, errors);
  if (target.startsWith('..') && !target.startsWith('../'))
    errors.invalid(path, target, "must not start with '..'");
}
