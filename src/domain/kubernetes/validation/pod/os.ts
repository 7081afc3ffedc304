import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { containersWithPath } from './visit.ts';

const NOT_FOR_WINDOWS = 'cannot be set for a windows pod';
const NOT_FOR_LINUX = 'windows options cannot be set for a linux pod';

/** Fields of the Pod's security context that Windows does not know. */
const LINUX_POD_FIELDS = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
] as const;

/** Fields of a container's security context that Windows does not know. */
const LINUX_CONTAINER_FIELDS = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

/** validateOS in pkg/apis/core/validation, and with a known system validateLinux or validateWindows. */
export function validateOS(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  if (spec.os === undefined) return;
  const { name = '' } = spec.os;
  if (name === '') errors.required(specPath.child('os', 'name'), 'cannot be empty');
  else if (name === 'linux') validateLinux(spec, specPath, errors);
  else if (name === 'windows') validateWindows(spec, specPath, errors);
  else
    errors.notSupported(specPath.child('os', 'name').printedAs(specPath.child('os').toString()), name, [
      'linux',
      'windows',
    ]);
}

function validateLinux(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  if (spec.securityContext?.windowsOptions)
    errors.forbidden(specPath.child('securityContext', 'windowsOptions'), NOT_FOR_LINUX);
  for (const { container, path } of containersWithPath(spec, specPath)) {
    if (container.securityContext?.windowsOptions)
      errors.forbidden(path.child('securityContext', 'windowsOptions'), NOT_FOR_LINUX);
  }
}

function validateWindows(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  const shared = (['hostUsers', 'shareProcessNamespace'] as const).filter(
    (field) => spec[field] !== undefined,
  );
  const host = (['hostPID', 'hostIPC'] as const).filter((field) => spec[field] === true);
  for (const field of [...shared, ...host]) errors.forbidden(specPath.child(field), NOT_FOR_WINDOWS);
  const context = spec.securityContext ?? {};
  for (const field of LINUX_POD_FIELDS) {
    const isSet = field === 'sysctls' ? (context.sysctls ?? []).length > 0 : context[field] !== undefined;
    if (isSet) errors.forbidden(specPath.child('securityContext', field), NOT_FOR_WINDOWS);
  }
  for (const { container, path } of containersWithPath(spec, specPath)) {
    const own = LINUX_CONTAINER_FIELDS.filter((field) => container.securityContext?.[field] !== undefined);
    for (const field of own) errors.forbidden(path.child('securityContext', field), NOT_FOR_WINDOWS);
  }
}
