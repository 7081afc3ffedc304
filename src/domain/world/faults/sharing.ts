import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { endingOfContainer, readContainer } from '#domain/world/container-commands.ts';
import { mountAbove, placeOf } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { within } from '#domain/world/origin.ts';
import type { ContainerFact, MountFact, VolumeFact, Workload } from '#domain/world/types.ts';
import { writersOf, type WrittenFile } from '#domain/world/volume-writers.ts';
import { finding } from './finding.ts';
import { separateVolumes } from './separate-volumes.ts';
import { mountersOf, volumeOf } from './written.ts';

/** Containers that are meant to share a directory and do not, or share more than the Pod. */
export function sharingFaults(workload: Workload): readonly Diagnostic[] {
  return [
    ...workload.containers.flatMap((container) => emptySite(container, workload)),
    ...separateVolumes(workload),
    ...workload.volumes.flatMap((volume) => sharedNode(volume, workload)),
  ];
}

/** Where the known web servers take their pages from. */
const PAGES: Readonly<Partial<Record<string, string>>> = {
  nginx: '/usr/share/nginx/html',
  httpd: '/usr/local/apache2/htdocs',
};

/** A neighbour writes a page into a volume that only it has: the server shows another directory. */
function emptySite(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  const pages = PAGES[modelOf(container.image)?.program ?? ''];
  if (pages === undefined || endingOfContainer(container) !== 'stays') return [];
  const mount = mountAbove(container, pages);
  const page = pageForNobody(container, workload);
  if (page === undefined || (mount !== undefined && !isForeverEmpty(mount, workload))) return [];
  return [emptySiteFault(container, mount, page, pages)];
}

function emptySiteFault(
  container: ContainerFact,
  mount: MountFact | undefined,
  page: WrittenFile,
  pages: string,
): Diagnostic {
  const volume = volumeOf(page);
  const [code, origin, shown] =
    mount === undefined
      ? (['not-mounted', container.origin, 'it goes on showing the page of its image'] as const)
      : ([
          'nobody-writes',
          mount.origin,
          `volume ${mount.volume.name} stays empty and it answers 403 Forbidden`,
        ] as const);
  return finding('fault', code, within(origin, 'name'), {
    what: `${page.container.name} writes ${page.named} into volume ${volume}, which ${container.name} does not mount: ${shown}.`,
    why: 'A volume of the Pod is seen only by the containers that mount it; two emptyDirs are two directories.',
    fix: `Mount volume ${volume} in ${container.name} at ${pages}.`,
  });
}

/** A page that a script writes into an emptyDir which no other container mounts, and which nothing here serves. */
function pageForNobody(server: ContainerFact, workload: Workload): WrittenFile | undefined {
  return workload.volumes
    .filter(({ source }) => source === 'emptyDir')
    .flatMap((volume) => {
      const { written, complete } = writersOf(volume, workload);
      return complete && mountersOf(volume, workload).length === 1 ? written : [];
    })
    .find(({ container, path }) => container !== server && /\.html?$/.test(path));
}

function isForeverEmpty({ volume, subPathUnknown }: MountFact, workload: Workload): boolean {
  const { written, complete } = writersOf(volume, workload);
  return volume.source === 'emptyDir' && subPathUnknown !== true && complete && written.length === 0;
}

/** A directory of the node between a writer and a reader of one Pod: an emptyDir does the same and lives as long as the Pod. */
function sharedNode(volume: VolumeFact, workload: Workload): readonly Diagnostic[] {
  if (volume.source !== 'hostPath' || workload.kind === 'DaemonSet' || NODE_OWN.test(volume.of)) return [];
  const { written } = writersOf(volume, workload);
  const reader = workload.containers.find((container) => readsOf(container, volume, written));
  const writer = written.find(({ container }) => container !== reader);
  if (reader === undefined || writer === undefined) return [];
  return [
    finding('advice', 'host-path-shared', within(volume.origin, 'hostPath'), {
      what: `${writer.container.name} and ${reader.name} share ${volume.of} of the node: every Pod on that node that names the path has the same files, and they stay when the Pod is gone.`,
      why: 'A hostPath belongs to the node. Another node has other files, and Pods that may use hostPath can reach more of the node than they should.',
      fix: 'For files that two containers of one Pod share, write emptyDir: {}.',
    }),
  ];
}

/** Directories that a Pod mounts for the sake of the node's own files. */
const NODE_OWN =
  /^\/(?:$|proc|sys|dev|etc|run|boot|lib|usr|var\/(?:run|lib))(?:\/|$)|^\/var\/log\/?$|^\/var\/log\/(?:pods|containers|journal|audit)(?:\/|$)/;

/** Reads one of the files that another container writes there, or serves the directory. */
function readsOf(container: ContainerFact, volume: VolumeFact, written: readonly WrittenFile[]): boolean {
  const others = written.filter((each) => each.container !== container);
  const reads = readContainer(container).reads.some(({ path }) => {
    const place = placeOf(container, path);
    return (
      place.in === 'volume' && place.volume === volume && others.some((each) => each.path === place.path)
    );
  });
  const pages = PAGES[modelOf(container.image)?.program ?? ''];
  return (
    reads || (others.length > 0 && pages !== undefined && mountAbove(container, pages)?.volume === volume)
  );
}
