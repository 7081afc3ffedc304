import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import {
  addQuantities,
  compareQuantities,
  type ParsedQuantity,
} from '#domain/kubernetes/validation/common/quantity.ts';
import { canonicalQuantity, quantityText } from '#domain/kubernetes/validation/common/quantity-text.ts';
import { isHugePageResource, quantityOf } from '#domain/kubernetes/validation/common/resources.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateResourceName, validateResourceRequirements } from './resources.ts';

type Amounts = ReadonlyMap<string, ParsedQuantity>;
type ResourceList = Readonly<Record<string, string>>;

/** validatePodResources in pkg/apis/core/validation: `resources` of the Pod as a whole. */
export function validatePodResources(
  spec: PodSpec,
  claimNames: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (spec.resources === undefined) return;
  // What else is wrong there does not count where the field as a whole may not be set.
  if (spec.os?.name === 'windows') return errors.forbidden(path, 'may not be set for a windows pod');
  if (spec.resources.claims !== undefined)
    errors.forbidden(path.child('claims'), 'claims may not be set for Resources at pod-level');
  validateResourceRequirements(spec.resources, validatePodResourceName, claimNames, path, errors);
  validatePodRequests(spec, path, errors);
  validateHugePageLimits(spec, path, errors);
  validateContainerLimits(spec, path, errors);
}

/** validatePodResourceName in pkg/apis/core/validation: a Pod as a whole has CPU, memory and huge pages. */
function validatePodResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  if (!validateResourceName(name, path, errors)) return;
  if (!isPodLevelResource(name)) errors.notSupported(path, name, ['cpu', 'hugepages-', 'memory']);
}

/** IsSupportedPodLevelResource in k8s.io/component-helpers/resource. */
function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePageResource(name);
}

/** validatePodResourceConsistency in pkg/apis/core/validation: together the containers may not request more. */
function validatePodRequests(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const requests = spec.resources?.requests ?? {};
  for (const [name, sum] of aggregate(spec, 'requests')) {
    if (!isPodLevelResource(name)) continue;
    const own = Object.hasOwn(requests, name) ? requests[name] : undefined;
    if (compareQuantities(sum, quantityOf(own)) <= 0) continue;
    const text = `must be greater than or equal to aggregate container requests of ${canonicalQuantity(sum)}`;
    errors.invalid(path.child('requests').key(name), quantityText(own ?? '0'), text);
  }
}

/** Of huge pages, which are not shared out twice, the containers may not have more together than the Pod has. */
function validateHugePageLimits(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const limits = new Map(Object.entries(spec.resources?.limits ?? {}));
  for (const [name, sum] of aggregate(spec, 'limits')) {
    const own = limits.get(name);
    if (own === undefined || !isHugePageResource(name)) continue;
    if (compareQuantities(sum, quantityOf(own)) <= 0) continue;
    const text = `must be greater than or equal to aggregate container limits of ${canonicalQuantity(sum)}`;
    errors.invalid(path.child('limits').key(name), quantityText(own), text);
  }
}

/** The rest of validatePodResourceConsistency; it prints the path of the container inside of `spec.resources`. */
function validateContainerLimits(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const podLimits = new Map(Object.entries(spec.resources?.limits ?? {}));
  for (const [at, container] of (spec.containers ?? []).entries()) {
    for (const [name, limit] of Object.entries(container.resources?.limits ?? {})) {
      const podLimit = podLimits.get(name) ?? limit;
      if (compareQuantities(quantityOf(limit), quantityOf(podLimit)) <= 0) continue;
      const limitPath = path.printedAs(
        path.child('containers').index(at).key(name).child('limits').toString(),
      );
      errors.invalid(
        limitPath,
        quantityText(limit),
        `must be less than or equal to pod limits of ${quantityText(podLimit)}`,
      );
    }
  }
}

/**
 * What the Pod needs at any one time: all containers and sidecars, or a plain init container with the sidecars before it.
 * After AggregateContainerRequests and AggregateContainerLimits in k8s.io/component-helpers/resource.
 */
function aggregate(spec: PodSpec, list: 'requests' | 'limits'): Amounts {
  let running: Amounts = sumOf((spec.containers ?? []).map((container) => amountsOf(container, list)));
  let sidecars: Amounts = new Map();
  let starting: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    const own = amountsOf(container, list);
    if (container.restartPolicy === 'Always') {
      running = sumOf([running, own]);
      sidecars = sumOf([sidecars, own]);
      starting = maxOf(starting, sidecars);
    } else starting = maxOf(starting, sumOf([own, sidecars]));
  }
  return maxOf(running, starting);
}

function amountsOf(container: Container, list: 'requests' | 'limits'): Amounts {
  const amounts: ResourceList = container.resources?.[list] ?? {};
  return new Map(Object.entries(amounts).map(([name, quantity]) => [name, quantityOf(quantity)]));
}

function sumOf(lists: readonly Amounts[]): Amounts {
  const sum = new Map<string, ParsedQuantity>();
  for (const [name, amount] of lists.flatMap((list) => [...list])) {
    const before = sum.get(name);
    sum.set(name, before === undefined ? amount : addQuantities(before, amount));
  }
  return sum;
}

function maxOf(a: Amounts, b: Amounts): Amounts {
  const max = new Map(a);
  for (const [name, amount] of b) {
    const before = max.get(name);
    if (before === undefined || compareQuantities(amount, before) > 0) max.set(name, amount);
  }
  return max;
}
