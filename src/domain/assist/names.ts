import {
  entryOf,
  itemsAt,
  keysAt,
  nodeAt,
  textAt,
  type OutlineNode,
  type Owner,
  type Sheet,
} from './outline/nodes.ts';
import { around } from './types-at.ts';

/** Something that these manifests define and that a field can name. */
export interface Name {
  readonly name: string;
  /** Where it comes from, in a few words. */
  readonly from: string;
}

/** Where names are looked up: around the caret, and in every document at hand (the answer's and the given ones). */
export interface Scope {
  readonly owner: Owner;
  readonly sheets: readonly Sheet[];
}

type Lookup = (scope: Scope) => readonly Name[];

/** The Pod spec around the caret. */
const podSpec = ({ owner }: Scope): OutlineNode | undefined => around(owner, 'PodSpec');

function containers(spec: OutlineNode | undefined): readonly (OutlineNode | undefined)[] {
  return [...itemsAt(spec, 'initContainers'), ...itemsAt(spec, 'containers')];
}

const named = (
  nodes: readonly (OutlineNode | undefined)[],
  from: (node: OutlineNode | undefined) => string,
) =>
  nodes.map((node) => ({ name: textAt(node, 'name'), from: from(node) })).filter(({ name }) => name !== '');

/** `configMap` of a volume that has one. */
const sourceOf = (volume: OutlineNode | undefined): string =>
  keysAt(volume).find((key) => key !== 'name') ?? 'no source';

const volumes: Lookup = (scope) => [
  ...named(itemsAt(podSpec(scope), 'volumes'), (volume) => `volume, ${sourceOf(volume)}`),
  ...claimTemplates(scope),
];

function claimTemplates({ owner }: Scope): readonly Name[] {
  const spec = around(owner, 'StatefulSetSpec');
  return itemsAt(spec, 'volumeClaimTemplates')
    .map((claim) => ({ name: textAt(claim, 'metadata', 'name'), from: 'volumeClaimTemplate' }))
    .filter(({ name }) => name !== '');
}

const containerNames: Lookup = (scope) => named(containers(podSpec(scope)), () => 'container');

const portsOf = (container: OutlineNode | undefined): readonly Name[] =>
  named(
    itemsAt(container, 'ports'),
    (port) => `${textAt(container, 'name')}, ${textAt(port, 'containerPort')}`,
  );

/** A probe's port is looked up in its own container. */
const ownPorts: Lookup = ({ owner }) => portsOf(around(owner, 'Container'));

const allPodSpecs = ({ sheets }: Scope): readonly (OutlineNode | undefined)[] =>
  sheets.map(({ value }) =>
    textAt(value, 'kind') === 'Pod' ? nodeAt(value, 'spec') : nodeAt(value, 'spec', 'template', 'spec'),
  );

const allPorts: Lookup = (scope) => allPodSpecs(scope).flatMap((spec) => containers(spec).flatMap(portsOf));

const objects =
  (...kinds: readonly string[]): Lookup =>
  ({ sheets }) =>
    sheets
      .filter(({ value }) => kinds.includes(textAt(value, 'kind')))
      .map(({ value }) => ({ name: textAt(value, 'metadata', 'name'), from: textAt(value, 'kind') }))
      .filter(({ name }) => name !== '');

/** The keys of the ConfigMap or Secret that is named beside the caret, or around it. */
const keys: Lookup = ({ owner, sheets }) => {
  const source = around(
    owner,
    'ConfigMapKeySelector',
    'SecretKeySelector',
    'ConfigMapVolumeSource',
    'SecretVolumeSource',
    'ConfigMapProjection',
    'SecretProjection',
  );
  const name = textAt(source, 'name') || textAt(source, 'secretName');
  return keysOf(name, sheets);
};

function keysOf(name: string, sheets: readonly Sheet[]): readonly Name[] {
  return sheets
    .filter(
      ({ value }) =>
        ['ConfigMap', 'Secret'].includes(textAt(value, 'kind')) && textAt(value, 'metadata', 'name') === name,
    )
    .flatMap(({ value }) => ['data', 'stringData', 'binaryData'].flatMap((field) => keysAt(value, field)))
    .map((key) => ({ name: key, from: `key of ${name}` }));
}

/** A file of the ConfigMap or Secret that the mount's volume is made of. */
const filesOfVolume: Lookup = (scope) => {
  const mounted = textAt(around(scope.owner, 'VolumeMount'), 'name');
  const volume = itemsAt(podSpec(scope), 'volumes').find((each) => textAt(each, 'name') === mounted);
  const name = textAt(volume, 'configMap', 'name') || textAt(volume, 'secret', 'secretName');
  return keysOf(name, scope.sheets);
};

const LOOKUPS: Readonly<Record<string, Lookup>> = {
  'VolumeMount.name': volumes,
  'VolumeMount.subPath': filesOfVolume,
  'VolumeDevice.name': volumes,
  'HTTPGetAction.port': ownPorts,
  'TCPSocketAction.port': ownPorts,
  'ServicePort.targetPort': allPorts,
  'ResourceFieldSelector.containerName': containerNames,
  'ConfigMapVolumeSource.name': objects('ConfigMap'),
  'ConfigMapProjection.name': objects('ConfigMap'),
  'ConfigMapEnvSource.name': objects('ConfigMap'),
  'ConfigMapKeySelector.name': objects('ConfigMap'),
  'ConfigMapKeySelector.key': keys,
  'SecretKeySelector.key': keys,
  'KeyToPath.key': keys,
  'SecretVolumeSource.secretName': objects('Secret'),
  'SecretProjection.name': objects('Secret'),
  'SecretEnvSource.name': objects('Secret'),
  'SecretKeySelector.name': objects('Secret'),
  'LocalObjectReference.name': objects('Secret'),
  'PersistentVolumeClaimVolumeSource.claimName': objects('PersistentVolumeClaim'),
  'PodSpec.serviceAccountName': objects('ServiceAccount'),
  'StatefulSetSpec.serviceName': objects('Service'),
  'ObjectMeta.namespace': objects('Namespace'),
};

/** What these manifests define for a field to name. */
export function namesFor(type: string, field: string, scope: Scope): readonly Name[] {
  const key = `${type === 'EphemeralContainer' ? 'Container' : type}.${field}`;
  const found = Object.hasOwn(LOOKUPS, key) ? (LOOKUPS[key]?.(scope) ?? []) : [];
  return found.filter(({ name }, at) => found.findIndex((each) => each.name === name) === at);
}

export const hasNames = (type: string, field: string): boolean => Object.hasOwn(LOOKUPS, `${type}.${field}`);

/** The labels that Pods at hand carry: what a selector can select. */
export function podLabels({ sheets }: Pick<Scope, 'sheets'>): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  for (const { value } of sheets) {
    const map =
      textAt(value, 'kind') === 'Pod'
        ? nodeAt(value, 'metadata', 'labels')
        : nodeAt(value, 'spec', 'template', 'metadata', 'labels');
    for (const key of keysAt(map)) {
      const label = entryOf(map, key)?.value;
      const known = labels.get(key) ?? [];
      if (label?.is === 'scalar' && !known.includes(label.text)) labels.set(key, [...known, label.text]);
    }
  }
  return labels;
}
