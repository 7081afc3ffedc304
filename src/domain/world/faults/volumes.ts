import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { placeOf } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, MountFact, VolumeFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Volumes and mounts that the API server takes and the kubelet or the container runtime does not. */
export function volumeFaults(workload: Workload): readonly Diagnostic[] {
  return [
    ...workload.volumes.flatMap((volume) => [
      ...unused(volume, workload),
      ...oddMedium(volume),
      ...milliBytes(volume),
    ]),
    ...workload.containers.flatMap((container) =>
      container.mounts.flatMap((mount) => directoryOverFile(container, mount)),
    ),
  ];
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

function oddMedium(volume: VolumeFact): readonly Diagnostic[] {
  if (volume.source !== 'emptyDir' || /^(?:|Memory|HugePages(?:-\S+)?)$/.test(volume.medium)) return [];
  return [
    finding('fault', 'storage-medium', within(volume.origin, 'emptyDir', 'medium'), {
      what: `The kubelet knows no storage medium "${volume.medium}"; the Pod stays in ContainerCreating.`,
      why: 'The API server does not check this word. The mount fails later: unknown storage medium.',
      fix: 'Write medium: Memory for a file system in memory, or leave medium out for the disk of the node.',
    }),
  ];
}

function milliBytes(volume: VolumeFact): readonly Diagnostic[] {
  const limit = valueAt(within(volume.origin, 'emptyDir', 'sizeLimit'));
  if (typeof limit !== 'string' || !/^\d+(?:\.\d+)?m$/.test(limit)) return [];
  return [
    finding('fault', 'size-in-milli', within(volume.origin, 'emptyDir', 'sizeLimit'), {
      what: `sizeLimit: ${limit} means thousandths of a byte; the Pod is evicted at the first write.`,
      why: 'In a Kubernetes quantity, m is milli. Mebibytes are Mi and megabytes are M.',
      fix: `Write ${limit.slice(0, -1)}Mi.`,
    }),
  ];
}

const KEYED: ReadonlySet<string> = new Set(['configMap', 'secret', 'projected']);

/** A volume's root is a directory. Where the image or another mount has a file, the runtime cannot put it there. */
function coversFile(container: ContainerFact, mount: MountFact): boolean {
  const { volume, mountPath, subPath, subPathUnknown } = mount;
  const isDirectory =
    subPath === '' && !subPathUnknown && (KEYED.has(volume.source) || volume.source === 'emptyDir');
  if (!isDirectory) return false;
  const others = { ...container, mounts: container.mounts.filter((each) => each !== mount) };
  return placeOf(others, mountPath).in === 'image' && modelOf(container.image)?.files.has(mountPath) === true;
}

function directoryOverFile(container: ContainerFact, mount: MountFact): readonly Diagnostic[] {
  if (!coversFile(container, mount)) return [];
  const { volume, mountPath } = mount;
  const last = mountPath.slice(mountPath.lastIndexOf('/') + 1);
  const hasKey =
    KEYED.has(volume.source) && (volume.files.some((file) => file.path === last) || !volume.complete);
  return [
    finding('fault', 'directory-over-file', within(mount.origin, 'mountPath'), {
      what: `${mountPath} is a file in image ${container.image.text}, and volume ${volume.name} is mounted over it as a directory: ${container.name} cannot start.`,
      why: 'Without subPath the whole volume is mounted, and that is a directory. The runtime says: not a directory: Are you trying to mount a directory onto a file.',
      fix: hasKey
        ? `Add subPath: ${last} to mount this one key as a file.`
        : 'Name the one file by subPath, or mount the directory above it.',
    }),
  ];
}
