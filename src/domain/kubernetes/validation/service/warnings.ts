import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Service, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { warnOfCidr, warnOfIP } from '#domain/kubernetes/validation/network/warnings.ts';

const HINTS = 'service.kubernetes.io/topology-aware-hints';
const MODE = 'service.kubernetes.io/topology-mode';
const SPEC = FieldPath.root.child('spec');

/** GetWarningsForService in pkg/api/service/warnings.go. */
export function warnOfService(service: Service, errors: FieldErrors): void {
  const { spec = {}, metadata = {} } = service;
  if (Object.hasOwn(metadata.annotations ?? {}, HINTS)) {
    const path = FieldPath.root.child('metadata', 'annotations').key(HINTS);
    errors.warn(path, `annotation ${HINTS} is deprecated, please use ${MODE} instead`);
  }
  if (spec.type === 'ClusterIP' && spec.clusterIP === 'None') warnOfHeadless(spec, errors);
  warnOfAddresses(spec, errors);
  warnOfIgnored(spec, errors);
  if (spec.trafficDistribution === 'PreferClose') {
    const text = 'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"';
    errors.warn(SPEC.child('trafficDistribution'), text);
  }
}

/** A headless Service has no address of its own, so nothing balances what is sent to it. */
function warnOfHeadless(spec: ServiceSpec, errors: FieldErrors): void {
  const ignored = 'is ignored for headless services';
  if ((spec.loadBalancerIP ?? '') !== '')
    errors.warn(SPEC.child('loadBalancerIP'), `spec.loadBalancerIP ${ignored}`);
  if ((spec.externalIPs ?? []).length > 0)
    errors.warn(SPEC.child('externalIPs'), `spec.externalIPs ${ignored}`);
  if (spec.sessionAffinity !== 'None')
    errors.warn(SPEC.child('sessionAffinity'), `spec.SessionAffinity ${ignored}`);
}

/** Addresses in a form that will not be read for ever; `None` is none. */
function warnOfAddresses(spec: ServiceSpec, errors: FieldErrors): void {
  for (const field of ['clusterIPs', 'externalIPs'] as const)
    for (const [at, ip] of (spec[field] ?? []).entries()) warnOfIP(ip, SPEC.child(field).index(at), errors);
  warnOfIP(spec.loadBalancerIP ?? '', SPEC.child('loadBalancerIP'), errors);
  for (const [at, range] of (spec.loadBalancerSourceRanges ?? []).entries())
    warnOfCidr(range, SPEC.child('loadBalancerSourceRanges').index(at), errors);
}

function warnOfIgnored(spec: ServiceSpec, errors: FieldErrors): void {
  const isName = spec.type === 'ExternalName';
  if (isName && (spec.externalIPs ?? []).length > 0) {
    const text = 'spec.externalIPs is ignored when spec.type is "ExternalName"';
    errors.warn(SPEC.child('externalIPs'), text);
  }
  if (!isName && (spec.externalName ?? '') !== '') {
    const text = 'spec.externalName is ignored when spec.type is not "ExternalName"';
    errors.warn(SPEC.child('externalName'), text);
  }
}
