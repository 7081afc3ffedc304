import { placeOf } from '#domain/world/files.ts';
import { readImage } from '#domain/world/image-reference.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import type { Listening } from '#domain/world/listening.ts';
import { loadNginx, MAIN_FILE } from '#domain/world/nginx/load.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import { within } from '#domain/world/origin.ts';
import type { ConfigFact, ContainerFact, Origin, VolumeFact, Workload, World } from '#domain/world/types.ts';
import { notMet, type Scene } from '#domain/grading/scene.ts';
import type { Judgement } from '#domain/grading/types.ts';

export interface NginxConfiguration {
  readonly fact: ConfigFact;
  readonly at: Origin;
  readonly listening: Listening;
  /** With includes put in. */
  readonly directives: readonly Directive[];
}

/** Reads the key as nginx would; the judgement when there is no such key. */
export function withConfiguration(
  configMap: string,
  key: string,
  scene: Scene,
  judge: (configuration: NginxConfiguration) => Judgement,
): Judgement {
  const fact = scene.world.configMaps.find(
    ({ name, namespace }) => name === configMap && namespace === 'default',
  );
  const content = fact?.data.get(key);
  if (!fact || content === undefined)
    return notMet(
      `There is no key ${key} in a ConfigMap ${configMap}, so there is no configuration to read.`,
      `Write the ConfigMap ${configMap} with the key ${key}.`,
      fact && within(fact.origin, 'data'),
    );
  const at = within(fact.origin, 'data', key);
  return judge({ fact, at, ...runOf(fact, key, content, scene.world) });
}

/**
 * What nginx does with the configuration: in the answer's own container when the key is its main file there, since what is
 * mounted beside it counts too; else in an nginx that has this one file, so that a wrong mount costs the mount alone.
 */
function runOf(
  fact: ConfigFact,
  key: string,
  content: string,
  world: World,
): Pick<NginxConfiguration, 'listening' | 'directives'> {
  for (const workload of world.workloads.filter(({ given }) => !given)) {
    const container = workload.containers.find(
      (one) => one.image.repository === 'nginx' && isMainFile(one, fact, key),
    );
    if (container) return readBy(workload, container, world);
  }
  const { workload, container } = bareNginx(fact, key, content);
  return readBy(workload, container, world);
}

const readBy = (workload: Workload, container: ContainerFact, world: World) => ({
  listening: listenersOf(workload, container, world),
  directives: loadNginx(container).directives,
});

function isMainFile(container: ContainerFact, { id }: ConfigFact, key: string): boolean {
  const place = placeOf(container, MAIN_FILE);
  return place.in === 'volume' && place.content?.from === id && place.content.key === key;
}

function bareNginx(
  fact: ConfigFact,
  key: string,
  content: string,
): { readonly workload: Workload; readonly container: ContainerFact } {
  const { origin, namespace } = fact;
  const file = { path: 'nginx.conf', content, from: fact.id, key };
  const volume: VolumeFact = {
    name: 'conf',
    source: 'configMap',
    of: fact.name,
    files: [file],
    complete: true,
    medium: '',
    origin,
  };
  const mount = { volume, mountPath: MAIN_FILE, subPath: 'nginx.conf', readOnly: true, origin };
  const container: ContainerFact = {
    id: 'nginx/nginx',
    name: 'nginx',
    kind: 'app',
    image: readImage('nginx'),
    argv: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'],
    env: [],
    ports: [],
    mounts: [mount],
    startRank: 0,
    readOnlyRootFilesystem: false,
    origin,
  };
  const workload: Workload = {
    id: 'pod/nginx',
    kind: 'Pod',
    name: 'nginx',
    namespace,
    labels: {},
    replicas: 1,
    restartPolicy: 'Always',
    shareProcessNamespace: false,
    hostNetwork: false,
    containers: [container],
    volumes: [volume],
    given: false,
    origin,
  };
  return { workload, container };
}
