import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const LOWEST = 30_000;
const HIGHEST = 32_767;
const OUT_OF_RANGE = `provided port is not in the valid range. The range of valid ports is ${LOWEST}-${HIGHEST}`;

/**
 * What giving out addresses and node ports refuses on a cluster with default settings. After the allocators of
 * pkg/registry/core/service; the first error is the only one.
 */
export function validateAllocation(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  if (asksForTwoFamilies(spec)) {
    const detail =
      "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs or IP families are specified";
    return errors.invalid(path.child('ipFamilyPolicy'), spec.ipFamilyPolicy ?? 'SingleStack', detail);
  }
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') validateNodePorts(spec, path, errors);
}

function asksForTwoFamilies({
  type,
  clusterIPs = [],
  ipFamilies = [],
  ipFamilyPolicy = 'SingleStack',
}: ServiceSpec): boolean {
  return (
    type !== 'ExternalName' &&
    ipFamilyPolicy === 'SingleStack' &&
    (clusterIPs.length > 1 || ipFamilies.length > 1)
  );
}

function validateNodePorts(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const taken = new Set<string>();
  for (const [at, { nodePort = 0, protocol = '' }] of (spec.ports ?? []).entries()) {
    if (nodePort === 0) continue;
    const where = path.child('ports').index(at).child('nodePort');
    const key = `${protocol}/${nodePort}`;
    if (isOutside(nodePort)) return errors.invalid(where, nodePort, OUT_OF_RANGE);
    if (taken.has(key)) return errors.invalid(where, nodePort, 'provided port is already allocated');
    taken.add(key);
  }
  validateHealthCheck(spec, path.child('healthCheckNodePort'), errors);
}

function validateHealthCheck(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const port = spec.healthCheckNodePort ?? 0;
  const checked = spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
  if (checked && port !== 0 && isOutside(port))
    errors.internal(path, `failed to allocate requested HealthCheck NodePort ${port}: ${OUT_OF_RANGE}`);
}

const isOutside = (port: number): boolean => port < LOWEST || port > HIGHEST;
