/** Whether the one node can take a Pod; why not, in the scheduler's words. */
import type {
  Affinity,
  Container,
  NodeSelectorTerm,
  Pod,
  PodAffinityTerm,
  PodSpec,
} from '#domain/kubernetes/schema/api.gen.ts';
import {
  addQuantities,
  compareQuantities,
  type ParsedQuantity,
} from '#domain/kubernetes/validation/common/quantity.ts';
import { quantityOf } from '#domain/kubernetes/validation/common/resources.ts';
import { selects } from '#domain/kubernetes/validation/workload/selector.ts';
import { NODE } from '#domain/simulation/kubelet/node.ts';

export type Placement =
  | { readonly kind: 'fits' }
  /** Nobody places it: another scheduler, a node that is not there, a gate. */
  | { readonly kind: 'waits'; readonly reason: 'SchedulingGated' | '' }
  | { readonly kind: 'refused'; readonly message: string };

/** `others`: Pods that are on the node already. `hasClaim` by name. */
export function placementOf(
  pod: Pod,
  others: readonly Pod[],
  hasClaim: (name: string) => boolean,
): Placement {
  const spec = pod.spec ?? {};
  if ((spec.schedulingGates ?? []).length > 0) return { kind: 'waits', reason: 'SchedulingGated' };
  if (spec.nodeName) return spec.nodeName === NODE.name ? { kind: 'fits' } : { kind: 'waits', reason: '' };
  if ((spec.schedulerName ?? 'default-scheduler') !== 'default-scheduler')
    return { kind: 'waits', reason: '' };
  const missing = spec.volumes?.find(
    ({ persistentVolumeClaim: claim }) => claim && !hasClaim(claim.claimName ?? ''),
  );
  const claim = missing?.persistentVolumeClaim?.claimName;
  if (claim !== undefined) return refused(`persistentvolumeclaim "${claim}" not found`, NOT_HELPFUL);
  const why = mismatch(pod, others);
  if (why !== undefined) return refused(`1 ${why}`, NOT_HELPFUL);
  const lacking = lackingResource(spec, others);
  if (lacking === undefined) return { kind: 'fits' };
  return refused(`1 ${lacking}`, '1 No preemption victims found for incoming pod');
}

const NOT_HELPFUL = '1 Preemption is not helpful for scheduling';

const refused = (why: string, preemption: string): Placement => ({
  kind: 'refused',
  message: `0/1 nodes are available: ${why}. no new claims to deallocate, preemption: 0/1 nodes are available: ${preemption}.`,
});

function mismatch(pod: Pod, others: readonly Pod[]): string | undefined {
  const { nodeSelector, affinity } = pod.spec ?? {};
  const selected = Object.entries(nodeSelector ?? {}).every(([key, value]) => NODE.labels.get(key) === value);
  if (!selected || !fitsNode(affinity)) return "node(s) didn't match Pod's node affinity/selector";
  const required = affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  // The first of a group that wants to be together has nobody to be with yet.
  if (!required.every((term) => [...others, pod].some((other) => isMeant(term, pod, other))))
    return "node(s) didn't match pod affinity rules";
  const against = affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  if (against.some((term) => others.some((other) => isMeant(term, pod, other))))
    return "node(s) didn't match pod anti-affinity rules";
  const refusedBy = others.some((other) =>
    other.spec?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.some((term) =>
      isMeant(term, other, pod),
    ),
  );
  return refusedBy ? "node(s) didn't satisfy existing pods anti-affinity rules" : undefined;
}

function isMeant({ labelSelector, namespaces = [] }: PodAffinityTerm, pod: Pod, other: Pod): boolean {
  const own = pod.metadata?.namespace ?? '';
  const among = namespaces.length > 0 ? namespaces : [own];
  return (
    among.includes(other.metadata?.namespace ?? '') && selects(labelSelector, other.metadata?.labels ?? {})
  );
}

function fitsNode(affinity: Affinity | undefined): boolean {
  const terms =
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return terms.length === 0 || terms.some(fitsTerm);
}

function fitsTerm({ matchExpressions = [] }: NodeSelectorTerm): boolean {
  return matchExpressions.every(({ key = '', operator, values = [] }) => {
    const value = NODE.labels.get(key);
    const [least = ''] = values;
    if (operator === 'Gt') return value !== undefined && Number(value) > Number(least);
    if (operator === 'Lt') return value !== undefined && Number(value) < Number(least);
    return selects(
      { matchExpressions: [{ key, operator: operator ?? '', values }] },
      Object.fromEntries(NODE.labels),
    );
  });
}

function lackingResource(spec: PodSpec, others: readonly Pod[]): string | undefined {
  const ports = hostPortsOf(spec);
  if (others.some((other) => hostPortsOf(other.spec ?? {}).some((port) => ports.includes(port))))
    return "node(s) didn't have free ports for the requested pod ports";
  for (const [name, amount] of NODE.allocatable) {
    const asked = [spec, ...others.map((other) => other.spec ?? {})].map((each) => requestOf(each, name));
    const sum = asked.reduce(addQuantities, quantityOf('0'));
    if (compareQuantities(asked[0] ?? quantityOf('0'), quantityOf('0')) === 0) continue;
    if (compareQuantities(sum, quantityOf(amount)) > 0) return `Insufficient ${name}`;
  }
  const unknown = spec.containers?.flatMap(({ resources }) => Object.keys(resources?.requests ?? {}));
  const name = unknown?.find((each) => !NODE.allocatable.has(each));
  return name === undefined ? undefined : `Insufficient ${name}`;
}

const hostPortsOf = ({ containers = [], initContainers = [] }: PodSpec): readonly string[] =>
  [...containers, ...initContainers]
    .flatMap(({ ports = [] }) => ports)
    .flatMap(({ hostPort, protocol = 'TCP' }) => (hostPort ? [`${hostPort}/${protocol}`] : []));

/** The containers and sidecars together, or the largest init container, whichever is more. */
function requestOf({ containers = [], initContainers = [] }: PodSpec, name: string): ParsedQuantity {
  const of = ({ resources }: Container) =>
    quantityOf(resources?.requests?.[name] ?? resources?.limits?.[name]);
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const sum = [...containers, ...sidecars].map(of).reduce(addQuantities, quantityOf('0'));
  const inits = initContainers.filter((each) => !sidecars.includes(each)).map(of);
  return inits.reduce((most, each) => (compareQuantities(each, most) > 0 ? each : most), sum);
}
