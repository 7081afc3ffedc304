import { markOf, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { listed, type Binding, type Bound } from './scene.ts';
import type { Role } from './types.ts';

/** Binds each role to the container that plays it, by name or image, whatever its place in the manifest. */
export function bindRoles(roles: Readonly<Record<string, Role>>, world: World): ReadonlyMap<string, Binding> {
  return new Map(Object.entries(roles).map(([name, role]) => [name, bind(name, role, world)]));
}

function bind(name: string, role: Role, world: World): Binding {
  const places = placesOf(role, world);
  const named = places.filter(({ container }) => isNamed(container, role));
  const fitting = named.filter(({ container }) => mayStand(container, role));
  const [best] = fitting;
  if (best) return { role: name, ...best };
  return absent(name, role, places, named[0]);
}

type Candidate = Omit<Bound, 'role'>;

/** Every container, the likeliest first: of the Pod that the role names, then of the answer, then of what is given. */
function placesOf(role: Role, world: World): readonly Candidate[] {
  const rank = (workload: Workload): number =>
    (workload.name === role.pod ? 0 : 2) + (workload.given ? 1 : 0);
  return world.workloads
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((workload) => workload.containers.map((container) => ({ workload, container })));
}

function isNamed({ name, image }: ContainerFact, role: Role): boolean {
  if (role.name !== undefined) return name === role.name;
  return image.repository === role.image;
}

/** An init container ends before the Pod's work begins, so it plays a part only where the task asks for one. */
const mayStand = ({ kind }: ContainerFact, { as }: Role): boolean =>
  as === undefined ? kind !== 'init' : kind === as;

const PLACES = {
  app: 'under containers',
  init: 'under initContainers, without restartPolicy: Always',
  sidecar: 'under initContainers, with restartPolicy: Always',
} as const;

function absent(
  name: string,
  role: Role,
  places: readonly Candidate[],
  misplaced: Candidate | undefined,
): Binding {
  if (misplaced) {
    const { container } = misplaced;
    const missing = `Container ${container.name} stands ${PLACES[container.kind]}, so it ${DOES[container.kind]}.`;
    const fix = `Write it ${role.as ? PLACES[role.as] : 'under containers, or give it restartPolicy: Always'}.`;
    return { role: name, missing, fix, at: markOf(container.origin) };
  }
  const wanted = role.name === undefined ? `with the image ${role.image ?? ''}` : role.name;
  const own = places.filter(({ workload }) => !workload.given);
  const seen = own.map(({ container }) => container.name);
  const [near] = own;
  return {
    role: name,
    missing: `There is no container ${wanted}; containers found: ${listed(seen)}.`,
    fix: `Add a container ${wanted}${role.pod === undefined ? '' : ` to Pod ${role.pod}`}.`,
    at: near && markOf(within(near.workload.origin, 'spec', 'containers')),
  };
}

const DOES = {
  app: 'starts with the other containers',
  init: 'has to end before the next one starts',
  sidecar: 'starts before the containers and runs beside them',
} as const;
