import type {
  Container,
  PodSpec,
  Quantity,
  ResourceRequirements,
} from '#domain/kubernetes/schema/api.gen.ts';
import {
  addQuantities,
  compareQuantities,
  parseQuantity,
  type ParsedQuantity,
} from '#domain/kubernetes/validation/common/quantity.ts';
import { canonicalQuantity } from '#domain/kubernetes/validation/common/quantity-text.ts';
import { changed } from './words.ts';

type Resources = Readonly<Record<string, Quantity>>;
type Totals = Map<string, ParsedQuantity>;

const NANOS_PER_MILLI = 1_000_000n;

/** Nothing finer than a thousandth is kept. After SetDefaults_ResourceList in pkg/apis/core/v1/defaults.go. */
export function roundUp(list: Resources): Resources {
  return Object.fromEntries(Object.entries(list).map(([name, text]) => [name, roundedUp(text)]));
}

function roundedUp(text: Quantity): Quantity {
  const parsed = parseQuantity(text);
  if (parsed === undefined || parsed.nanos % NANOS_PER_MILLI === 0n) return text;
  const millis = parsed.nanos / NANOS_PER_MILLI + (parsed.nanos > 0n ? 1n : -1n);
  return canonicalQuantity({ ...parsed, nanos: millis * NANOS_PER_MILLI });
}

export function roundRequirements<T extends { readonly limits?: Resources; readonly requests?: Resources }>(
  resources: T,
): T {
  return {
    ...resources,
    ...changed('limits', resources.limits, roundUp),
    ...changed('requests', resources.requests, roundUp),
  };
}

/** A request that is not written is the limit. After SetDefaults_Pod; templates of controllers are left as they are. */
export function requestsFromLimits(container: Container): Container {
  const { resources } = container;
  if (resources?.limits === undefined) return container;
  return {
    ...container,
    resources: { ...resources, requests: { ...resources.limits, ...resources.requests } },
  };
}

/** Resources of the Pod itself from those of its containers. After defaultHugePagePodLimits and defaultPodRequests. */
export function podLevelResources(spec: PodSpec): PodSpec {
  const { resources } = spec;
  if (resources === undefined) return spec;
  const withLimits = hugePageLimits(spec, resources);
  if (Object.keys(withLimits.limits ?? {}).length === 0) return { ...spec, resources: withLimits };
  const totals = aggregate(spec, 'requests');
  const fromContainers = [...totals].filter(([name]) => name === 'cpu' || name === 'memory');
  const fromLimits = Object.entries(withLimits.limits ?? {}).filter(([name]) => isPodLevel(name));
  const requests = {
    ...Object.fromEntries(fromLimits),
    ...written(fromContainers),
    ...withLimits.requests,
  };
  return {
    ...spec,
    resources: Object.keys(requests).length === 0 ? withLimits : { ...withLimits, requests },
  };
}

function hugePageLimits(spec: PodSpec, resources: ResourceRequirements): ResourceRequirements {
  const { limits = {}, requests = {} } = resources;
  if (Object.keys(limits).length === 0 && Object.keys(requests).length === 0) return resources;
  const added = [...aggregate(spec, 'limits')].filter(
    ([name]) => name.startsWith('hugepages-') && !Object.hasOwn(requests, name),
  );
  const all = { ...written(added), ...limits };
  return Object.keys(all).length === 0 ? resources : { ...resources, limits: all };
}

const isPodLevel = (name: string): boolean =>
  name === 'cpu' || name === 'memory' || name.startsWith('hugepages-');

const written = (totals: readonly (readonly [string, ParsedQuantity])[]): Record<string, Quantity> =>
  Object.fromEntries(totals.map(([name, quantity]) => [name, canonicalQuantity(quantity)]));

/** What all containers need together at any time. After AggregateContainerRequests and -Limits of component-helpers/resource. */
function aggregate(spec: PodSpec, list: 'requests' | 'limits'): Totals {
  const together: Totals = new Map();
  for (const container of spec.containers ?? []) add(together, container.resources?.[list]);
  const sidecars: Totals = new Map();
  const starting: Totals = new Map();
  for (const container of spec.initContainers ?? []) {
    const needs = container.resources?.[list];
    if (container.restartPolicy === 'Always') {
      add(together, needs);
      add(sidecars, needs);
      atLeast(starting, sidecars);
    } else {
      const now: Totals = new Map(sidecars);
      add(now, needs);
      atLeast(starting, now);
    }
  }
  atLeast(together, starting);
  return together;
}

function add(totals: Totals, list: Resources | undefined): void {
  for (const [name, text] of Object.entries(list ?? {})) {
    const quantity = parseQuantity(text);
    const sum = totals.get(name);
    if (quantity !== undefined) totals.set(name, sum === undefined ? quantity : addQuantities(sum, quantity));
  }
}

function atLeast(totals: Totals, other: Totals): void {
  for (const [name, quantity] of other) {
    const total = totals.get(name);
    if (total === undefined || compareQuantities(quantity, total) > 0) totals.set(name, quantity);
  }
}
