import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { compareQuantities } from '#domain/kubernetes/validation/common/quantity.ts';
import { quantityOf } from '#domain/kubernetes/validation/common/resources.ts';

/** ComputePodQOS of pkg/apis/core/v1/helper/qos/qos.go: cpu and memory decide, of the Pod where it says so, else of all containers. */
export function qosClass({ containers = [], initContainers = [], resources }: PodSpec): string {
  const all = resources ? [{ resources }] : [...initContainers, ...containers];
  if (all.every(asksForNothing)) return 'BestEffort';
  return all.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

const COUNTED = ['cpu', 'memory'] as const;

const asksForNothing = ({ resources }: Container): boolean =>
  COUNTED.every(
    (name) => resources?.limits?.[name] === undefined && resources?.requests?.[name] === undefined,
  );

const isGuaranteed = ({ resources }: Container): boolean =>
  COUNTED.every((name) => {
    const limit = resources?.limits?.[name];
    const request = resources?.requests?.[name] ?? limit;
    return limit !== undefined && compareQuantities(quantityOf(limit), quantityOf(request)) === 0;
  });
