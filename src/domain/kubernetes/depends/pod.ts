import type { Container, PodSpec, Volume } from '#domain/kubernetes/schema/api.gen.ts';
import { claimNeeds } from './claim.ts';

/** What a Pod needs of the cluster and of a node, whatever else the text holds. */
export function podNeeds(spec: PodSpec): readonly string[] {
  return [
    ...(BUILT_IN.has(spec.priorityClassName ?? '') ? [] : named('PriorityClass', spec.priorityClassName)),
    ...named('RuntimeClass', spec.runtimeClassName),
    ...(spec.resourceClaims ?? []).flatMap((claim) => [
      ...named('ResourceClaim', claim?.resourceClaimName),
      ...named('ResourceClaimTemplate', claim?.resourceClaimTemplateName),
    ]),
    ...(spec.volumes ?? []).flatMap((volume) => volumeNeeds(volume ?? {})),
    ...nodeNeeds(spec),
    ...imageNeeds(spec),
  ];
}

/** Priority classes that every cluster has. */
const BUILT_IN: ReadonlySet<string> = new Set(['system-cluster-critical', 'system-node-critical']);

const named = (kind: string, name: string | undefined): readonly string[] =>
  name === undefined || name === '' ? [] : [`${kind} ${name} has to exist.`];

function containersOf({ initContainers = [], containers = [] }: PodSpec): readonly Container[] {
  return [...initContainers, ...containers].map((container) => container ?? {});
}

/** A hostPath that makes its path itself needs nothing (hostPathType of volume types). */
const MAKES: ReadonlySet<string> = new Set(['DirectoryOrCreate', 'FileOrCreate']);

function volumeNeeds({ hostPath, ephemeral, csi }: Volume): readonly string[] {
  return [
    ...(hostPath?.path === undefined || MAKES.has(hostPath.type ?? '')
      ? []
      : [`The node has to have ${hostPath.path}.`]),
    ...(ephemeral ? claimNeeds(ephemeral.volumeClaimTemplate?.spec) : []),
    ...(csi?.driver === undefined ? [] : [`The CSI driver ${csi.driver} has to be installed.`]),
  ];
}

function nodeNeeds(spec: PodSpec): readonly string[] {
  const hostPorts = containersOf(spec)
    .flatMap(({ ports = [] }) => ports.map((port) => port?.hostPort ?? 0))
    .filter((port) => port > 0);
  const requested = new Set(
    [spec, ...containersOf(spec)].flatMap(({ resources }) => [
      ...Object.keys(resources?.requests ?? {}),
      ...Object.keys(resources?.limits ?? {}),
    ]),
  );
  const affinity = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return [
    ...named('Node', spec.nodeName),
    ...(spec.nodeSelector === undefined ? [] : ['A node with the labels of nodeSelector has to exist.']),
    ...(affinity ? ['A node that fits the required nodeAffinity has to exist.'] : []),
    ...((spec.schedulingGates ?? []).length > 0
      ? ['Its scheduling gates have to be removed by somebody.']
      : []),
    ...(requested.size > 0
      ? [`A node has to have the requested ${listed([...requested].toSorted())} free.`]
      : []),
    ...hostPorts.map((port) => `Port ${port} of the node has to be free.`),
  ];
}

/** All images in one sentence; those that are never pulled have to be on the node already. */
function imageNeeds(spec: PodSpec): readonly string[] {
  const volumes = (spec.volumes ?? []).flatMap((volume) => (volume?.image ? [volume.image] : []));
  const images = [
    ...containersOf(spec).map(({ image = '', imagePullPolicy }) => ({ image, policy: imagePullPolicy })),
    ...volumes.map(({ reference = '', pullPolicy }) => ({ image: reference, policy: pullPolicy })),
  ].filter(({ image }) => image !== '');
  const of = (never: boolean): readonly string[] => [
    ...new Set(images.filter(({ policy }) => (policy === 'Never') === never).map(({ image }) => image)),
  ];
  return [...pulled(of(false)), ...present(of(true))];
}

function pulled(images: readonly string[]): readonly string[] {
  if (images.length === 0) return [];
  return images.length === 1
    ? [`Image ${images[0]} has to exist in its registry, and the node has to be able to pull it.`]
    : [
        `Images ${listed(images)} have to exist in their registries, and the node has to be able to pull them.`,
      ];
}

const present = (images: readonly string[]): readonly string[] =>
  images.length === 0 ? [] : [`The node has to have ${listed(images)} already: imagePullPolicy is Never.`];

function listed(names: readonly string[]): string {
  const before = names.slice(0, -1).join(', ');
  return before === '' ? (names[0] ?? '') : `${before} and ${names.at(-1) ?? ''}`;
}
