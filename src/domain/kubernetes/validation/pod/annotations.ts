import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  AppArmorProfile,
  PodSpec,
  SeccompProfile,
  Toleration,
} from '#domain/kubernetes/schema/api.gen.ts';
import { MAX_INT32 } from '#domain/kubernetes/validation/common/numbers.ts';
import { validateLocalDescendingPath } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateTolerations } from './tolerations.ts';
import { containersWithPath } from './visit.ts';

type Annotations = Readonly<Record<string, string>>;

export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
export const SECCOMP_CONTAINER_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';
const APPARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';
const MIRROR = 'kubernetes.io/config.mirror';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
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
    else if (key === TOLERATIONS) validateTolerationsText(value, path, errors);
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

/** GetDeletionCostFromPodAnnotations in pkg/apis/core/helper: no plus sign and no zeros in front. */
function isDeletionCost(value: string): boolean {
  if (!/^(0|-?[1-9]\d*)$/.test(value)) return false;
  const cost = Number(value);
  return cost >= -MAX_INT32 - 1 && cost <= MAX_INT32;
}

/** ValidateTolerationsInPodAnnotations in pkg/apis/core/validation. */
function validateTolerationsText(text: string, path: FieldPath, errors: FieldErrors): void {
  if (text === '') return;
  const tolerations = parseTolerations(text);
  if (tolerations === undefined)
    errors.invalid(path, TOLERATIONS, 'the annotation is no JSON list of tolerations');
  else validateTolerations(tolerations, path.child(TOLERATIONS), errors);
}

function parseTolerations(text: string): Toleration[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null) return [];
    return Array.isArray(parsed) ? parsed.map(tolerationOf) : undefined;
  } catch {
    return undefined;
  }
}

/** Go reads field names without regard to case; what is no text counts as missing. */
function tolerationOf(value: unknown): Toleration {
  const fields = new Map(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([key, field]) => [
      key.toLowerCase(),
      field,
    ]),
  );
  const text = (name: string): string => {
    const field: unknown = fields.get(name);
    return typeof field === 'string' ? field : '';
  };
  const seconds: unknown = fields.get('tolerationseconds');
  return {
    key: text('key'),
    operator: text('operator'),
    value: text('value'),
    effect: text('effect'),
    ...(typeof seconds === 'number' ? { tolerationSeconds: seconds } : {}),
  };
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

/**
 * validateSeccompAnnotationsAndFields and validateAppArmorAnnotationsAndFieldsMatchOnCreate in pkg/apis/core/validation:
 * an old annotation may stand beside the field when both say the same.
 */
export function validateAnnotationsMatchFields(
  annotations: Annotations,
  spec: PodSpec,
  specPath: FieldPath,
  errors: FieldErrors,
): void {
  const pod = spec.securityContext;
  const seccompPath = specPath.child('securityContext', 'seccompProfile');
  validateMatch('seccomp', valueOf(annotations, SECCOMP_POD), pod?.seccompProfile, seccompPath, errors);
  for (const { container, path } of containersWithPath(spec, specPath)) {
    const name = container.name ?? '';
    const context = container.securityContext;
    const contextPath = path.child('securityContext');
    const seccomp = valueOf(annotations, SECCOMP_CONTAINER_PREFIX + name);
    validateMatch('seccomp', seccomp, context?.seccompProfile, contextPath.child('seccompProfile'), errors);
    if (spec.os?.name === 'windows') continue;
    const appArmor = valueOf(annotations, APPARMOR_PREFIX + name);
    const profile = context?.appArmorProfile ?? pod?.appArmorProfile;
    validateMatch('apparmor', appArmor, profile, contextPath.child('appArmorProfile'), errors);
  }
}

function valueOf(annotations: Annotations, key: string): string | undefined {
  return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}

function validateMatch(
  kind: 'seccomp' | 'apparmor',
  annotation: string | undefined,
  profile: SeccompProfile | AppArmorProfile | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (annotation === undefined || profile === undefined) return;
  const { type = '', localhostProfile } = profile;
  const isLocalhost = type === 'Localhost';
  if (!typesMatch(type, annotation, kind))
    errors.forbidden(path.child('type'), `${kind} type in annotation and field must match`);
  else if (isLocalhost && annotation.slice('localhost/'.length) !== localhostProfile) {
    errors.forbidden(path.child('localhostProfile'), `${kind} profile in annotation and field must match`);
  }
}

function typesMatch(type: string, annotation: string, kind: 'seccomp' | 'apparmor'): boolean {
  if (type === 'Unconfined') return annotation === 'unconfined';
  if (type === 'RuntimeDefault')
    return annotation === 'runtime/default' || (kind === 'seccomp' && annotation === 'docker/default');
  return type !== 'Localhost' || annotation.startsWith('localhost/');
}
