import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import { validateDNS1123Label } from '#domain/kubernetes/validation/common/names.ts';
import { trimSpace } from '#domain/kubernetes/validation/common/spaces.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { PodContext } from './context.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import { validateContainerPorts } from './ports.ts';
import { validateResizePolicy } from './resize-policy.ts';
import { validateContainerResources } from './resources.ts';
import { validateSecurityContext } from './security-context.ts';
import { validateVolumeDevices } from './volume-devices.ts';
import { validateVolumeMounts } from './volume-mounts.ts';

/** In Kubernetes' own order, which its message keeps. */
const TERMINATION_MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'] as const;
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'] as const;

/** validateContainerCommon in pkg/apis/core/validation: what holds for regular, init and ephemeral containers. */
export function validateContainerCommon(
  container: Container,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { name = '', image = '', terminationMessagePolicy = '', imagePullPolicy = '' } = container;
  if (name === '') errors.required(path.child('name'));
  else validateDNS1123Label(name, path.child('name'), errors);
  if (image === '') errors.required(path.child('image'));
  validateTerminationMessagePolicy(terminationMessagePolicy, path.child('terminationMessagePolicy'), errors);
  validateContainerPorts(container.ports, path.child('ports'), errors);
  validateEnv(container.env, context, path.child('env'), errors);
  validateEnvFrom(container.envFrom, path.child('envFrom'), errors);
  validateVolumeMounts(container, context, path.child('volumeMounts'), errors);
  validateVolumeDevices(container, context, path.child('volumeDevices'), errors);
  validatePullPolicy(imagePullPolicy, path.child('imagePullPolicy'), errors);
  validateContainerResources(container.resources, context.claimNames, path.child('resources'), errors);
  validateResizePolicy(container.resizePolicy, context.restartPolicy, path.child('resizePolicy'), errors);
  validateSecurityContext(
    container.securityContext,
    context.hostUsers,
    path.child('securityContext'),
    errors,
  );
}

function validateTerminationMessagePolicy(policy: string, path: FieldPath, errors: FieldErrors): void {
  if (policy === '') errors.required(path);
  else if (!TERMINATION_MESSAGE_POLICIES.some((known) => known === policy)) {
    errors.notSupported(path, policy, TERMINATION_MESSAGE_POLICIES, 'as given');
  }
}

/** validatePullPolicy in pkg/apis/core/validation; image volumes share it. */
export function validatePullPolicy(policy: string, path: FieldPath, errors: FieldErrors): void {
  if (policy === '') errors.required(path);
  else if (!PULL_POLICIES.some((known) => known === policy)) errors.notSupported(path, policy, PULL_POLICIES);
}

/** validateContainerOnlyForPod in pkg/apis/core/validation: Pod templates may have blanks around the image. */
export function validateImageIsTrimmed(container: Container, path: FieldPath, errors: FieldErrors): void {
  const image = container.image ?? '';
  if (image !== trimSpace(image))
    errors.invalid(path.child('image'), image, 'must not have leading or trailing whitespace');
}
