import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { AppArmorProfile, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { trimSpace } from '#domain/kubernetes/validation/common/spaces.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { APPARMOR_PREFIX } from './annotations.ts';
import { MAX_PROFILE_BYTES } from './security-profiles.ts';
import type { VisitedContainer } from './visit.ts';

const LOCALHOST = 'localhost/';
const USE_FIELD = 'deprecated since v1.30; use the "appArmorProfile" field instead';

/**
 * The field that an AppArmor annotation becomes in a container without one before the Pod is validated, or undefined.
 * After applyAppArmorVersionSkew in pkg/registry/core/pod/strategy.go and ApparmorFieldForAnnotation in pkg/api/pod.
 */
export function appArmorFieldOf(annotation: string): AppArmorProfile | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  const profile = annotation.startsWith(LOCALHOST) ? annotation.slice(LOCALHOST.length) : '';
  const isValid =
    profile !== '' && profile === trimSpace(profile) && byteLength(profile) <= MAX_PROFILE_BYTES;
  return isValid ? { type: 'Localhost', localhostProfile: profile } : undefined;
}

/** In applyAppArmorVersionSkew in pkg/registry/core/pod/strategy.go: an annotation that says more than the Pod's field does. */
export function warnOfAppArmor(
  spec: PodSpec,
  written: Readonly<Record<string, string>>,
  visited: readonly VisitedContainer[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (spec.os?.name === 'windows') return;
  const annotations = new Map(Object.entries(written));
  for (const { container } of visited) {
    const key = APPARMOR_PREFIX + (container.name ?? '');
    const annotation = annotations.get(key);
    if (annotation === undefined || container.securityContext?.appArmorProfile !== undefined) continue;
    if (isSame(appArmorFieldOf(annotation), spec.securityContext?.appArmorProfile)) continue;
    errors.warn(path.key(key), `${path.key(key).toString()}: ${USE_FIELD}`);
  }
}

function isSame(a: AppArmorProfile | undefined, b: AppArmorProfile | undefined): boolean {
  return a !== undefined && a.type === b?.type && a.localhostProfile === b?.localhostProfile;
}
