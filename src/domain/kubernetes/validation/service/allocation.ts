import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServicePort, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const LOWEST = 30_000;
const HIGHEST = 32_767;
const OUT_OF_RANGE = `provided port is not in the valid range. The range of valid ports is ${LOWEST}-${HIGHEST}`;
const ALLOCATED = 'provided port is already allocated';
const ONE_FAMILY = "must be 'RequireDualStack' or 'PreferDualStack' when multiple";

/**
 * What giving out addresses and node ports refuses on a cluster with default settings. After allocateCreate in
 * pkg/registry/core/service/storage/alloc.go; the first error of a port is the only one.
 */
export function validateAllocation(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.type === 'ExternalName') return;
  const before = errors.errors.length;
  validateFamilyPolicy(spec, path.child('ipFamilyPolicy'), errors);
  if (errors.errors.length > before) return;
  const taken = new Set<number>();
  const hasNodePorts = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  if (hasNodePorts && !allocatePorts(spec, taken, path.child('ports'), errors)) return;
  allocateHealthCheck(spec, taken, path.child('healthCheckNodePort'), errors);
}

/** initIPFamilyFields: one family unless more are asked for; a headless Service without a selector asks for both. */
function validateFamilyPolicy(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const { clusterIP, clusterIPs = [], ipFamilies = [], selector = {} } = spec;
  const bare = clusterIP === 'None' && Object.keys(selector).length === 0;
  const policy = spec.ipFamilyPolicy ?? (bare ? 'RequireDualStack' : 'SingleStack');
  if (policy !== 'SingleStack') return;
  if (clusterIPs.length === 2) errors.invalid(path, policy, `${ONE_FAMILY} cluster IPs are specified`);
  if (ipFamilies.length === 2) errors.invalid(path, policy, `${ONE_FAMILY} IP families are specified`);
}

/**
 * initNodePorts: ports with the same number, such as 53 over UDP and over TCP, share the node port that the first of them
 * asks for. What is given out at random clashes with nothing. False when a port was refused.
 */
function allocatePorts(spec: ServiceSpec, taken: Set<number>, path: FieldPath, errors: FieldErrors): boolean {
  const { ports = [] } = spec;
  const byNumber = new Map<number, number>();
  for (const [at, port] of ports.entries()) {
    const wanted = wantedPort(spec, port, byNumber);
    if (wanted === 0) continue;
    const problem = allocate(wanted, taken);
    if (problem !== '') {
      errors.invalid(path.index(at).child('nodePort'), wanted, problem);
      return false;
    }
  }
  return true;
}

/** Which node port has to be reserved for a port now; 0 where none is asked for, or where it has been reserved already. */
function wantedPort(spec: ServiceSpec, servicePort: ServicePort, byNumber: Map<number, number>): number {
  const { port = 0, nodePort = 0 } = servicePort;
  if (nodePort === 0 && !givesOutPorts(spec)) return 0;
  const given = byNumber.get(port);
  if (given !== undefined) return nodePort === given ? 0 : nodePort;
  const requested = requestedPort(port, spec.ports ?? []);
  if (requested !== 0) byNumber.set(port, requested);
  return requested;
}

/** shouldAllocateNodePorts. */
const givesOutPorts = ({ type, allocateLoadBalancerNodePorts = true }: ServiceSpec): boolean =>
  type === 'NodePort' || allocateLoadBalancerNodePorts;

/** findRequestedNodePort. */
const requestedPort = (number: number, ports: readonly ServicePort[]): number =>
  ports.find(({ port = 0, nodePort = 0 }) => port === number && nodePort !== 0)?.nodePort ?? 0;

/** Allocate in pkg/registry/core/service/portallocator: the number alone counts, whatever the protocol. */
function allocate(port: number, taken: Set<number>): string {
  if (port < LOWEST || port > HIGHEST) return OUT_OF_RANGE;
  if (taken.has(port)) return ALLOCATED;
  taken.add(port);
  return '';
}

/** allocHealthCheckNodePort. */
function allocateHealthCheck(
  spec: ServiceSpec,
  taken: Set<number>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { healthCheckNodePort: port = 0 } = spec;
  if (port === 0 || spec.type !== 'LoadBalancer' || spec.externalTrafficPolicy !== 'Local') return;
  const problem = allocate(port, taken);
  if (problem !== '')
    errors.internal(path, `failed to allocate requested HealthCheck NodePort ${port}: ${problem}`);
}
