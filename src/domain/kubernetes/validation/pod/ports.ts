import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, ContainerPort, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { isValidPortName, isValidPortNum, PROTOCOLS } from '#domain/kubernetes/validation/common/ports.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

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

/**
 * validateHostNetwork in pkg/apis/core/validation: the containers' ports are the node's ports. In a template they may be missing,
 * since they are set when a Pod is made from it.
 */
export function validateHostNetworkPorts(
  spec: PodSpec,
  isPod: boolean,
  specPath: FieldPath,
  errors: FieldErrors,
): void {
  if (spec.hostNetwork !== true) return;
  for (const [at, { ports = [] }] of (spec.containers ?? []).entries()) {
    for (const [portAt, port] of ports.entries()) {
      if (isNodePort(port, isPod)) continue;
      const path = specPath.child('containers').index(at).child('ports').index(portAt).child('hostPort');
      errors.invalid(path, port.hostPort ?? 0, 'must match `containerPort` when `hostNetwork` is true');
    }
  }
}

const isNodePort = ({ hostPort = 0, containerPort = 0 }: ContainerPort, isPod: boolean): boolean =>
  hostPort === containerPort || (hostPort === 0 && !isPod);
