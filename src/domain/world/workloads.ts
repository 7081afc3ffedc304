import type { ObjectMeta, PersistentVolumeClaim, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { Manifest, Path } from '#domain/kubernetes/manifest.ts';
import { containerFact, type PodParts } from './containers.ts';
import type { PodIdentity } from './env.ts';
import { nameOf, namespaceOf } from './identity.ts';
import { valueAt, within } from './origin.ts';
import type { Neighbours } from './references.ts';
import type { ContainerFact, Origin, VolumeFact, Workload } from './types.ts';
import { volumeFact } from './volumes.ts';

/** Where each kind keeps its Pod: the place of `metadata` and `spec`. */
const TEMPLATES: ReadonlyMap<string, Path> = new Map<string, Path>([
  ['Pod', []],
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);

export function isWorkload(kind: string): boolean {
  return TEMPLATES.has(kind);
}

/** Where the Pod's own spec stands: at the top of a Pod, in the template of a controller. */
export function podSpecAt({ origin }: Pick<Workload, 'origin'>): Origin {
  return within(origin, ...(TEMPLATES.get(origin.manifest.kind) ?? []), 'spec');
}

/** What the Pod says of itself, to its containers too. */
function identityOf(manifest: Manifest, metadata: ObjectMeta, spec: PodSpec): PodIdentity {
  return {
    name: nameOf(manifest),
    namespace: namespaceOf(manifest),
    nameKnown: manifest.kind === 'Pod' && manifest.object?.metadata?.name !== undefined,
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    serviceAccountName: spec.serviceAccountName ?? 'default',
  };
}

/** The Pod, or the Pod of a template. Everything that is not written yet is simply not there. */
export function workloadFact(manifest: Manifest, neighbours: Neighbours, given: boolean): Workload {
  const root: Origin = { manifest, path: TEMPLATES.get(manifest.kind) ?? [] };
  const spec = (valueAt(within(root, 'spec')) ?? {}) as PodSpec;
  const origin = within(root, 'spec');
  const pod = identityOf(manifest, (valueAt(within(root, 'metadata')) ?? {}) as ObjectMeta, spec);
  const claims = claimedVolumes(manifest);
  const own = (spec.volumes ?? []).map((volume, at) =>
    volumeFact(volume ?? {}, within(origin, 'volumes', at), neighbours),
  );
  const volumes = [...own.filter(({ name }) => !claims.some((claim) => claim.name === name)), ...claims];
  return {
    id: `${manifest.kind.toLowerCase()}/${pod.name}`,
    kind: manifest.kind,
    name: pod.name,
    namespace: pod.namespace,
    labels: pod.labels,
    replicas: replicasOf(manifest),
    restartPolicy: spec.restartPolicy ?? 'Always',
    shareProcessNamespace: spec.shareProcessNamespace === true,
    hostNetwork: spec.hostNetwork === true,
    containers: containersOf(spec, origin, { pod, volumes, neighbours }),
    volumes,
    given,
    origin: { manifest, path: [] },
  };
}

/** The controller gives each Pod a volume for each claim template, over one of the same name (updateStorage in stateful_set_utils.go). */
function claimedVolumes(manifest: Manifest): readonly VolumeFact[] {
  const origin: Origin = { manifest, path: ['spec', 'volumeClaimTemplates'] };
  const templates = manifest.kind === 'StatefulSet' ? valueAt(origin) : undefined;
  if (!Array.isArray(templates)) return [];
  return templates.map((claim: PersistentVolumeClaim | null, at) => {
    const name = claim?.metadata?.name ?? '';
    const source = 'persistentVolumeClaim' as const;
    return {
      name,
      source,
      of: name,
      files: [],
      complete: false,
      medium: '',
      origin: within(origin, at, 'metadata'),
    };
  });
}

function containersOf(spec: PodSpec, origin: Origin, parts: PodParts): readonly ContainerFact[] {
  const first = spec.initContainers ?? [];
  const inits = first.map((container, at) => {
    const kind = container?.restartPolicy === 'Always' ? 'sidecar' : 'init';
    return containerFact(container ?? {}, kind, at, within(origin, 'initContainers', at), parts);
  });
  const apps = (spec.containers ?? []).map((container, at) =>
    containerFact(container ?? {}, 'app', first.length, within(origin, 'containers', at), parts),
  );
  return [...inits, ...apps];
}

/** How many Pods it makes at once; 1 for kinds that do not count. */
function replicasOf(manifest: Manifest): number {
  const field = manifest.kind === 'Job' ? 'parallelism' : 'replicas';
  const counts = ['Deployment', 'StatefulSet', 'ReplicaSet', 'Job'].includes(manifest.kind);
  const value = counts ? valueAt({ manifest, path: ['spec', field] }) : undefined;
  return typeof value === 'number' ? value : 1;
}
