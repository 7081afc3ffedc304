import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, ContainerPort, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { isValidPortName, isValidPortNum, PROTOCOLS } from '#domain/kubernetes/validation/common/ports.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { Carrier } from './context.ts';

/** validateContainerPorts in pkg/apis/core/validation. Names are unique within one container only. */
export function validateContainerPorts(
  ports: readonly ContainerPort[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const names = new Set<string>();
  for (const [at, port] of (ports ?? []).entries()) {
    const portPath = path.index(at);
    // Kubernetes reuses the loop variable for the messages of a bad name, but has computed the path before.
    validatePortName(port.name ?? '', names, portPath.child('name'), errors);
    validatePortNumbers(port, portPath, errors);
    const protocol = port.protocol ?? '';
    if (protocol === '') errors.required(portPath.child('protocol'));
    else if (!PROTOCOLS.some((known) => known === protocol))
      errors.notSupported(portPath.child('protocol'), protocol, PROTOCOLS);
  }
}

function validatePortName(name: string, names: Set<string>, path: FieldPath, errors: FieldErrors): void {
  if (name === '') return;
  const messages = isValidPortName(name);
  invalidForEach(errors, path, name, messages);
  if (messages.length > 0) return;
  if (names.has(name)) errors.duplicate(path, name);
  names.add(name);
}

function validatePortNumbers(port: ContainerPort, path: FieldPath, errors: FieldErrors): void {
  const { containerPort = 0, hostPort = 0 } = port;
  if (containerPort === 0) errors.required(path.child('containerPort'));
  else invalidForEach(errors, path.child('containerPort'), containerPort, isValidPortNum(containerPort));
  if (hostPort !== 0) invalidForEach(errors, path.child('hostPort'), hostPort, isValidPortNum(hostPort));
}

/** checkHostPortConflicts in pkg/apis/core/validation. The value is `TCP//8080`: protocol, host IP, port. */
export function validateHostPortConflicts(
  containers: readonly Container[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const taken = new Set<string>();
  for (const [at, container] of containers.entries()) {
    for (const [portAt, port] of (container.ports ?? []).entries()) {
      const { hostPort = 0, hostIP = '', protocol = '' } = port;
      if (hostPort === 0) continue;
      const place = `${protocol}/${hostIP}/${hostPort}`;
      if (taken.has(place))
        errors.duplicate(path.index(at).child('ports').index(portAt).child('hostPort'), place);
      taken.add(place);
    }
  }
}

/** validatePodHostNetworkDeps in pkg/apis/core/validation: containers' ports are the node's ports. A template may leave them open. */
export function validateHostNetworkPorts(
  spec: PodSpec,
  carrier: Carrier,
  specPath: FieldPath,
  errors: FieldErrors,
): void {
  if (spec.hostNetwork !== true) return;
  for (const [at, container] of (spec.containers ?? []).entries()) {
    for (const [portAt, port] of (container.ports ?? []).entries()) {
      if (mayBeOnHost(port, carrier)) continue;
      const path = specPath.child('containers').index(at).child('ports').index(portAt).child('hostPort');
      errors.invalid(path, port.hostPort ?? 0, 'must match `containerPort` when `hostNetwork` is true');
    }
  }
}

function mayBeOnHost({ hostPort = 0, containerPort = 0 }: ContainerPort, carrier: Carrier): boolean {
  return hostPort === containerPort || (carrier === 'template' && hostPort === 0);
}
