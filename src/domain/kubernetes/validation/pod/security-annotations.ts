import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  AppArmorProfile,
  Container,
  PodSpec,
  SeccompProfile,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { appArmorFieldOf } from './app-armor.ts';
import { APPARMOR_PREFIX, SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from './annotations.ts';
import { containersWithPath } from './visit.ts';

type Annotations = Readonly<Record<string, string>>;

const LOCALHOST = 'localhost/';

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
  for (const { container, path } of containersWithPath(spec, specPath))
    validateContainerMatch(container, annotations, spec, path.child('securityContext'), errors);
}

function validateContainerMatch(
  { name = '', securityContext }: Container,
  annotations: Annotations,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const seccomp = valueOf(annotations, SECCOMP_CONTAINER_PREFIX + name);
  validateMatch('seccomp', seccomp, securityContext?.seccompProfile, path.child('seccompProfile'), errors);
  if (spec.os?.name === 'windows') return;
  const annotation = valueOf(annotations, APPARMOR_PREFIX + name);
  const profile =
    securityContext?.appArmorProfile ??
    appArmorFieldOf(annotation ?? '') ??
    spec.securityContext?.appArmorProfile;
  validateMatch('apparmor', annotation, profile, path.child('appArmorProfile'), errors);
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
  else if (isLocalhost && annotation.slice(LOCALHOST.length) !== localhostProfile) {
    errors.forbidden(path.child('localhostProfile'), `${kind} profile in annotation and field must match`);
  }
}

function typesMatch(type: string, annotation: string, kind: 'seccomp' | 'apparmor'): boolean {
  if (type === 'Unconfined') return annotation === 'unconfined';
  if (type === 'RuntimeDefault')
    return annotation === 'runtime/default' || (kind === 'seccomp' && annotation === 'docker/default');
  return type !== 'Localhost' || annotation.startsWith(LOCALHOST);
}
