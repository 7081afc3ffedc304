import { below, cleanPath, joined } from './paths.ts';
import { modelOf } from './images/registry.ts';
import type { ContainerFact, KnownFile, MountFact, Place } from './types.ts';

/**
 * Where a path of a container leads: into the mount with the longest path above it, else into the image. Links are not
 * followed; a relative path counts from the root.
 */
export function placeOf(container: ContainerFact, path: string): Place {
  const absolute = cleanPath(path);
  const mount = mountAbove(container, absolute);
  if (mount === undefined) return { in: 'image', path: absolute };
  const inside = joined(mount.subPath, below(mount.mountPath, absolute) ?? '');
  return { in: 'volume', volume: mount.volume, path: inside, mount, content: fileAt(mount, inside) };
}

/** The mount that a path lies under: nested mounts cover the outer ones; of equal paths the later wins. */
export function mountAbove(container: ContainerFact, absolute: string): MountFact | undefined {
  let best: MountFact | undefined;
  for (const mount of container.mounts) {
    const covers = below(mount.mountPath, absolute) !== undefined;
    if (covers && (best === undefined || mount.mountPath.length >= best.mountPath.length)) best = mount;
  }
  return best;
}

/**
 * True when both are one file of one volume of the same Pod. Files of two images are never the same, and a subPath
 * that is known only at run time is taken as its own place: equal only to itself.
 */
export function sameFile(a: Place, b: Place): boolean {
  if (a.in === 'image' || b.in === 'image') return false;
  return sameVolume(a.volume, b.volume) && a.path === b.path;
}

function sameVolume(a: MountFact['volume'], b: MountFact['volume']): boolean {
  if (a === b) return true;
  const samePath = JSON.stringify(a.origin.path) === JSON.stringify(b.origin.path);
  return a.origin.manifest === b.origin.manifest && samePath;
}

function fileAt(mount: MountFact, path: string): KnownFile | undefined {
  return mount.volume.files.find((file) => file.path === path);
}

/** Why a container cannot write at a path; undefined when it can. Unix permissions are not looked at. */
export function writeBarrier(container: ContainerFact, path: string): string | undefined {
  const place = placeOf(container, path);
  if (place.in === 'image') {
    return container.readOnlyRootFilesystem ? 'the root file system is read-only' : undefined;
  }
  const { mountPath, readOnly } = place.mount;
  if (isMadeDirectory(place, path)) return `volume ${place.volume.name} makes ${mountPath} a directory`;
  return readOnly ? `volume ${place.volume.name} is mounted read-only at ${mountPath}` : undefined;
}

/**
 * True when the path is itself the mount point of a volume that is empty at first: a subPath that is not there yet is
 * made as a directory (kubelet's makeMounts), so it cannot be a file.
 */
export function isMadeDirectory(place: Place, path: string): boolean {
  if (place.in === 'image' || place.mount.mountPath !== cleanPath(path)) return false;
  return place.volume.source === 'emptyDir' || place.volume.source === 'ephemeral';
}

/** What a container finds at a path when it starts. */
export type Finding =
  | { readonly is: 'file'; readonly content: string; readonly file: KnownFile | undefined }
  | { readonly is: 'directory'; readonly entries: readonly string[] }
  | { readonly is: 'missing' }
  | { readonly is: 'unknown'; readonly reason: string };

/** Looks at a path as the process would, in the image's own files and in what the mounts put over them. */
export function look(container: ContainerFact, path: string): Finding {
  const place = placeOf(container, path);
  const found =
    place.in === 'volume' ? lookInVolume(place.mount, place.path) : lookInImage(container, place.path);
  const nested = entriesBelow(
    container.mounts.map((mount) => mount.mountPath),
    cleanPath(path),
  );
  if (nested.length === 0 || found.is === 'unknown' || found.is === 'file') return found;
  const own = found.is === 'directory' ? found.entries : [];
  return { is: 'directory', entries: [...new Set([...own, ...nested])].toSorted() };
}

function lookInVolume(mount: MountFact, path: string): Finding {
  const file = fileAt(mount, path);
  if (file !== undefined) return { is: 'file', content: file.content, file };
  const { volume } = mount;
  if (!volume.complete || volume.source === 'emptyDir') {
    return { is: 'unknown', reason: `what volume ${volume.name} holds is not known before the Pod runs` };
  }
  const entries = entriesBelow(
    volume.files.map((each) => `/${each.path}`),
    `/${path}`,
  );
  return entries.length > 0 || path === '' ? { is: 'directory', entries } : { is: 'missing' };
}

function lookInImage(container: ContainerFact, path: string): Finding {
  const model = modelOf(container.image);
  if (model === undefined)
    return { is: 'unknown', reason: `image ${container.image.text} is not known to Tripod` };
  const content = model.files.get(path);
  if (content !== undefined) return { is: 'file', content, file: undefined };
  const entries = entriesBelow([...model.files.keys()], path);
  if (entries.length > 0) return { is: 'directory', entries };
  const listed = model.whole.some((directory) => below(directory, path) !== undefined);
  if (listed) return { is: 'missing' };
  return { is: 'unknown', reason: `whether image ${container.image.text} has ${path} is not known` };
}

/** Names directly below a directory, of absolute paths. */
function entriesBelow(paths: readonly string[], directory: string): readonly string[] {
  const names = paths.map((path) => below(directory, path)?.split('/')[0] ?? '');
  return [...new Set(names)].filter((name) => name !== '').toSorted();
}
