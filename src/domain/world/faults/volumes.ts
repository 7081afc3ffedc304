import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, VolumeFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Volumes that the API server takes and the kubelet does not, or that nobody uses. */
export function volumeFaults(workload: Workload): readonly Diagnostic[] {
  return workload.volumes.flatMap((volume) => [
    ...unused(volume, workload),
    ...oddMedium(volume),
    ...tooSmall(volume),
  ]);
}

function unused(volume: VolumeFact, workload: Workload): readonly Diagnostic[] {
  const mounted = workload.containers.some((container) =>
    container.mounts.some((mount) => mount.volume === volume),
  );
  const isDevice = workload.containers.some((container) => devicesOf(container).includes(volume.name));
  if (mounted || isDevice || volume.name === '' || volume.name.startsWith('kube-api-access-')) return [];
  return [
    finding('advice', 'unused-volume', within(volume.origin, 'name'), {
      what: `No container mounts the volume ${volume.name}.`,
      why: 'A volume of the Pod is seen only by the containers that list it under volumeMounts.',
      fix: `Add a volumeMounts entry with name: ${volume.name} to each container that needs it, or delete the volume.`,
    }),
  ];
}

function devicesOf(container: ContainerFact): readonly string[] {
  const devices = valueAt(within(container.origin, 'volumeDevices'));
  return Array.isArray(devices)
    ? devices.map((device: { readonly name?: string } | null) => device?.name ?? '')
    : [];
}

/** After SetUpAt in pkg/volume/emptydir/empty_dir.go, which alone knows the words. */
function oddMedium(volume: VolumeFact): readonly Diagnostic[] {
  const { name, medium } = volume;
  if (volume.source !== 'emptyDir' || /^(?:|Memory|HugePages(?:-\S+)?)$/.test(medium)) return [];
  return [
    finding('fault', 'storage-medium', within(volume.origin, 'emptyDir', 'medium'), {
      what: `The Pod stays in ContainerCreating: MountVolume.SetUp failed for volume "${name}" : unknown storage medium "${medium}"`,
      why: 'The API server takes any word here; the kubelet knows Memory and HugePages, with a capital letter. kubectl describe shows the event FailedMount.',
      fix: 'Write medium: Memory for a file system in memory, or leave medium out for the disk of the node.',
    }),
  ];
}

/** A quantity in bytes: a number, with `m` for thousandths (resource.Quantity). */
const BYTES = /^(\d+(?:\.\d*)?|\.\d+)(m|u|n)?$/;
const SCALE: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
]);
/** An empty directory alone takes a block of this size on disk. */
const BLOCK = 4096;

/** After emptyDirLimitEviction in pkg/kubelet/eviction/eviction_manager.go; zero means no limit. */
function tooSmall(volume: VolumeFact): readonly Diagnostic[] {
  const origin = within(volume.origin, 'emptyDir', 'sizeLimit');
  const written = valueAt(origin);
  const limit = typeof written === 'string' || typeof written === 'number' ? `${written}` : '';
  const [, digits = '0', unit = ''] = BYTES.exec(limit) ?? [];
  const bytes = Number(digits) * (SCALE.get(unit) ?? 0);
  if (bytes === 0 || bytes >= BLOCK) return [];
  const amount = unit === '' ? `${limit} bytes` : `a fraction of a byte, rounded up to ${Math.ceil(bytes)}`;
  return [
    finding('fault', 'size-in-milli', origin, {
      what: `sizeLimit: ${limit} means ${amount}; the first write evicts the Pod: Usage of EmptyDir volume "${volume.name}" exceeds the limit.`,
      why: 'In a Kubernetes quantity m is milli, and a bare number counts bytes. Mebibytes are Mi and megabytes are M. The Pod ends with status Evicted.',
      fix: `Write ${digits}Mi.`,
    }),
  ];
}
