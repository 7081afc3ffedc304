import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { addressesIn, connectionsOf } from '#domain/world/connections.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import { resolveHost, standsElsewhere } from '#domain/world/hosts.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import { markOf, within } from '#domain/world/origin.ts';
import { targetOf } from '#domain/world/services.ts';
import type {
  ContainerFact,
  EnvFact,
  Mark,
  Origin,
  ServiceFact,
  Workload,
  World,
} from '#domain/world/types.ts';
import { itemWith, writtenWords } from './commanded.ts';
import { finding } from './finding.ts';

/** Names of Services that lead back to the same Pod, or that mean nothing in its namespace. */
export function nameFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const uses = usesOf(container, workload, world);
    return [
      ...firstOf(uses, (use) => elsewhere(container, use, workload, world)),
      ...firstOf(uses, (use) => backToItself(container, use, workload, world)),
    ];
  });
}

function firstOf(
  uses: readonly NameUse[],
  judge: (use: NameUse) => Diagnostic | undefined,
): readonly Diagnostic[] {
  for (const use of uses) {
    const found = judge(use);
    if (found !== undefined) return [found];
  }
  return [];
}

/** A host name that a container surely uses, and where it stands. */
interface NameUse {
  readonly host: string;
  readonly port: number | undefined;
  readonly origin: Origin;
  readonly at?: Mark;
  /** forward: a server passes its clients on. command: a script connects. variable: a value that reads as an address. */
  readonly by: 'forward' | 'command' | 'variable';
}

function usesOf(container: ContainerFact, workload: Workload, world: World): readonly NameUse[] {
  const listening = listenersOf(workload, container, world);
  const forwards = listening.known ? listening.ports.flatMap(({ forwardsTo }) => forwardsTo) : [];
  return [
    ...forwards.map(({ host, port, at }) => ({
      host,
      port,
      origin: within(container.origin, 'image'),
      by: 'forward' as const,
      ...(at === undefined ? {} : { at }),
    })),
    ...connectionsOf(readContainer(container).commands).map(({ host, port }) => ({
      host,
      port,
      origin: itemWith(container, host),
      by: 'command' as const,
    })),
    ...container.env.flatMap((fact) => addressesOf(fact)),
    ...wordsOf(container),
  ];
}

/** Addresses among the words of a program that is not known; those of a script are its connections. */
function wordsOf(container: ContainerFact): readonly NameUse[] {
  if (container.argv !== undefined && !readContainer(container).writesElse) return [];
  return writtenWords(container).flatMap(([text, origin]) =>
    addressesIn(text).map(({ host, port }) => ({ host, port, origin, by: 'variable' as const })),
  );
}

/** Variables that hold a bare host by their name. */
const NAMES_HOST = /(?:^|_)(?:HOST|HOSTNAME|ADDR|ADDRESS|URL|URI|ENDPOINT|SERVER|UPSTREAM|BACKEND)$/;

function addressesOf({ name, value = '', origin }: EnvFact): readonly NameUse[] {
  const at = within(origin, 'value');
  const bare =
    NAMES_HOST.test(name) && /^[a-z][a-z0-9.-]*$/.test(value) ? [{ host: value, port: undefined }] : [];
  return [...bare, ...addressesIn(value)].map(({ host, port }) => ({
    host,
    port,
    origin: at,
    by: 'variable' as const,
  }));
}

function elsewhere(
  container: ContainerFact,
  use: NameUse,
  workload: Workload,
  world: World,
): Diagnostic | undefined {
  const service = standsElsewhere(world, workload, use.host);
  if (service === undefined) return undefined;
  const { name, namespace } = service;
  return finding(
    'fault',
    'service-elsewhere',
    use.origin,
    {
      what: `${container.name} looks for ${use.host} in namespace ${workload.namespace}, but Service ${name} is in namespace ${namespace}: the name is not found (NXDOMAIN).`,
      why: 'A short name is looked up in the namespace of the Pod only.',
      fix: `Write ${name}.${namespace}.`,
    },
    use.at ?? markOf(use.origin),
  );
}

/** Through a Service and back: into the same container it never ends, into a neighbour it is a detour over any Pod behind it. */
function backToItself(
  container: ContainerFact,
  use: NameUse,
  workload: Workload,
  world: World,
): Diagnostic | undefined {
  // Before its init containers have ended, a Pod is behind no Service: that is said by what they need.
  if (use.by === 'variable' || container.kind === 'init') return undefined;
  const back = wayBack(use, workload, world);
  const loops = back?.target === container;
  if (back === undefined || (loops && use.by !== 'forward')) return undefined;
  const at = use.at ?? markOf(use.origin);
  const explanation = words(container, back.target, back.service, use, loops);
  return finding(loops ? 'fault' : 'advice', 'own-service', use.origin, explanation, at);
}

/** The container of the same Pod that a Service's port leads to; a headless Service names single Pods on purpose. */
function wayBack({ host, port }: NameUse, workload: Workload, world: World) {
  const found = resolveHost(world, workload, host);
  if (port === undefined || found.is !== 'service' || found.service.headless) return undefined;
  const { service } = found;
  const target = targetOf(world, service, port).find((each) => each.workload === workload)?.container;
  return target === undefined ? undefined : { service, target };
}

function words(
  container: ContainerFact,
  target: ContainerFact,
  service: ServiceFact,
  use: NameUse,
  loops: boolean,
) {
  const address = `${use.host}:${use.port}`;
  return {
    what: loops
      ? `${container.name} forwards to ${address}, and Service ${service.name} sends that port to ${container.name} itself: each request runs in a circle until it fails with 5xx.`
      : `${container.name} reaches ${target.name} of its own Pod through Service ${service.name}: the way leaves the Pod, and may end in another Pod of the Service.`,
    why: 'Containers of one Pod share localhost. A Service sends to any of its Pods, and only to those that are ready.',
    fix: loops
      ? 'Forward to localhost and the port of the neighbour.'
      : `Write localhost and the port of ${target.name}.`,
  };
}
