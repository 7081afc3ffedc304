import { execOf, readContainer } from './container-commands.ts';
import type { FileUse } from './file-uses.ts';
import { mountAbove, placeOf } from './files.ts';
import { modelOf } from './images/registry.ts';
import { loadNginx } from './nginx/load.ts';
import type { Directive } from './nginx/directive.ts';
import { below } from './paths.ts';
import type { ContainerFact, MountFact, VolumeFact, Workload } from './types.ts';

/** A file that a container makes or writes in a volume. */
export interface WrittenFile {
  readonly container: ContainerFact;
  /** Relative to the volume's root. */
  readonly path: string;
  /** As the container names it. */
  readonly named: string;
  readonly use?: FileUse;
}

/** Who writes what into a volume. */
export interface VolumeWriters {
  readonly written: readonly WrittenFile[];
  /** True when `written` is all: false as soon as one container that may write there is not understood. */
  readonly complete: boolean;
}

/** The files of a volume that is empty at first, as far as the commands of the Pod's containers tell. */
export function writersOf(volume: VolumeFact, workload: Workload): VolumeWriters {
  const parts = workload.containers.map((container) => writtenBy(container, volume));
  return {
    written: parts.flatMap(({ written }) => written),
    complete: parts.every(({ complete }) => complete),
  };
}

const NOTHING: VolumeWriters = { written: [], complete: true };

function writtenBy(container: ContainerFact, volume: VolumeFact): VolumeWriters {
  const mounts = container.mounts.filter((mount) => mount.volume === volume && !mount.readOnly);
  if (mounts.length === 0) return NOTHING;
  if (mounts.some(({ subPathUnknown }) => subPathUnknown === true)) return { written: [], complete: false };
  const hooks = [execOf(container, 'postStart'), execOf(container, 'preStop')].filter(
    (each) => each !== undefined,
  );
  const server = writtenByServer(container, mounts);
  const scripts = server === undefined ? [readContainer(container), ...hooks] : hooks;
  const byScripts = scripts.flatMap(({ writes }) =>
    writes.flatMap((use) => inVolume(container, volume, use.path, use)),
  );
  return {
    written: [...byScripts, ...(server?.paths.flatMap((path) => inVolume(container, volume, path)) ?? [])],
    complete: scripts.every(({ writesElse }) => !writesElse) && server?.complete !== false,
  };
}

function inVolume(
  container: ContainerFact,
  volume: VolumeFact,
  named: string,
  use?: FileUse,
): readonly WrittenFile[] {
  const place = placeOf(container, named);
  if (place.in === 'image' || place.volume !== volume) return [];
  return [{ container, path: place.path, named, ...(use === undefined ? {} : { use }) }];
}

interface ServerWrites {
  readonly paths: readonly string[];
  readonly complete: boolean;
}

/** What the servers of the models write by themselves; undefined when the container runs none of them alone. */
function writtenByServer(container: ContainerFact, mounts: readonly MountFact[]): ServerWrites | undefined {
  const { commands } = readContainer(container);
  const program = modelOf(container.image)?.program;
  const [only] = commands;
  if (commands.length !== 1 || only === undefined) return undefined;
  if (program === 'redis_exporter') return NONE;
  if (program === 'nginx' && only.name === 'nginx') return writtenByNginx(container, mounts);
  return program === 'httpd' && only.name === 'httpd-foreground' && areBelow(mounts, READ_BY_HTTPD)
    ? NONE
    : undefined;
}

const NONE: ServerWrites = { paths: [], complete: true };
const LOGS = '/var/log/nginx';
/** What the servers only read. */
const READ_BY_NGINX = ['/etc/nginx', '/usr/share/nginx/html', '/etc/ssl'];
const READ_BY_HTTPD = ['/usr/local/apache2/htdocs', '/usr/local/apache2/conf'];

function areBelow(mounts: readonly MountFact[], directories: readonly string[]): boolean {
  return mounts.every(({ mountPath }) =>
    directories.some((directory) => below(directory, mountPath) !== undefined),
  );
}

/** Its two logs, where the configuration has them; its other places hold files of many names. */
function writtenByNginx(container: ContainerFact, mounts: readonly MountFact[]): ServerWrites {
  const logs = logsOf(container);
  const plain = areBelow(mounts, [...READ_BY_NGINX, LOGS]);
  return { paths: logs ?? [], complete: logs !== undefined && plain };
}

function logsOf(container: ContainerFact): readonly string[] | undefined {
  const standard = [`${LOGS}/access.log`, `${LOGS}/error.log`];
  const isOwn =
    mountAbove(container, '/etc/nginx/conf.d/default.conf') === undefined && !hidesConfig(container);
  if (isOwn) return standard;
  const { directives, error, unknown } = loadNginx(container);
  if (error !== undefined || unknown !== undefined) return undefined;
  return [...standard, ...logDirectives(directives)];
}

function hidesConfig({ mounts }: ContainerFact): boolean {
  return mounts.some(({ mountPath }) => below('/etc/nginx', mountPath) !== undefined);
}

function logDirectives(directives: readonly Directive[]): readonly string[] {
  return directives.flatMap(({ name, args, block = [] }) => [
    ...(/^(?:access|error)_log$/.test(name) ? args.slice(0, 1) : []),
    ...logDirectives(block),
  ]);
}
