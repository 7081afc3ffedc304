/** Fields of a Pod as `fieldRef` and `resourceFieldRef` give them. */
import type { Container, Pod, ResourceFieldSelector } from '#domain/kubernetes/schema/api.gen.ts';
import { millisOf, unitsOf } from '#domain/kubernetes/validation/common/quantity.ts';
import { quantityOf } from '#domain/kubernetes/validation/common/resources.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { NODE } from './node.ts';

type Getter = (pod: Pod) => string;

const FIELDS: ReadonlyMap<string, Getter> = new Map<string, Getter>([
  ['metadata.name', ({ metadata }) => metadata?.name ?? ''],
  ['metadata.namespace', ({ metadata }) => metadata?.namespace ?? ''],
  ['metadata.uid', ({ metadata }) => metadata?.uid ?? ''],
  ['metadata.labels', ({ metadata }) => listOf(metadata?.labels)],
  ['metadata.annotations', ({ metadata }) => listOf(metadata?.annotations)],
  ['spec.nodeName', () => NODE.name],
  ['spec.serviceAccountName', ({ spec }) => spec?.serviceAccountName ?? 'default'],
  ['status.hostIP', () => NODE.ip],
  ['status.hostIPs', () => NODE.ip],
  ['status.podIP', ({ status }) => status?.podIP ?? ''],
  ['status.podIPs', ({ status }) => status?.podIP ?? ''],
]);

/** After ExtractFieldPathAsString of pkg/fieldpath/fieldpath.go and podFieldSelectorRuntimeValue of kubelet_pods.go. */
export function fieldOf(pod: Pod, path: string): string {
  const keyed = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path);
  if (keyed) {
    const [, kind = '', key = ''] = keyed;
    const values = kind === 'labels' ? pod.metadata?.labels : pod.metadata?.annotations;
    return new Map(Object.entries(values ?? {})).get(key) ?? '';
  }
  const get = FIELDS.get(path);
  if (!get) throw new Unmodelled(`fieldRef ${path}`);
  return get(pod);
}

/** FormatMap of fieldpath.go: sorted, quoted as Go does. */
function listOf(values: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(values ?? {})
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n');
}

/** A limit that is not set is what the node can give. After ExtractContainerResourceValue of pkg/api/v1/resource/helpers.go. */
export function resourceOf(
  container: Container,
  { resource = '', divisor = '1' }: ResourceFieldSelector,
): string {
  const [, kind = '', name = ''] = /^([^.]*)\.(.*)$/.exec(resource) ?? [];
  const measure = name === 'cpu' ? millisOf : unitsOf;
  const by = measure(quantityOf(divisor === '0' ? '1' : divisor));
  return String((measure(quantityOf(amountOf(container, kind, name))) + by - 1n) / by);
}

function amountOf({ resources = {} }: Container, kind: string, name: string): string {
  const written = new Map(Object.entries((kind === 'limits' ? resources.limits : resources.requests) ?? {}));
  const rest = kind === 'limits' ? NODE.allocatable.get(name) : undefined;
  return written.get(name) ?? rest ?? '0';
}
