import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServicePort, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { validateDNS1123Label, validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import {
  PROTOCOLS,
  isValidPortNum,
  validatePortNumOrName,
} from '#domain/kubernetes/validation/common/ports.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { internalForm, type Form } from '#domain/kubernetes/validation/internal-form.ts';

const PORT: Form = { Name: '', Protocol: '', AppProtocol: null, Port: 0, TargetPort: 0, NodePort: 0 };

/** After validateServicePort and the checks for ports that are there twice in ValidateService. */
export function validatePorts(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const ports = spec.ports ?? [];
  const names = new Set<string>();
  const nodePorts = new Set<string>();
  const pairs = new Set<string>();
  for (const [at, port] of ports.entries()) {
    const where = path.child('ports').index(at);
    validateName(port.name ?? '', ports.length > 1, names, where.child('name'), errors);
    validatePort(port, where, errors);
    validateNodePort(port, spec.type, nodePorts, where.child('nodePort'), errors);
    const pair = `${port.protocol ?? ''}/${port.port ?? 0}`;
    if (pairs.has(pair))
      errors.duplicate(where, internalForm({ port: port.port, protocol: port.protocol }, PORT));
    pairs.add(pair);
  }
}

function validateName(
  name: string,
  required: boolean,
  names: Set<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (name === '') {
    if (required) errors.required(path);
    return;
  }
  validateDNS1123Label(name, path, errors);
  if (names.has(name)) errors.duplicate(path, name);
  names.add(name);
}

function validatePort(port: ServicePort, path: FieldPath, errors: FieldErrors): void {
  invalidForEach(errors, path.child('port'), port.port ?? 0, isValidPortNum(port.port ?? 0));
  const protocol = port.protocol ?? '';
  if (!PROTOCOLS.some((known) => known === protocol))
    errors.notSupported(path.child('protocol'), protocol, PROTOCOLS);
  validatePortNumOrName(port.targetPort, path.child('targetPort'), errors);
  if (port.appProtocol !== undefined)
    validateQualifiedName(port.appProtocol, path.child('appProtocol'), errors);
}

function validateNodePort(
  port: ServicePort,
  type: string | undefined,
  taken: Set<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { nodePort = 0, protocol = '' } = port;
  if (nodePort === 0) return;
  if (type === 'ClusterIP') errors.forbidden(path, "may not be used when `type` is 'ClusterIP'");
  const key = `${protocol}/${nodePort}`;
  if (taken.has(key)) errors.duplicate(path, nodePort);
  taken.add(key);
}
