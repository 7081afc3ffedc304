import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Service } from '#domain/kubernetes/schema/api.gen.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateCidr } from '#domain/kubernetes/validation/network/cidr.ts';

const ONLY = "may only be used when `type` is 'LoadBalancer'";
const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** The fields of load balancers in ValidateService. The capital in LoadBalancerSourceRanges is Kubernetes'. */
export function validateLoadBalancer(service: Service, path: FieldPath, errors: FieldErrors): void {
  const spec = service.spec ?? {};
  const balanced = spec.type === 'LoadBalancer';
  const ranges = spec.loadBalancerSourceRanges ?? [];
  if (ranges.length > 0) validateRanges(ranges, balanced, path, errors);
  else validateAnnotation(service, balanced, errors);
  if (spec.allocateLoadBalancerNodePorts !== undefined && !balanced)
    errors.forbidden(path.child('allocateLoadBalancerNodePorts'), ONLY);
  if (spec.loadBalancerClass === undefined) return;
  if (balanced) validateQualifiedName(spec.loadBalancerClass, path.child('loadBalancerClass'), errors);
  else errors.forbidden(path.child('loadBalancerClass'), ONLY);
}

function validateRanges(
  ranges: readonly string[],
  balanced: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const written = path.child('loadBalancerSourceRanges');
  const printed = path.child('LoadBalancerSourceRanges').toString();
  if (!balanced) errors.forbidden(written.printedAs(printed), ONLY);
  for (const [at, range] of ranges.entries())
    validateCidr(range.trim(), written.index(at).printedAs(`${printed}[${at}]`), errors);
}

function validateAnnotation(service: Service, balanced: boolean, errors: FieldErrors): void {
  const { annotations = {} } = service.metadata ?? {};
  const value = Object.hasOwn(annotations, RANGES) ? annotations[RANGES] : undefined;
  if (value === undefined) return;
  const path = FieldPath.root.child('metadata', 'annotations').key(RANGES);
  if (!balanced) errors.forbidden(path, ONLY);
  if (value.trim() === '') return;
  for (const range of value.split(',')) validateCidr(range.trim(), path, errors);
}
