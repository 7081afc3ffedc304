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
  if (name === '') errors.required(specPath.child('os', 'name'));
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
  for (const field of ['hostUsers', 'shareProcessNamespace'] as const) {
    if (spec[field] !== undefined) errors.forbidden(specPath.child(field), NOT_FOR_WINDOWS);
  }
  for (const field of ['hostPID', 'hostIPC'] as const) {
    if (spec[field] === true) errors.forbidden(specPath.child(field), NOT_FOR_WINDOWS);
  }
  for (const field of LINUX_POD_FIELDS) {
    const value = spec.securityContext?.[field];
    const isEmptyList = field === 'sysctls' && Array.isArray(value) && value.length === 0;
    if (value !== undefined && !isEmptyList)
      errors.forbidden(specPath.child('securityContext', field), NOT_FOR_WINDOWS);
  }
  for (const { container, path } of containersWithPath(spec, specPath)) {
    for (const field of LINUX_CONTAINER_FIELDS) {
      if (container.securityContext?.[field] !== undefined)
        errors.forbidden(path.child('securityContext', field), NOT_FOR_WINDOWS);
    }
  }
}
