import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { namespaceOf } from '#domain/world/identity.ts';
import { within } from '#domain/world/origin.ts';
import type { Origin, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Objects that most likely stand in the wrong namespace: the text or the exercise is about another one. */
export function namespaceFaults(world: World): readonly Diagnostic[] {
  const own = objectsOf(world, false);
  const meant = madeButUnused(world, own) ?? givenNamespace(world, own);
  if (meant === undefined) return [];
  return own
    .filter(({ origin }) => isWithoutNamespace(origin.manifest))
    .map(({ kind, name, origin }) => misplaced(kind, name, meant, origin));
}

interface Placed {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly origin: Origin;
}

function objectsOf(world: World, given: boolean): readonly Placed[] {
  const facts = [...world.workloads, ...world.services, ...world.configMaps, ...world.secrets];
  return facts
    .filter((each) => each.given === given)
    .map(({ name, namespace, origin }) => ({ kind: origin.manifest.kind, name, namespace, origin }));
}

const isWithoutNamespace = ({ object }: Manifest): boolean => (object?.metadata?.namespace ?? '') === '';

/** A Namespace of this very text in which nothing is put, beside objects that name none. */
function madeButUnused(world: World, own: readonly Placed[]): string | undefined {
  const made = world.others.filter(
    ({ kind, name }) => kind === 'Namespace' && name !== '' && name !== 'default',
  );
  const [only, ...more] = made;
  if (only === undefined || more.length > 0) return undefined;
  const all = [
    ...own.map(({ origin }) => origin.manifest),
    ...world.others.map(({ origin }) => origin.manifest),
  ];
  return all.some((manifest) => namespaceOf(manifest) === only.name) ? undefined : only.name;
}

/** The one namespace that all given objects stand in, when it is not the default one and nothing of the answer is there. */
function givenNamespace(world: World, own: readonly Placed[]): string | undefined {
  const spaces = new Set(objectsOf(world, true).map(({ namespace }) => namespace));
  const [only, ...more] = spaces;
  if (only === undefined || more.length > 0 || only === 'default') return undefined;
  return own.some(({ namespace }) => namespace === only) || namesIt(world, only) ? undefined : only;
}

/** `redis.data` reaches another namespace on purpose. */
function namesIt(world: World, namespace: string): boolean {
  return world.workloads.some(
    ({ origin, given }: Workload) =>
      !given && JSON.stringify(origin.manifest.object ?? {}).includes(`.${namespace}`),
  );
}

function misplaced(kind: string, name: string, meant: string, origin: Origin): Diagnostic {
  return finding('advice', 'other-namespace', within(origin, 'metadata', 'name'), {
    what: `${kind} ${name} names no namespace and goes to default, while the rest is about namespace ${meant}: kubectl -n ${meant} get ${kind.toLowerCase()} ${name} says NotFound.`,
    why: 'An object without metadata.namespace is made in the namespace of the kubectl context. Objects of two namespaces do not see each other, and an exam looks only where the task says.',
    fix: `Add namespace: ${meant} under metadata, or create it with kubectl -n ${meant}.`,
  });
}
