import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { endingOfContainer, readContainer } from '#domain/world/container-commands.ts';
import { mountAbove } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { makesConfiguration } from '#domain/world/own-configuration.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import { below, cleanPath } from '#domain/world/paths.ts';
import { baseName } from '#domain/world/shell/base-name.ts';
import type { ContainerFact, MountFact, VolumeFact, Workload } from '#domain/world/types.ts';
import { writersOf } from '#domain/world/volume-writers.ts';
import { finding } from './finding.ts';

/** A file that a program cannot start without, and what is seen when it is gone. */
interface Needed {
  readonly file: string;
  readonly says: string;
  /** system: a whole directory of it. program: a volume does not bring it. main: a volume may bring it. site: volumes are made to replace it. */
  readonly is: 'program' | 'main' | 'site' | 'system';
}

const program = (file: string): Needed => ({
  file,
  says: `exec: "${file.slice(file.lastIndexOf('/') + 1)}": executable file not found in $PATH`,
  is: 'program',
});

const NEEDS: ReadonlyMap<string, readonly Needed[]> = new Map([
  [
    'nginx',
    [
      {
        file: '/etc/nginx/nginx.conf',
        says: 'nginx: [emerg] open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
        is: 'main',
      },
      {
        file: '/etc/nginx/conf.d/default.conf',
        says: 'no server is left in its configuration, so nothing listens on port 80: Connection refused',
        is: 'site',
      },
      program('/usr/sbin/nginx'),
      program('/bin/sh'),
    ],
  ],
  [
    'httpd',
    [
      {
        file: '/usr/local/apache2/conf/httpd.conf',
        says: 'httpd: Could not open configuration file /usr/local/apache2/conf/httpd.conf: No such file or directory',
        is: 'main',
      },
      program('/usr/local/apache2/bin/httpd'),
      program('/usr/local/bin/httpd-foreground'),
    ],
  ],
  ['redis', [program('/usr/local/bin/docker-entrypoint.sh'), program('/bin/sh')]],
  ['postgres', [program('/usr/local/bin/docker-entrypoint.sh'), program('/bin/sh')]],
  ['mysql', [program('/usr/local/bin/docker-entrypoint.sh'), program('/bin/sh')]],
  ['busybox', [program('/bin/sh')]],
  ['alpine', [program('/bin/sh')]],
]);

/** Of an image that is not known: without its libraries and programs hardly anything starts. */
const ANY: readonly Needed[] = ['/bin', '/usr/bin', '/usr/lib', '/lib'].map((directory) => ({
  file: `${directory}/`,
  says: 'its programs and libraries are gone',
  is: 'system',
}));

/** A volume over a directory that the image needs. What a ConfigMap holds that is not there cannot be told: then it is advice. */
export function hiddenDirectory(
  container: ContainerFact,
  mount: MountFact,
  workload: Workload,
): readonly Diagnostic[] {
  const known = NEEDS.get(modelOf(container.image)?.repository ?? container.image.repository) ?? [];
  const needed = [...known, ...ANY];
  const hidden = needed.find((each) => isHiddenBy(container, mount, each.file) && isUsed(container, each));
  const severity = hidden && severityOf(container, mount, hidden, workload);
  return hidden === undefined || severity === undefined
    ? []
    : [hiddenFault(severity, container, mount, hidden)];
}

function hiddenFault(
  severity: 'fault' | 'advice',
  container: ContainerFact,
  { volume, mountPath, origin }: MountFact,
  { is, says }: Needed,
): Diagnostic {
  const image = container.image.text;
  const happens =
    is === 'site'
      ? says
      : `${container.name} does not start: ${mountPath === '/' ? 'its programs are gone' : says}`;
  return finding(severity, 'hides-directory', within(origin, 'mountPath'), {
    what:
      severity === 'fault'
        ? `Volume ${volume.name} at ${mountPath} hides what ${image} has there; ${happens}`
        : `Volume ${volume.name} hides all that ${image} has in ${mountPath}, such as mime.types; what its configuration includes and the volume does not bring is gone.`,
    why: 'A mount covers the directory of the image: its files are not merged with those of the volume.',
    fix: 'Mount single files by subPath, or use a directory of the image that is made for it, such as /etc/nginx/conf.d.',
  });
}

function isHiddenBy(container: ContainerFact, mount: MountFact, file: string): boolean {
  if (mount.mountPath === file || below(mount.mountPath, file) === undefined) return false;
  return mountOver(container, file) === mount;
}

const OVER = new WeakMap<ContainerFact, Map<string, MountFact | undefined>>();

/** The mount that a file of the image lies under; asked again for each mount of the container. */
function mountOver(container: ContainerFact, file: string): MountFact | undefined {
  const known = OVER.get(container) ?? new Map<string, MountFact | undefined>();
  OVER.set(container, known);
  if (!known.has(file)) known.set(file, mountAbove(container, cleanPath(file)));
  return known.get(file);
}

/** With a command of its own the container needs that program, and none that the image would have started. */
function isUsed(container: ContainerFact, { is, file }: Needed): boolean {
  if (is === 'system') return true;
  if (is === 'site' && makesConfiguration(container)) return false;
  const runs = readContainer(container).commands.some(({ name }) => file.endsWith(`/${name}`));
  if (is !== 'program') return container.argv === undefined || endingOfContainer(container) === 'stays';
  return (
    valueAt(within(container.origin, 'command')) === undefined ||
    runs ||
    file.endsWith(`/${baseName(container.argv?.[0] ?? '')}`)
  );
}

function severityOf(
  container: ContainerFact,
  { volume }: MountFact,
  needed: Needed,
  workload: Workload,
): 'fault' | 'advice' | undefined {
  if (volume.source === 'emptyDir')
    return isBrought(volume, needed, container, workload) ? undefined : 'fault';
  if (!['configMap', 'secret', 'projected', 'downwardAPI'].includes(volume.source)) return undefined;
  if (needed.is === 'program' || needed.is === 'system') return 'fault';
  // What a known volume holds is judged by the server's own reading of its configuration.
  return volume.complete || needed.is === 'site' ? undefined : 'advice';
}

/** Whether another container may put it there; the one that cannot start does not. */
function isBrought(
  volume: VolumeFact,
  { file, is }: Needed,
  container: ContainerFact,
  workload: Workload,
): boolean {
  const containers = workload.containers.filter((each) => each !== container);
  const { written, complete } = writersOf(volume, { ...workload, containers });
  if (!complete || is === 'site' || is === 'system') return !complete || written.length > 0;
  return written.some(({ path }) => `/${path}`.endsWith(file.slice(file.lastIndexOf('/'))));
}
