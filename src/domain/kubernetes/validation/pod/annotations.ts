import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { MAX_INT32 } from '#domain/kubernetes/validation/common/numbers.ts';
import { validateLocalDescendingPath } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { TOLERATIONS, validateTolerationsAnnotation } from './tolerations-annotation.ts';
import { containersWithPath } from './visit.ts';

type Annotations = Readonly<Record<string, string>>;

export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
export const SECCOMP_CONTAINER_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';
export const APPARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';
const MIRROR = 'kubernetes.io/config.mirror';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** ValidatePodSpecificAnnotations in pkg/apis/core/validation. */
export function validatePodAnnotations(
  annotations: Annotations,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [key, value] of Object.entries(annotations)) {
    if (key === MIRROR) validateMirror(value, spec, path.key(key), errors);
    else if (key === TOLERATIONS) validateTolerationsAnnotation(value, path, errors);
    else if (key === DELETION_COST) validateDeletionCost(value, path.key(key), errors);
    else if (key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER_PREFIX))
      validateSeccompText(value, path.child(key), errors);
    else if (key.startsWith(APPARMOR_PREFIX)) validateAppArmor(key, value, spec, path, errors);
  }
}

function validateMirror(value: string, spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  if ((spec.nodeName ?? '') === '')
    errors.invalid(path, value, 'must set spec.nodeName if mirror pod annotation is set');
}

function validateDeletionCost(value: string, path: FieldPath, errors: FieldErrors): void {
  if (!isDeletionCost(value)) errors.invalid(path, value, 'must be a 32bit integer');
}

/** GetDeletionCostFromPodAnnotations in pkg/apis/core/helper: no plus sign, and zeros in front only after a minus. */
function isDeletionCost(value: string): boolean {
  if (!/^(0|[1-9]\d*|-\d+)$/.test(value)) return false;
  const cost = Number(value);
  return cost >= -MAX_INT32 - 1 && cost <= MAX_INT32;
}

/** ValidateSeccompProfile in pkg/apis/core/validation. */
function validateSeccompText(profile: string, path: FieldPath, errors: FieldErrors): void {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return;
  if (profile.startsWith('localhost/'))
    validateLocalDescendingPath(profile.slice('localhost/'.length), path, errors);
  else errors.invalid(path, profile, 'must be a valid seccomp profile');
}

/** ValidateAppArmorPodAnnotations and ValidateAppArmorProfileFormat in pkg/apis/core/validation. */
function validateAppArmor(
  key: string,
  profile: string,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const name = key.slice(APPARMOR_PREFIX.length);
  const known = containersWithPath(spec, path).some(({ container }) => (container.name ?? '') === name);
  if (!known) errors.invalid(path.key(key), name, 'container not found');
  if (['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith('localhost/')) return;
  errors.invalid(path.key(key), profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`);
}
