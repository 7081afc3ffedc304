/** Whether a container that ended is started again. */
import type { Container, ContainerRestartRule } from '#domain/kubernetes/schema/api.gen.ts';
import type { Role } from './managed-container.ts';

/**
 * The container's own rules come first, then its own policy, then the Pod's; an init container is never run again after success.
 * After ShouldContainerBeRestarted of pkg/kubelet/container/helpers.go (1.35: ContainerRestartRules).
 */
export function restartsAfter(spec: Container, role: Role, podPolicy: string, exitCode: number): boolean {
  if (role === 'sidecar') return true;
  const ruled = spec.restartPolicyRules?.some((rule) => isMet(rule, exitCode)) === true;
  if (role === 'init' && exitCode === 0) return false;
  if (ruled) return true;
  const policy = spec.restartPolicy ?? podPolicy;
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

/** Whether it may come to a restart at all: a Pod with such a container is not over when it ends. */
function isMet({ action, exitCodes }: ContainerRestartRule, exitCode: number): boolean {
  if (action !== 'Restart' || !exitCodes) return false;
  const isListed = exitCodes.values?.includes(exitCode) === true;
  return exitCodes.operator === 'NotIn' ? !isListed : isListed;
}
