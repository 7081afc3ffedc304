import type {
  ConfigMap,
  Namespace,
  PersistentVolumeClaim,
  PersistentVolumeClaimStatus,
  Secret,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { Description, describeHead, describeName } from './description.ts';
import { describeEvents } from './events.ts';

/** Bytes behind base64. */
function sizeOf(encoded: string): number {
  const length = encoded.replace(/=+$/, '').length;
  return Math.floor((length * 3) / 4);
}

/** After describeConfigMap of kubectl's describe.go. */
export function describeConfigMap(object: ConfigMap, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, data = {}, binaryData = {} } = object;
  describeHead(to, metadata);
  for (const line of ['', 'Data', '====']) to.line(0, line);
  for (const key of Object.keys(data).toSorted())
    for (const line of [`${key}:`, '----', ...(data[key] ?? '').split('\n'), '']) to.line(0, line);
  for (const line of ['', 'BinaryData', '====']) to.line(0, line);
  for (const key of Object.keys(binaryData).toSorted())
    to.line(0, `${key}: ${sizeOf(binaryData[key] ?? '')} bytes`);
  to.line(0, '');
  describeEvents(to, { ...object, kind: 'ConfigMap' }, cluster);
  return to;
}

/** What is secret is not shown, but its size. */
export function describeSecret({ metadata, type, data = {} }: Secret): Description {
  const to = new Description();
  describeHead(to, metadata);
  to.line(0, '');
  to.line(0, 'Type:', type ?? 'Opaque');
  for (const line of ['', 'Data', '====']) to.line(0, line);
  for (const key of Object.keys(data).toSorted()) to.line(0, `${key}:`, `${sizeOf(data[key] ?? '')} bytes`);
  return to;
}

export function describeNamespace({ metadata, status }: Namespace): Description {
  const to = new Description();
  describeHead(to, metadata, false);
  to.line(0, 'Status:', status?.phase ?? 'Active');
  for (const what of ['resource quota', 'LimitRange resource']) {
    to.line(0, '');
    to.line(0, `No ${what}.`);
  }
  return to;
}

const MODES: ReadonlyMap<string, string> = new Map([
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]);

export function describeClaim(object: PersistentVolumeClaim, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata = {}, spec = {}, status = {} } = object;
  describeName(to, metadata);
  to.line(0, 'StorageClass:', spec.storageClassName);
  to.line(0, 'Status:', metadata.deletionTimestamp === undefined ? status.phase : 'Terminating');
  to.line(0, 'Volume:', spec.volumeName);
  to.labels('Labels', metadata.labels);
  to.annotations('Annotations', metadata.annotations);
  to.line(0, 'Finalizers:', `[${(metadata.finalizers ?? []).join(' ')}]`);
  describeVolume(to, spec.volumeName ? status : {});
  to.optional(0, 'VolumeMode:', spec.volumeMode);
  to.list('Used By:', usersOf(object, cluster));
  describeEvents(to, { ...object, kind: 'PersistentVolumeClaim' }, cluster);
  return to;
}

/** Of a claim that no volume is bound to, neither is known. */
function describeVolume(to: Description, { capacity, accessModes = [] }: PersistentVolumeClaimStatus): void {
  to.line(0, 'Capacity:', capacity?.['storage']);
  to.line(0, 'Access Modes:', accessModes.map((mode) => MODES.get(mode) ?? mode).join(','));
}

const usersOf = ({ metadata }: PersistentVolumeClaim, cluster: RunningCluster): readonly string[] =>
  cluster
    .pods()
    .filter((pod) => (pod.metadata?.namespace ?? 'default') === (metadata?.namespace ?? 'default'))
    .filter(
      ({ spec }) =>
        spec?.volumes?.some(
          ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata?.name,
        ) === true,
    )
    .map((pod) => pod.metadata?.name ?? '')
    .toSorted();
