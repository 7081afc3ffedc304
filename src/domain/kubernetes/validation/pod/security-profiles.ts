import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { AppArmorProfile, SeccompProfile } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { validateLocalDescendingPath } from '#domain/kubernetes/validation/common/paths.ts';
import { trimSpace } from '#domain/kubernetes/validation/common/spaces.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'] as const;
/** PATH_MAX without its closing NUL. */
export const MAX_PROFILE_BYTES = 4095;

/** validateSeccompProfileField in pkg/apis/core/validation. */
export function validateSeccompProfile(
  profile: SeccompProfile | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (profile === undefined) return;
  const { type = '', localhostProfile } = profile;
  const profilePath = path.child('localhostProfile');
  if (type === '') errors.required(path.child('type'), 'type is required when seccompProfile is set');
  else if (!isProfileType(type)) errors.notSupported(path.child('type'), type, PROFILE_TYPES);
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined)
      errors.invalid(profilePath, localhostProfile, 'can only be set when seccomp type is Localhost');
  } else if (localhostProfile === undefined)
    errors.required(profilePath, 'must be set when seccomp type is Localhost');
  else validateLocalDescendingPath(localhostProfile, profilePath, errors);
}

/** ValidateAppArmorProfileField in pkg/apis/core/validation. */
export function validateAppArmorProfile(
  profile: AppArmorProfile | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (profile === undefined) return;
  const { type = '', localhostProfile } = profile;
  const profilePath = path.child('localhostProfile');
  if (type === '') errors.required(path.child('type'), 'type is required when appArmorProfile is set');
  else if (!isProfileType(type)) errors.notSupported(path.child('type'), type, PROFILE_TYPES);
  else if (type === 'Localhost') validateAppArmorLocalhost(localhostProfile, profilePath, errors);
  else if (localhostProfile !== undefined)
    errors.invalid(profilePath, localhostProfile, 'can only be set when AppArmor type is Localhost');
}

function validateAppArmorLocalhost(profile: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (profile === undefined) return errors.required(path, 'must be set when AppArmor type is Localhost');
  if (profile !== trimSpace(profile)) errors.invalid(path, profile, 'must not be padded with whitespace');
  else if (profile === '') errors.required(path, 'must be set when AppArmor type is Localhost');
  if (byteLength(profile) > MAX_PROFILE_BYTES) errors.tooLong(path, MAX_PROFILE_BYTES);
}

function isProfileType(type: string): boolean {
  return PROFILE_TYPES.some((known) => known === type);
}
