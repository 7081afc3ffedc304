import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Service, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabels } from '#domain/kubernetes/validation/common/labels.ts';
import { nameIsDNS1035Label, validateDNS1123Subdomain } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { validateAddresses, validateExternalIPs } from './addresses.ts';
import { validateAllocation } from './allocation.ts';
import { validateLoadBalancer } from './load-balancer.ts';
import { validatePorts } from './ports.ts';
import { validateTraffic } from './traffic.ts';
import { warnOfService } from './warnings.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const NEEDS_ADDRESS = new Set(['LoadBalancer', 'NodePort']);
const AFFINITIES = ['ClientIP', 'None'];
const LONGEST_AFFINITY = 86_400;
const HINTS = 'service.kubernetes.io/topology-aware-hints';
const MODE = 'service.kubernetes.io/topology-mode';

/**
 * After ValidateService in pkg/apis/core/validation, and what the API server does before it: addresses and node ports are
 * given out first, so an error of theirs is the only one.
 */
export function validateService(service: Service, errors: FieldErrors): void {
  const spec = service.spec ?? {};
  const path = FieldPath.root.child('spec');
  const before = errors.errors.length;
  validateAddresses(spec, path, errors);
  if (errors.errors.length === before) validateAllocation(spec, path, errors);
  if (errors.errors.length > before) return;
  validateObjectMeta(service.metadata, true, nameIsDNS1035Label, FieldPath.root.child('metadata'), errors);
  validateTopologyMode(service, errors);
  validateType(spec, path, errors);
  validatePorts(spec, path, errors);
  validateLabels(spec.selector, path.child('selector'), errors);
  validateAffinity(spec, path, errors);
  validateExternalIPs(spec.externalIPs ?? [], path.child('externalIPs'), errors);
  validateLoadBalancer(service, path, errors);
  validateTraffic(spec, path, errors);
  if (errors.errors.length === before) warnOfService(service, errors);
}

function validateTopologyMode(service: Service, errors: FieldErrors): void {
  const annotations = new Map(Object.entries(service.metadata?.annotations ?? {}));
  const hints = annotations.get(HINTS);
  const mode = annotations.get(MODE);
  if (hints === undefined || mode === undefined || hints === mode) return;
  const path = FieldPath.root.child('metadata', 'annotations').key(MODE);
  errors.invalid(path, mode, `must match annotations[${HINTS}] when both are specified`);
}

export const isHeadless = (spec: ServiceSpec): boolean =>
  spec.clusterIPs?.length === 1 && spec.clusterIPs[0] === 'None';

function validateType(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const { type = '', ports = [] } = spec;
  const headless = isHeadless(spec);
  if (ports.length === 0 && !headless && type !== 'ExternalName') errors.required(path.child('ports'));
  if (!TYPES.includes(type)) errors.notSupported(path.child('type'), type, TYPES);
  if (headless && NEEDS_ADDRESS.has(type))
    errors.invalid(
      path.child('clusterIPs').index(0),
      'None',
      `may not be set to 'None' for ${type} services`,
    );
  if (type === 'ExternalName') validateExternalName(spec, path, errors);
}

function validateExternalName(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const not = 'may not be set for ExternalName services';
  if ((spec.clusterIPs ?? []).length > 0) errors.forbidden(path.child('clusterIPs'), not);
  if ((spec.ipFamilies ?? []).length > 0) errors.forbidden(path.child('ipFamilies'), not);
  if (spec.ipFamilyPolicy !== undefined) errors.forbidden(path.child('ipFamilyPolicy'), not);
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name === '') errors.required(path.child('externalName'));
  else validateDNS1123Subdomain(name, path.child('externalName'), errors);
}

function validateAffinity(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const { sessionAffinity = '' } = spec;
  if (!AFFINITIES.includes(sessionAffinity))
    errors.notSupported(path.child('sessionAffinity'), sessionAffinity, AFFINITIES);
  if (sessionAffinity !== 'ClientIP') return;
  const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0;
  if (seconds > 0 && seconds <= LONGEST_AFFINITY) return;
  const where = path.child('sessionAffinityConfig', 'clientIP', 'timeoutSeconds');
  errors.invalid(where, seconds, `must be greater than 0 and less than ${LONGEST_AFFINITY}`);
}
