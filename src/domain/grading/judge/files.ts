import { isMadeDirectory, placeOf, sameFile as isSameFile, writeBarrier } from '#domain/world/files.ts';
import { within } from '#domain/world/origin.ts';
import { below, parentOf } from '#domain/world/paths.ts';
import type { ContainerFact, Place } from '#domain/world/types.ts';
import {
  all,
  each,
  met,
  notMet,
  withRole,
  withRoles,
  type Bound,
  type Judge,
} from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';

interface Seen extends Bound {
  /** The path as its container sees it. */
  readonly seenAt: string;
  readonly place: Place;
}

/** Every path leads to one file of one volume of one Pod. */
export const sameFile: Judge<RuleKinds['sameFile']> = (args, scene) =>
  withRoles(Object.keys(args), scene, (bound) => {
    const seen = bound.map((one) => {
      const seenAt = args[one.role] ?? '';
      return { ...one, seenAt, place: placeOf(one.container, seenAt) };
    });
    return apart(seen) ?? unmounted(seen) ?? unmountable(seen) ?? directories(seen) ?? together(seen);
  });

/** Containers of two Pods share no volume, even where both are called the same. */
function apart([first, ...rest]: readonly Seen[]): Judgement | undefined {
  const other = rest.find(({ workload }) => workload !== first?.workload);
  if (!first || !other) return undefined;
  return notMet(
    `${first.container.name} is in ${first.workload.name} and ${other.container.name} in ${other.workload.name}; an emptyDir belongs to one Pod.`,
    'Put both containers into one Pod.',
    other.container.origin,
  );
}

function unmounted(seen: readonly Seen[]): Judgement | undefined {
  const bare = seen.find(({ place }) => place.in === 'image');
  if (!bare) return undefined;
  const { container, seenAt } = bare;
  const mounts = container.mounts.map(({ volume, mountPath }) => `${volume.name} at ${mountPath}`);
  const has = mounts.length === 0 ? 'mounts no volume' : `mounts ${mounts.join(', ')}`;
  return notMet(
    `${container.name} ${has}, so ${seenAt} lies in its own file system, which no other container sees.`,
    `Mount the shared volume in ${container.name} at ${parentOf(seenAt)}.`,
    within(container.origin, 'volumeMounts'),
  );
}

/** The API server takes any medium; the kubelet knows these alone (SetUpAt of pkg/volume/emptydir). */
const MEDIUM = /^(|Memory|HugePages.*)$/;

function unmountable(seen: readonly Seen[]): Judgement | undefined {
  const volume = seen
    .map(({ place }) => (place.in === 'volume' ? place.volume : undefined))
    .find((one) => one && !MEDIUM.test(one.medium));
  if (!volume) return undefined;
  return notMet(
    `Volume ${volume.name} asks for the medium ${volume.medium}, which no kubelet knows, so the Pod never starts.`,
    'Write medium: Memory, or leave it out.',
    within(volume.origin, 'emptyDir', 'medium'),
  );
}

/** A subPath that does not exist yet in an empty volume is made as a directory, so it cannot be the file itself. */
function directories(seen: readonly Seen[]): Judgement | undefined {
  const covered = seen.find(({ seenAt, place }) => isMadeDirectory(place, seenAt));
  if (!covered || covered.place.in === 'image') return undefined;
  const { mount } = covered.place;
  return notMet(
    `In ${covered.container.name} the volume ${mount.volume.name} is mounted at ${mount.mountPath} itself, where it becomes a directory, not a file.`,
    `Mount the volume at the directory ${parentOf(covered.seenAt)}, without a subPath.`,
    within(mount.origin, 'mountPath'),
  );
}

function together(seen: readonly Seen[]): Judgement {
  const [first, ...rest] = seen;
  if (!first) return met('No file is asked for.');
  const stray = rest.find(({ place }) => !isSameFile(first.place, place));
  if (!stray) {
    const names = rest.map(({ container }) => container.name).join(', ');
    return met(`${first.container.name} -> ${placeText(first.place)} <- ${names}`, mountOrigin(first));
  }
  return notMet(
    `${first.container.name} -> ${placeText(first.place)}, but ${stray.container.name} -> ${placeText(stray.place)}`,
    adviceFor(first, stray),
    mountOrigin(stray),
  );
}

function adviceFor(first: Seen, stray: Seen): string {
  if (first.place.in === 'image' || stray.place.in === 'image') return '';
  const { name } = first.place.volume;
  if (stray.place.volume.name !== name)
    return `Mount the volume ${name} in ${stray.container.name} too: one volume for both.`;
  return `Mount the same part of ${name} in both containers; look at mountPath and subPath.`;
}

const placeText = (place: Place): string =>
  place.in === 'image' ? `the image's own ${place.path}` : `volume ${place.volume.name}:/${place.path}`;

const mountOrigin = ({ place, container }: Seen) =>
  place.in === 'volume' ? place.mount.origin : container.origin;

export const canWrite: Judge<RuleKinds['canWrite']> = (args, scene) =>
  all(each(args).map(([role, path]) => withRole(role, scene, ({ container }) => writes(container, path))));

function writes(container: ContainerFact, path: string): Judgement {
  const place = placeOf(container, path);
  const barrier = writeBarrier(container, path);
  if (barrier !== undefined) return barred(container, path, place, barrier);
  if (place.in === 'volume')
    return met(`${container.name} writes ${path} in volume ${place.volume.name}.`, place.mount.origin);
  if (hasDirectory(container, parentOf(path)))
    return met(`${container.name} writes ${path} in its own file system.`, container.origin);
  return notMet(
    `${container.name} has no directory ${parentOf(path)}: its image brings none, and no volume is mounted there.`,
    `Mount a volume in ${container.name} at ${parentOf(path)}.`,
    within(container.origin, 'volumeMounts'),
  );
}

function barred({ name, origin }: ContainerFact, path: string, place: Place, barrier: string): Judgement {
  const found = `${name} cannot write ${path}: ${barrier}.`;
  if (place.in === 'image')
    return notMet(
      found,
      `Mount a volume at ${parentOf(path)}.`,
      within(origin, 'securityContext', 'readOnlyRootFilesystem'),
    );
  if (isMadeDirectory(place, path))
    return notMet(
      found,
      `Mount the volume at the directory ${parentOf(path)}, without a subPath.`,
      within(place.mount.origin, 'mountPath'),
    );
  const own = ['configMap', 'secret', 'downwardAPI', 'projected', 'image'].includes(place.volume.source);
  const fix = own
    ? `A volume of type ${place.volume.source} is always read-only; use an emptyDir.`
    : `Drop readOnly: true from this mount of ${name}.`;
  return notMet(found, fix, own ? place.volume.origin : within(place.mount.origin, 'readOnly'));
}

/** Directories that every image of a Linux distribution has. */
const COMMON = [
  '/',
  '/tmp',
  '/var',
  '/var/tmp',
  '/var/log',
  '/var/run',
  '/run',
  '/etc',
  '/usr',
  '/root',
  '/home',
  '/opt',
  '/dev',
  '/dev/shm',
];

const hasDirectory = ({ mounts }: ContainerFact, directory: string): boolean =>
  COMMON.includes(directory) || mounts.some(({ mountPath }) => below(directory, mountPath) !== undefined);

export const cannotWrite: Judge<RuleKinds['cannotWrite']> = (args, scene) =>
  all(each(args).map(([role, path]) => withRole(role, scene, ({ container }) => keepsOff(container, path))));

function keepsOff(container: ContainerFact, path: string): Judgement {
  const barrier = writeBarrier(container, path);
  const place = placeOf(container, path);
  const origin = place.in === 'volume' ? place.mount.origin : container.origin;
  if (barrier !== undefined) return met(`${container.name} cannot write ${path}: ${barrier}.`, origin);
  const fix =
    place.in === 'volume'
      ? `Add readOnly: true to the mount of ${place.volume.name} in ${container.name}.`
      : `Mount the volume in ${container.name} first, with readOnly: true.`;
  return notMet(`${container.name} can write ${path} (${placeText(place)}).`, fix, origin);
}
