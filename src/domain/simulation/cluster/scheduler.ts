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
  /** `SchedulingGated`, or nothing when nobody places it: another scheduler, a node that is not there. */
  | { readonly kind: 'waits'; readonly reason: 'SchedulingGated' | ''; readonly message: string }
  | { readonly kind: 'refused'; readonly reason: 'Unschedulable'; readonly message: string };

const FITS: Placement = { kind: 'fits' };
const NOBODYS: Placement = { kind: 'waits', reason: '', message: '' };
const GATED: Placement = {
  kind: 'waits',
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
};

/** `others`: Pods that are on the node already. `hasClaim` by name. */
export function placementOf(
  pod: Pod,
  others: readonly Pod[],
  hasClaim: (name: string) => boolean,
): Placement {
  const spec = pod.spec ?? {};
  if ((spec.schedulingGates ?? []).length > 0) return GATED;
  // Which nodes there are only a cluster can tell: a live object names its own, and is run here under that name.
  if (spec.nodeName) return FITS;
  const scheduler = spec.schedulerName ?? 'default-scheduler';
  return scheduler === 'default-scheduler' ? scheduled(pod, others, hasClaim) : NOBODYS;
}

function scheduled(pod: Pod, others: readonly Pod[], hasClaim: (name: string) => boolean): Placement {
  const spec = pod.spec ?? {};
  const missing = claimsOf(spec).find((claim) => !hasClaim(claim));
  if (missing !== undefined) return refused(`persistentvolumeclaim "${missing}" not found`, NOT_HELPFUL);
  const why = nodeMismatch(spec) ?? affinityMismatch(pod, others);
  if (why !== undefined) return refused(`1 ${why}`, NOT_HELPFUL);
  const lacking = lackingPort(spec, others) ?? lackingResource(spec, others);
  return lacking === undefined ? FITS : refused(`1 ${lacking}`, NO_VICTIMS);
}

const claimsOf = ({ volumes = [] }: PodSpec): readonly string[] =>
  volumes.flatMap(({ persistentVolumeClaim: claim }) => (claim ? [claim.claimName ?? ''] : []));

const NOT_HELPFUL = '1 Preemption is not helpful for scheduling';
const NO_VICTIMS = '1 No preemption victims found for incoming pod';

const refused = (why: string, preemption: string): Placement => ({
  kind: 'refused',
  reason: 'Unschedulable',
  message: `0/1 nodes are available: ${why}. no new claims to deallocate, preemption: 0/1 nodes are available: ${preemption}.`,
});

function nodeMismatch({ nodeSelector, affinity }: PodSpec): string | undefined {
  const selected = Object.entries(nodeSelector ?? {}).every(([key, value]) => NODE.labels.get(key) === value);
  return selected && fitsNode(affinity) ? undefined : "node(s) didn't match Pod's node affinity/selector";
}

function affinityMismatch(pod: Pod, others: readonly Pod[]): string | undefined {
  const required = pod.spec?.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  // The first of a group that wants to be together has nobody to be with yet.
  if (!required.every((term) => [...others, pod].some((other) => isMeant(term, pod, other))))
    return "node(s) didn't match pod affinity rules";
  if (termsAgainst(pod).some((term) => others.some((other) => isMeant(term, pod, other))))
    return "node(s) didn't match pod anti-affinity rules";
  const isUnwelcome = others.some((other) => termsAgainst(other).some((term) => isMeant(term, other, pod)));
  return isUnwelcome ? "node(s) didn't satisfy existing pods anti-affinity rules" : undefined;
}

const termsAgainst = ({ spec }: Pod): readonly PodAffinityTerm[] =>
  spec?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];

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

function lackingPort(spec: PodSpec, others: readonly Pod[]): string | undefined {
  const ports = hostPortsOf(spec);
  const isTaken = others.some((other) => hostPortsOf(other.spec ?? {}).some((port) => ports.includes(port)));
  return isTaken ? "node(s) didn't have free ports for the requested pod ports" : undefined;
}

const ZERO = quantityOf('0');

function lackingResource(spec: PodSpec, others: readonly Pod[]): string | undefined {
  for (const [name, amount] of NODE.allocatable) {
    const asked = requestOf(spec, name);
    const taken = others.map((other) => requestOf(other.spec ?? {}, name));
    const sum = taken.reduce(addQuantities, asked);
    if (asked.nanos > 0n && compareQuantities(sum, quantityOf(amount)) > 0) return `Insufficient ${name}`;
  }
  const names = (spec.containers ?? []).flatMap(({ resources }) => Object.keys(resources?.requests ?? {}));
  const unknown = names.find((name) => !NODE.allocatable.has(name));
  return unknown === undefined ? undefined : `Insufficient ${unknown}`;
}

const hostPortsOf = ({ containers = [], initContainers = [] }: PodSpec): readonly string[] =>
  [...containers, ...initContainers]
    .flatMap(({ ports = [] }) => ports)
    .flatMap(({ hostPort, protocol = 'TCP' }) => (hostPort ? [`${hostPort}/${protocol}`] : []));

/** What the Pod itself asks for; else the containers and sidecars together, or the largest init container if that is more. */
function requestOf(spec: PodSpec, name: string): ParsedQuantity {
  const { containers = [], initContainers = [] } = spec;
  const ofPod = spec.resources?.requests?.[name];
  if (ofPod !== undefined) return quantityOf(ofPod);
  const of = ({ resources }: Container) =>
    quantityOf(resources?.requests?.[name] ?? resources?.limits?.[name]);
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const sum = [...containers, ...sidecars].map(of).reduce(addQuantities, ZERO);
  const inits = initContainers.filter((each) => !sidecars.includes(each)).map(of);
  return inits.reduce((most, each) => (compareQuantities(each, most) > 0 ? each : most), sum);
}
