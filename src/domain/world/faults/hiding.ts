import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { look, placeOf } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { within } from '#domain/world/origin.ts';
import type { ContainerFact, MountFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';
import { hiddenDirectory } from './hidden-directories.ts';

/** Mounts that cover what the image has at their path. */
export function hidingFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) =>
    container.mounts.flatMap((mount) => {
      const covered = [...directoryOverFile(container, mount), ...fileOverDirectory(container, mount)];
      return covered.length > 0 ? covered : hiddenDirectory(container, mount, workload);
    }),
  );
}

const KEYED: ReadonlySet<string> = new Set(['configMap', 'secret', 'projected', 'downwardAPI']);

/** Ends of names that people give to files and not to directories. */
const FILE_NAME =
  /\.(?:conf|cfg|cnf|ini|ya?ml|json|properties|toml|xml|html?|txt|env|crt|key|pem|sh|py|js|sql|lua)$/;

/** A volume's root is a directory. Where the image or another mount has a file, the runtime cannot put it there. */
function directoryOverFile(container: ContainerFact, mount: MountFact): readonly Diagnostic[] {
  const { volume, mountPath } = mount;
  if (!isWholeVolume(mount)) return [];
  if (coversFile(container, mount)) {
    const happens = `${mountPath} is a file in image ${container.image.text}, and volume ${volume.name} is mounted over it as a directory: ${container.name} cannot start. The event says: ${NOT_A_DIRECTORY}`;
    return [wholeVolumeFault('fault', mount, happens)];
  }
  const last = nameOf(mountPath);
  const isKey = hasKey(mount, last);
  if (!isKey && !(KEYED.has(volume.source) && FILE_NAME.test(last))) return [];
  const place = isKey ? `; the file is ${mountPath}/${last}` : '';
  const happens = `Volume ${volume.name} is mounted at ${mountPath} as a directory${place}: what reads the file ${mountPath} gets "Is a directory".`;
  return [wholeVolumeFault(isKey ? 'fault' : 'advice', mount, happens)];
}

const NOT_A_DIRECTORY = 'not a directory: Are you trying to mount a directory onto a file (or vice-versa)?';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function isWholeVolume({ volume, subPath, subPathUnknown }: MountFact): boolean {
  return subPath === '' && !subPathUnknown && (KEYED.has(volume.source) || volume.source === 'emptyDir');
}

function hasKey({ volume }: MountFact, name: string): boolean {
  return KEYED.has(volume.source) && volume.files.some((file) => file.path === name);
}

function wholeVolumeFault(severity: 'fault' | 'advice', mount: MountFact, what: string): Diagnostic {
  const { volume, mountPath, origin } = mount;
  const last = nameOf(mountPath);
  const mayHaveKey = KEYED.has(volume.source) && (hasKey(mount, last) || !volume.complete);
  return finding(severity, 'directory-over-file', within(origin, 'mountPath'), {
    what,
    why: 'Without subPath the whole volume is mounted, and that is a directory with one file for each key.',
    fix: mayHaveKey
      ? `Add subPath: ${last} to mount this one key as a file.`
      : 'Name the one file by subPath, or mount the directory above it.',
  });
}

function coversFile(container: ContainerFact, mount: MountFact): boolean {
  const { mountPath } = mount;
  if (modelOf(container.image)?.files.has(mountPath) !== true) return false;
  const others = { ...container, mounts: container.mounts.filter((each) => each !== mount) };
  return placeOf(others, mountPath).in === 'image';
}

/** One key by subPath, at a path where the image has a directory. */
function fileOverDirectory(container: ContainerFact, mount: MountFact): readonly Diagnostic[] {
  const { volume, mountPath, subPath } = mount;
  const isFile = KEYED.has(volume.source) && volume.files.some((file) => file.path === subPath);
  if (!isFile) return [];
  const others = { ...container, mounts: container.mounts.filter((each) => each !== mount) };
  if (placeOf(others, mountPath).in !== 'image' || look(others, mountPath).is !== 'directory') return [];
  return [
    finding('fault', 'directory-over-file', within(mount.origin, 'mountPath'), {
      what: `${mountPath} is a directory in image ${container.image.text}, and subPath: ${subPath} is a file: ${container.name} cannot start. The event says: ${NOT_A_DIRECTORY}`,
      why: 'With subPath one file is mounted, so mountPath has to be the path of that file.',
      fix: `Write mountPath: ${mountPath}/${nameOf(subPath)}.`,
    }),
  ];
}
