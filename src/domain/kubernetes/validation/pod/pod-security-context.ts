import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodSpec, Sysctl } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { validateUserOrGroupId } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateAppArmorProfile, validateSeccompProfile } from './security-profiles.ts';
import { validateWindowsOptions } from './windows-options.ts';

const SYSCTL_SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL_NAME = `^(${SYSCTL_SEGMENT}[\\./])*${SYSCTL_SEGMENT}$`;
const SYSCTL_MAX = 253;

/** validatePodSpecSecurityContext in pkg/apis/core/validation. */
export function validatePodSecurityContext(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  const path = specPath.child('securityContext');
  const context = spec.securityContext ?? {};
  validateUserOrGroupId(context.fsGroup, path.child('fsGroup'), errors);
  validateUserOrGroupId(context.runAsUser, path.child('runAsUser'), errors);
  validateUserOrGroupId(context.runAsGroup, path.child('runAsGroup'), errors);
  for (const [at, group] of (context.supplementalGroups ?? []).entries()) {
    validateUserOrGroupId(group, path.child('supplementalGroups').index(at), errors);
  }
  validateSharedProcesses(spec, specPath, errors);
  validateSysctls(spec, path.child('sysctls'), errors);
  validateChoice(
    context.fsGroupChangePolicy,
    ['Always', 'OnRootMismatch'],
    path.child('fsGroupChangePolicy'),
    errors,
  );
  validateSeccompProfile(context.seccompProfile, path.child('seccompProfile'), errors);
  validateWindowsOptions(context.windowsOptions, path.child('windowsOptions'), errors);
  validateAppArmorProfile(context.appArmorProfile, path.child('appArmorProfile'), errors);
  validateChoice(
    context.supplementalGroupsPolicy,
    ['Merge', 'Strict'],
    path.child('supplementalGroupsPolicy'),
    errors,
  );
  validateChoice(
    context.seLinuxChangePolicy,
    ['MountOption', 'Recursive'],
    path.child('seLinuxChangePolicy'),
    errors,
  );
}

/** Kubernetes holds both fields in its internal security context, and so prints a path that no manifest has. */
function validateSharedProcesses(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  if (spec.shareProcessNamespace !== true || spec.hostPID !== true) return;
  const path = specPath.child('shareProcessNamespace');
  const printed = path.printedAs(specPath.child('securityContext', 'shareProcessNamespace').toString());
  errors.invalid(printed, true, 'ShareProcessNamespace and HostPID cannot both be enabled');
}

/** validateFSGroupChangePolicy, validateSupplementalGroupsPolicy and validateSELinuxChangePolicy in pkg/apis/core/validation. */
function validateChoice(
  word: string | undefined,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (word !== undefined && !supported.includes(word)) errors.notSupported(path, word, supported);
}

/** validateSysctls in pkg/apis/core/validation. */
function validateSysctls(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const names = new Set<string>();
  for (const [at, sysctl] of (spec.securityContext?.sysctls ?? []).entries()) {
    const name = sysctl.name ?? '';
    const namePath = path.index(at).child('name');
    if (name === '') errors.required(namePath);
    else if (byteLength(name) > SYSCTL_MAX || !new RegExp(SYSCTL_NAME).test(name)) {
      errors.invalid(
        namePath,
        name,
        `must have at most ${SYSCTL_MAX} characters and match regex ${SYSCTL_NAME}`,
      );
    } else if (names.has(name)) errors.duplicate(namePath, name);
    validateHostSysctl(sysctl, spec, namePath, errors);
    names.add(name);
  }
}

/** ValidateHostSysctl in pkg/apis/core/validation: a Pod may not set what it shares with its node. */
function validateHostSysctl(sysctl: Sysctl, spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const name = normalized(sysctl.name ?? '');
  const ofIPC =
    name === 'kernel.sem' ||
    ['kernel.msg', 'kernel.shm', 'fs.mqueue.'].some((prefix) => name.startsWith(prefix));
  if (spec.hostNetwork === true && name.startsWith('net.')) {
    errors.invalid(path, sysctl.name ?? '', "may not be specified when 'hostNetwork' is true");
  } else if (spec.hostIPC === true && ofIPC)
    errors.invalid(path, sysctl.name ?? '', "may not be specified when 'hostIPC' is true");
}

/** NormalizeName in k8s.io/component-helpers/node/util/sysctl: with slashes first, dots and slashes change places. */
function normalized(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  if (first !== '/') return name;
  return name.replaceAll(/[./]/g, (separator) => (separator === '.' ? '/' : '.'));
}
