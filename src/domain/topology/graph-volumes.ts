import { valueAt, within } from '#domain/world/origin.ts';
import type {
  ConfigFact,
  ContainerFact,
  MountFact,
  Origin,
  VolumeFact,
  Workload,
  World,
} from '#domain/world/types.ts';
import { atOf, type At, type Ids } from './graph-ids.ts';
import type { GraphEdge, GraphNode } from './types.ts';

/** The volumes of a Pod as nodes, those that a mount names and nobody declared too. */
export interface Volumes {
  readonly nodes: readonly GraphNode[];
  readonly idOf: (mount: Mounted) => string;
}

interface Mounted {
  readonly name: string;
  readonly fact: VolumeFact | undefined;
  readonly label: string;
  readonly at: At;
}

export function volumesOf(
  workload: Workload,
  shown: readonly ContainerFact[],
  world: World,
  parent: string,
  ids: Ids,
): Volumes {
  const facts = new Map<VolumeFact, string>();
  const byName = new Map<string, string>();
  const nodes: GraphNode[] = [];
  const mounts = shown.flatMap((container) => mountedBy(container, workload));
  const base = parent.slice(parent.indexOf('/') + 1);
  for (const fact of workload.volumes.slice(0, 50)) {
    const id = ids.claim(`${base}/volume/${fact.name}`);
    facts.set(fact, id);
    byName.set(fact.name, id);
    const used = mounts.some(({ name }) => name === fact.name) || shown.length < workload.containers.length;
    nodes.push(volumeNode(fact, id, parent, world, workload, used));
  }
  for (const { name, at } of mounts) {
    if (byName.has(name)) continue;
    const id = ids.claim(`${base}/volume/${name}`);
    byName.set(name, id);
    nodes.push({
      id,
      kind: 'volume',
      name,
      detail: '',
      parent,
      ports: [],
      trouble: `no volume named ${name}`,
      given: workload.given,
      at,
    });
  }
  return { nodes, idOf: ({ name, fact }) => (fact && facts.get(fact)) ?? byName.get(name) ?? '' };
}

/** The mounts of a container, also those that the world has no facts of: no such volume, or no path yet. */
function mountedBy(container: ContainerFact, workload: Workload): Mounted[] {
  const known = new Map(container.mounts.map((mount) => [pathKey(mount.origin), mount]));
  const list = valueAt(within(container.origin, 'volumeMounts'));
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return entries.flatMap((entry, index): Mounted[] => {
    const origin = within(container.origin, 'volumeMounts', index);
    const mount = known.get(pathKey(origin));
    if (mount)
      return [{ name: mount.volume.name, fact: mount.volume, label: mountLabel(mount), at: atOf(origin) }];
    const name: unknown = isRecord(entry) ? entry['name'] : undefined;
    const path: unknown = isRecord(entry) ? entry['mountPath'] : undefined;
    if (typeof name !== 'string' || name === '') return [];
    const fact = workload.volumes.find((volume) => volume.name === name);
    return [{ name, fact, label: typeof path === 'string' ? path : '', at: atOf(origin) }];
  });
}

function pathKey({ path }: Origin): string {
  return path.join('\n');
}

function mountLabel({ mountPath, subPath, readOnly }: MountFact): string {
  const notes = [subPath === '' ? '' : `subPath ${subPath}`, readOnly ? 'read-only' : ''].filter(
    (note) => note !== '',
  );
  return notes.length === 0 ? mountPath : `${mountPath} (${notes.join(', ')})`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SOURCES: Readonly<Record<VolumeFact['source'], string>> = {
  emptyDir: 'emptyDir',
  configMap: 'ConfigMap',
  secret: 'Secret',
  projected: 'projected',
  downwardAPI: 'downward API',
  hostPath: 'hostPath',
  persistentVolumeClaim: 'claim',
  ephemeral: 'ephemeral claim',
  image: 'image',
  other: 'other source',
};

function volumeNode(
  fact: VolumeFact,
  id: string,
  parent: string,
  world: World,
  workload: Workload,
  used: boolean,
): GraphNode {
  const medium = fact.medium === '' ? '' : ` in ${fact.medium.toLowerCase()}`;
  const behind = behindVolume(fact, world, workload).map(({ origin }) => ({
    source: origin.manifest.source,
    span: origin.manifest.span,
  }));
  return {
    id,
    kind: 'volume',
    name: fact.name,
    detail: `${SOURCES[fact.source]}${medium}${fact.of === '' ? '' : ` ${fact.of}`}`,
    parent,
    ports: [],
    trouble: used ? '' : 'no container mounts it',
    given: workload.given,
    at: atOf(fact.origin),
    ...(behind.length > 0 ? { also: behind } : {}),
  };
}

/** The ConfigMaps and Secrets whose files stand in the volume. */
export function behindVolume(fact: VolumeFact, world: World, workload: Workload): ConfigFact[] {
  const ids = new Set(fact.files.map(({ from }) => from));
  if (fact.source === 'configMap') ids.add(`configmap/${fact.of}`);
  if (fact.source === 'secret') ids.add(`secret/${fact.of}`);
  return [...world.configMaps, ...world.secrets].filter(
    ({ id, namespace }) => ids.has(id) && namespace === workload.namespace,
  );
}

export function mountsOf(
  container: ContainerFact,
  workload: Workload,
  from: string,
  volumes: Volumes,
): GraphEdge[] {
  return mountedBy(container, workload).map((mount, index) => {
    const to = volumes.idOf(mount);
    const trouble = mount.fact ? '' : `no volume named ${mount.name}`;
    return {
      id: `${from}>${to}:${index}`,
      from,
      to,
      kind: 'mount',
      label: mount.label,
      trouble,
      at: mount.at,
    };
  });
}
