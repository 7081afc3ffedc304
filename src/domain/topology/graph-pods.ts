import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { atOf, count, type Ids } from './graph-ids.ts';
import { mountsOf, volumesOf } from './graph-volumes.ts';
import { boundPorts, type Talk } from './talk.ts';
import type { GraphEdge, GraphNode } from './types.ts';

/** A workload in the graph, with the ids that its parts got. */
export interface DrawnPod {
  readonly workload: Workload;
  readonly id: string;
  readonly containers: ReadonlyMap<ContainerFact, string>;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** `most`: how many containers may be drawn; the others are named by their number. */
export function podOf(workload: Workload, world: World, talk: Talk, ids: Ids, most: number): DrawnPod {
  const id = ids.claim(workload.id);
  const shown = workload.containers.slice(0, most);
  const containers = new Map(shown.map((container) => [container, ids.claim(container.id)]));
  const volumes = volumesOf(workload, shown, world, id, ids);
  const hidden = workload.containers.length - shown.length;
  const nodes = [
    podNode(workload, id),
    ...shown.map((container) =>
      containerNode(container, containers.get(container) ?? '', id, workload, talk),
    ),
    ...(hidden > 0 ? [moreNode(id, hidden)] : []),
    ...volumes.nodes,
  ];
  const mounts = shown.flatMap((container) =>
    mountsOf(container, workload, containers.get(container) ?? '', volumes),
  );
  return { workload, id, containers, nodes, edges: [...mounts, ...startsOf(shown, containers)] };
}

function podNode(workload: Workload, id: string): GraphNode {
  const { kind, replicas } = workload;
  const many = kind !== 'Pod';
  const sharing = workload.shareProcessNamespace ? ', shared processes' : '';
  const detail = many ? `${kind}, ${replicas} ${replicas === 1 ? 'Pod' : 'Pods'}` : 'Pod';
  return {
    id,
    kind: 'pod',
    name: workload.name === '' ? '(no name)' : workload.name,
    detail: `${detail}${sharing}`,
    ports: [],
    trouble: workload.containers.some(({ kind: role }) => role === 'app')
      ? ''
      : 'has no container in containers',
    given: workload.given,
    ...(many ? { replicas } : {}),
    at: { source: workload.origin.manifest.source, span: workload.origin.manifest.span },
  };
}

function moreNode(pod: string, hidden: number): GraphNode {
  return {
    id: `${pod}/…`,
    kind: 'container',
    name: `${count(hidden)} more`,
    detail: 'containers',
    parent: pod,
    ports: [],
    trouble: '',
    given: false,
  };
}

function containerNode(
  container: ContainerFact,
  id: string,
  parent: string,
  workload: Workload,
  talk: Talk,
): GraphNode {
  const bound = boundPorts(talk, container);
  const declared = container.ports.map(({ name, containerPort, protocol }) => ({
    port: containerPort,
    label: [protocol === 'TCP' || protocol === '' ? `${containerPort}` : `${containerPort}/${protocol}`, name]
      .filter((part) => part !== '')
      .join(' '),
    bound: bound?.includes(containerPort) ?? false,
  }));
  const extra = (bound ?? []).filter((port) => !declared.some((one) => one.port === port));
  const ports = [...declared, ...extra.map((port) => ({ port, label: String(port), bound: true }))];
  return {
    id,
    kind: 'container',
    name: container.name === '' ? '(no name)' : container.name,
    detail: container.image.text === '' ? '(no image)' : container.image.text,
    role: container.kind,
    parent,
    ports: ports
      .filter(({ port }, index) => ports.findIndex((other) => other.port === port) === index)
      .slice(0, 12),
    trouble: clashOf(container, workload, talk),
    given: workload.given,
    at: atOf(container.origin),
  };
}

/** All containers of a Pod share one network namespace: whoever binds a port second fails. */
function clashOf(container: ContainerFact, workload: Workload, talk: Talk): string {
  if (container.kind === 'init') return '';
  const own = boundPorts(talk, container) ?? [];
  for (const other of workload.containers.slice(0, workload.containers.indexOf(container))) {
    if (other.kind === 'init') continue;
    const both = boundPorts(talk, other)?.find((port) => own.includes(port));
    if (both !== undefined) return `port ${both} is taken by ${other.name} already`;
  }
  return '';
}

/** Init containers and sidecars start one after the other, then all app containers together: the arrow goes to the first. */
function startsOf(shown: readonly ContainerFact[], ids: ReadonlyMap<ContainerFact, string>): GraphEdge[] {
  const ordered = shown.filter(({ kind }) => kind !== 'app');
  const chain = [...ordered, ...shown.filter(({ kind }) => kind === 'app').slice(0, 1)];
  return chain.slice(1).map((container, index) => {
    const from = ids.get(chain[index] ?? container) ?? '';
    const to = ids.get(container) ?? '';
    return { id: `${from}>>${to}`, from, to, kind: 'starts', label: '', trouble: '' };
  });
}
