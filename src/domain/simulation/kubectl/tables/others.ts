import type {
  ConfigMap,
  Namespace,
  PersistentVolumeClaim,
  Secret,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { EventObject } from '#domain/simulation/kubectl/event-objects.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { ageOf } from '#domain/simulation/kubectl/timestamps.ts';
import { AGE, NAME, NONE, column, wide } from './columns.ts';

const sizeOf = (map: object | undefined): number => Object.keys(map ?? {}).length;

export const CONFIG_MAP = [
  NAME,
  column<ConfigMap>('DATA', ({ data, binaryData }) => sizeOf(data) + sizeOf(binaryData)),
  AGE,
];

export const SECRET = [
  NAME,
  column<Secret>('TYPE', ({ type }) => type ?? 'Opaque'),
  column<Secret>('DATA', ({ data }) => sizeOf(data)),
  AGE,
];

export const NAMESPACE = [NAME, column<Namespace>('STATUS', ({ status }) => status?.phase ?? 'Active'), AGE];

export const SERVICE_ACCOUNT = [
  NAME,
  column<ApiObject & { readonly secrets?: readonly unknown[] }>(
    'SECRETS',
    ({ secrets }) => secrets?.length ?? 0,
  ),
  AGE,
];

const MODES: ReadonlyMap<string, string> = new Map([
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]);

/** Capacity and modes are those of the volume: a claim without one has none. */
export const CLAIM = [
  NAME,
  column<PersistentVolumeClaim>('STATUS', ({ metadata, status }) =>
    metadata?.deletionTimestamp === undefined ? (status?.phase ?? 'Pending') : 'Terminating',
  ),
  column<PersistentVolumeClaim>('VOLUME', ({ spec }) => spec?.volumeName ?? ''),
  column<PersistentVolumeClaim>('CAPACITY', ({ spec, status }) =>
    spec?.volumeName ? String(status?.capacity?.['storage'] ?? '') : '',
  ),
  column<PersistentVolumeClaim>('ACCESS MODES', ({ spec, status }) =>
    spec?.volumeName ? (status?.accessModes ?? []).map((mode) => MODES.get(mode) ?? mode).join(',') : '',
  ),
  column<PersistentVolumeClaim>('STORAGECLASS', ({ spec }) => spec?.storageClassName ?? ''),
  column<PersistentVolumeClaim>(
    'VOLUMEATTRIBUTESCLASS',
    ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>',
  ),
  AGE,
  wide<PersistentVolumeClaim>('VOLUMEMODE', ({ spec }) => spec?.volumeMode ?? '<unset>'),
];

interface Node extends ApiObject {
  readonly spec?: { readonly unschedulable?: boolean };
  readonly status?: {
    readonly conditions?: readonly { readonly type?: string; readonly status?: string }[];
    readonly addresses?: readonly { readonly type?: string; readonly address?: string }[];
    readonly nodeInfo?: Readonly<Record<string, string>>;
  };
}

const addressOf = ({ status }: Node, wanted: string): string =>
  status?.addresses?.find(({ type }) => type === wanted)?.address ?? NONE;

const infoOf = ({ status }: Node, name: string): string => status?.nodeInfo?.[name] ?? '<unknown>';

export const NODE = [
  NAME,
  column<Node>('STATUS', nodeStatus),
  column<Node>('ROLES', nodeRoles),
  AGE,
  column<Node>('VERSION', ({ status }) => status?.nodeInfo?.['kubeletVersion'] ?? ''),
  wide<Node>('INTERNAL-IP', (node) => addressOf(node, 'InternalIP')),
  wide<Node>('EXTERNAL-IP', (node) => addressOf(node, 'ExternalIP')),
  wide<Node>('OS-IMAGE', (node) => infoOf(node, 'osImage')),
  wide<Node>('KERNEL-VERSION', (node) => infoOf(node, 'kernelVersion')),
  wide<Node>('CONTAINER-RUNTIME', (node) => infoOf(node, 'containerRuntimeVersion')),
];

function nodeStatus({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status;
  const words = [ready === undefined ? 'Unknown' : ready === 'True' ? 'Ready' : 'NotReady'];
  return [...words, ...(spec?.unschedulable === true ? ['SchedulingDisabled'] : [])].join(',');
}

function nodeRoles({ metadata }: Node): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(metadata?.labels ?? {}).filter((key) => key.startsWith(prefix));
  return (
    roles
      .map((key) => key.slice(prefix.length))
      .toSorted()
      .join(',') || NONE
  );
}

export const EVENT = [
  column<EventObject>('LAST SEEN', ({ lastTimestamp }, { wallTime }) => ageOf(lastTimestamp, wallTime)),
  column<EventObject>('TYPE', ({ type }) => type),
  column<EventObject>('REASON', ({ reason }) => reason),
  column<EventObject>('OBJECT', ({ involvedObject: { kind, name } }) => `${kind.toLowerCase()}/${name}`),
  wide<EventObject>('SUBOBJECT', ({ involvedObject }) => involvedObject.fieldPath ?? ''),
  wide<EventObject>('SOURCE', ({ source }) => source.component),
  column<EventObject>('MESSAGE', ({ message }) => message.trim()),
  wide<EventObject>('FIRST SEEN', ({ firstTimestamp }, { wallTime }) => ageOf(firstTimestamp, wallTime)),
  wide<EventObject>('COUNT', ({ count }) => count),
  wide<EventObject>('NAME', ({ metadata }) => metadata.name ?? ''),
];
