import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { SecurityContext } from '#domain/kubernetes/schema/api.gen.ts';
import { validateUserOrGroupId } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { internalForm, type Form } from '#domain/kubernetes/validation/internal-form.ts';
import { validateAppArmorProfile, validateSeccompProfile } from './security-profiles.ts';
import { validateWindowsOptions } from './windows-options.ts';

const PROC_MOUNTS = ['Default', 'Unmasked'] as const;

/** ValidateSecurityContext in pkg/apis/core/validation, on an API server with `--allow-privileged`, as kubeadm sets it. */
export function validateSecurityContext(
  context: SecurityContext | undefined,
  hostUsers: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (context === undefined) return;
  validateUserOrGroupId(context.runAsUser, path.child('runAsUser'), errors);
  validateUserOrGroupId(context.runAsGroup, path.child('runAsGroup'), errors);
  validateProcMount(context.procMount, hostUsers, path.child('procMount'), errors);
  validateSeccompProfile(context.seccompProfile, path.child('seccompProfile'), errors);
  validatePrivilegeEscalation(context, path, errors);
  validateWindowsOptions(context.windowsOptions, path.child('windowsOptions'), errors);
  validateAppArmorProfile(context.appArmorProfile, path.child('appArmorProfile'), errors);
}

/** ValidateProcMountType in pkg/apis/core/validation, and what `Unmasked` needs. */
function validateProcMount(
  procMount: string | undefined,
  hostUsers: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (procMount === undefined) return;
  if (!PROC_MOUNTS.some((known) => known === procMount)) errors.notSupported(path, procMount, PROC_MOUNTS);
  if (hostUsers && procMount === 'Unmasked')
    errors.invalid(path, procMount, '`hostUsers` must be false to use `Unmasked`');
}

/** SecurityContext in pkg/apis/core/types.go. */
const CONTEXT: Form = {
  Capabilities: { Add: null, Drop: null },
  Privileged: null,
  SELinuxOptions: { User: '', Role: '', Type: '', Level: '' },
  WindowsOptions: {
    GMSACredentialSpecName: null,
    GMSACredentialSpec: null,
    RunAsUserName: null,
    HostProcess: null,
  },
  RunAsUser: null,
  RunAsGroup: null,
  RunAsNonRoot: null,
  ReadOnlyRootFilesystem: null,
  AllowPrivilegeEscalation: null,
  ProcMount: null,
  SeccompProfile: { Type: '', LocalhostProfile: null },
  AppArmorProfile: { Type: '', LocalhostProfile: null },
};

/** `allowPrivilegeEscalation: false` contradicts what gives all privileges. Only the spelling `CAP_SYS_ADMIN` is looked for. */
function validatePrivilegeEscalation(context: SecurityContext, path: FieldPath, errors: FieldErrors): void {
  if (context.allowPrivilegeEscalation !== false) return;
  if (context.privileged === true) {
    errors.invalid(
      path,
      internalForm(context, CONTEXT),
      'cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
    );
  }
  for (const capability of context.capabilities?.add ?? []) {
    if (capability !== 'CAP_SYS_ADMIN') continue;
    errors.invalid(
      path,
      internalForm(context, CONTEXT),
      'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
    );
  }
}
