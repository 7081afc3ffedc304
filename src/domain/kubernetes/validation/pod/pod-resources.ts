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
  if (spec.resources.claims !== undefined)
    errors.forbidden(path.child('claims'), 'claims may not be set for Resources at pod-level');
  validateResourceRequirements(spec.resources, validatePodResourceName, claimNames, path, errors);
  validatePodRequests(spec, path, errors);
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
  for (const [name, sum] of aggregateRequests(spec)) {
    if (!isPodLevelResource(name)) continue;
    const own = Object.hasOwn(requests, name) ? requests[name] : undefined;
    if (compareQuantities(sum, quantityOf(own)) <= 0) continue;
    const text = `must be greater than or equal to aggregate container requests of ${canonicalQuantity(sum)}`;
    errors.invalid(path.child('requests').key(name), quantityText(own ?? '0'), text);
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
 * After AggregateContainerRequests in k8s.io/component-helpers/resource.
 */
function aggregateRequests(spec: PodSpec): Amounts {
  let running: Amounts = sumOf((spec.containers ?? []).map(requestsOf));
  let sidecars: Amounts = new Map();
  let starting: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    const own = requestsOf(container);
    if (container.restartPolicy === 'Always') {
      running = sumOf([running, own]);
      sidecars = sumOf([sidecars, own]);
      starting = maxOf(starting, sidecars);
    } else starting = maxOf(starting, sumOf([own, sidecars]));
  }
  return maxOf(running, starting);
}

function requestsOf(container: Container): Amounts {
  const requests: ResourceList = container.resources?.requests ?? {};
  return new Map(Object.entries(requests).map(([name, quantity]) => [name, quantityOf(quantity)]));
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
