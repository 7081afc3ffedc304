import type { Container, ContainerPort } from '#domain/kubernetes/schema/api.gen.ts';
import { environmentOf, expandBy, valuesOf, type PodIdentity } from './env.ts';
import { MOST_TEXT } from './expand.ts';
import { readImage } from './image-reference.ts';
import { modelOf } from './images/registry.ts';
import { mountFacts } from './mounts.ts';
import { within } from './origin.ts';
import type { Neighbours } from './references.ts';
import type {
  ContainerFact,
  ContainerKind,
  EnvFact,
  ImageReference,
  Origin,
  PortFact,
  VolumeFact,
} from './types.ts';

/** What every container of a Pod is built from. */
export interface PodParts {
  readonly pod: PodIdentity;
  readonly volumes: readonly VolumeFact[];
  readonly neighbours: Neighbours;
}

export function containerFact(
  container: Container,
  kind: ContainerKind,
  startRank: number,
  origin: Origin,
  { pod, volumes, neighbours }: PodParts,
): ContainerFact {
  const { env, missing } = environmentOf(container, origin, pod, neighbours);
  const image = readImage(container.image ?? '');
  const restartPolicy = container.restartPolicy;
  return {
    id: `${pod.name}/${container.name ?? ''}`,
    name: container.name ?? '',
    kind,
    image,
    argv: argvOf(container, image, env),
    env,
    ...(missing.length === 0 ? {} : { missingEnvFrom: missing }),
    ports: (container.ports ?? []).map((port, at) => portFact(port ?? {}, within(origin, 'ports', at))),
    mounts: mountFacts(container, origin, volumes, env),
    startRank,
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
    readOnlyRootFilesystem: container.securityContext?.readOnlyRootFilesystem === true,
    origin,
  };
}

/** `command` replaces the image's entrypoint and drops its default arguments; `args` alone replaces only those. */
function argvOf(
  container: Container,
  image: ImageReference,
  env: readonly EnvFact[],
): readonly string[] | undefined {
  const values = valuesOf(env);
  let room = MOST_TEXT;
  const filled = (list: readonly string[] | undefined): readonly string[] =>
    (list ?? []).map((word) => {
      const { text } = expandBy(values, String(word ?? ''));
      room -= text.length;
      return room < 0 ? String(word ?? '') : text;
    });
  const command = filled(container.command);
  const args = filled(container.args);
  if (command.length > 0) return [...command, ...args];
  const model = modelOf(image);
  if (model === undefined) return undefined;
  return [...model.entrypoint, ...(args.length > 0 ? args : model.cmd)];
}

function portFact(port: ContainerPort, origin: Origin): PortFact {
  return {
    name: port.name ?? '',
    containerPort: port.containerPort ?? 0,
    protocol: port.protocol ?? 'TCP',
    origin,
  };
}
