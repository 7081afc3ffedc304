import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { isValidPortNum } from '#domain/kubernetes/validation/common/ports.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const POLICIES = ['Cluster', 'Local'];
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

/** After validateServiceExternalTrafficPolicy, -InternalTrafficFieldsValue and -TrafficDistribution. */
export function validateTraffic(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  validateExternalPolicy(spec, path.child('externalTrafficPolicy'), errors);
  validateHealthCheck(spec, path.child('healthCheckNodePort'), errors);
  const { internalTrafficPolicy, trafficDistribution } = spec;
  if (internalTrafficPolicy !== undefined && !POLICIES.includes(internalTrafficPolicy))
    errors.notSupported(path.child('internalTrafficPolicy'), internalTrafficPolicy, POLICIES);
  if (trafficDistribution !== undefined && !DISTRIBUTIONS.includes(trafficDistribution))
    errors.notSupported(path.child('trafficDistribution'), trafficDistribution, DISTRIBUTIONS, 'as given');
}

function isReachedFromOutside({ type, externalIPs = [] }: ServiceSpec): boolean {
  return type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && externalIPs.length > 0);
}

function validateExternalPolicy(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const { externalTrafficPolicy = '' } = spec;
  if (isReachedFromOutside(spec)) {
    if (!POLICIES.includes(externalTrafficPolicy)) errors.notSupported(path, externalTrafficPolicy, POLICIES);
  } else if (externalTrafficPolicy !== '')
    errors.invalid(path, externalTrafficPolicy, 'may only be set for externally-accessible services');
}

/** The server gives out the port itself where it is needed and not written. */
function validateHealthCheck(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const { healthCheckNodePort = 0 } = spec;
  if (healthCheckNodePort === 0) return;
  if (spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local')
    invalidForEach(errors, path, healthCheckNodePort, isValidPortNum(healthCheckNodePort));
  else
    errors.invalid(
      path,
      healthCheckNodePort,
      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    );
}
