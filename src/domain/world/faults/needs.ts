import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import { addressesIn, connectionsOf, isClient, type Connection } from '#domain/world/connections.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import { resolveHost } from '#domain/world/hosts.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import { bindersOf, cannotBind, isPodItself } from '#domain/world/pod-ports.ts';
import { backendsOf } from '#domain/world/services.ts';
import { isOpenEnded } from '#domain/world/shell/files-made.ts';
import type { ContainerFact, Origin, Workload, World } from '#domain/world/types.ts';
import { itemWith, writtenWords } from './commanded.ts';
import { finding } from './finding.ts';
import { initStatus } from './order.ts';

/** Containers that need another before it is there: an init container one of later, an application its sidecar. */
export function needFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return [
    ...workload.containers
      .filter(({ kind }) => kind === 'init')
      .flatMap((init) => initNeeds(init, workload, world)),
    ...workload.containers
      .filter(({ kind }) => kind === 'sidecar')
      .flatMap((sidecar) => readinessOnly(sidecar, workload, world)),
  ];
}

/** Where the container says that it connects to a port of its own Pod. */
interface Mention {
  readonly port: number;
  readonly origin: Origin;
  /** The command that connects; absent where only an argument or a variable names the port. */
  readonly connection?: Connection;
}

function mentionsOf(container: ContainerFact): readonly Mention[] {
  const connections = connectionsOf(readContainer(container).commands).flatMap((connection) => {
    const { host, port } = connection;
    return port !== undefined && isPodItself(host)
      ? [{ port, origin: itemWith(container, host), connection }]
      : [];
  });
  const said = (text: string | undefined, origin: Origin) =>
    addressesIn(text ?? '').flatMap(({ host, port }) =>
      port !== undefined && isPodItself(host) ? [{ port, origin }] : [],
    );
  const { writesElse } = readContainer(container);
  // A script that is understood connects where its commands do; what an unknown program does with its words may be that.
  const words = writesElse ? writtenWords(container).flatMap(([text, origin]) => said(text, origin)) : [];
  const env = writesElse
    ? container.env.flatMap(({ value, origin }) => said(value, within(origin, 'value')))
    : [];
  return [...connections, ...words, ...env];
}

function initNeeds(init: ContainerFact, workload: Workload, world: World): readonly Diagnostic[] {
  if (mayServeItself(init)) return [];
  for (const { port, origin, connection } of mentionsOf(init)) {
    const binders = bindersOf(port, workload, world);
    const later = binders.find((each) => each.startRank > init.startRank);
    const here =
      binders.some((each) => each.startRank < init.startRank) || !cannotBind(init, port, workload, world);
    if (later === undefined || here) continue;
    const isVariable = connection === undefined && origin.path.includes('env');
    return [laterFault(isVariable ? 'advice' : 'fault', init, later, port, origin, connection, workload)];
  }
  return ownService(init, workload, world);
}

/** A script that puts something in the background, or calls a program that is not known, may have started what it asks. */
function mayServeItself(container: ContainerFact): boolean {
  const { commands } = readContainer(container);
  if (commands.length < 2) return false;
  return commands.some((command) => command.end === '&' || (isOpenEnded(command) && !isClient(command.name)));
}

function laterFault(
  severity: 'fault' | 'advice',
  init: ContainerFact,
  later: ContainerFact,
  port: number,
  origin: Origin,
  connection: Connection | undefined,
  workload: Workload,
): Diagnostic {
  const status = initStatus(init, workload);
  const ends =
    connection?.nesting.awaits === true
      ? `it waits for ever, and the Pod stays ${status}`
      : 'Connection refused, and the Pod shows Init:Error, then Init:CrashLoopBackOff';
  const isSidecar = later.kind === 'sidecar';
  return finding(severity, 'needs-later', origin, {
    what: `${init.name} needs port ${port} of ${later.name}, which starts only after ${init.name} has ended: ${ends}.`,
    why: isSidecar
      ? 'initContainers start in the order of the list, sidecars among them; each waits for the one before it.'
      : 'Containers under containers start when all init containers have ended.',
    fix: isSidecar
      ? `List ${later.name} before ${init.name}, with a startupProbe so that ${init.name} finds it ready.`
      : `Make ${later.name} a native sidecar before ${init.name}, or do this work in ${later.name} or beside it.`,
  });
}

/** A Service that only this Pod is behind has no endpoint while the Pod is not ready. */
function ownService(init: ContainerFact, workload: Workload, world: World): readonly Diagnostic[] {
  for (const { host, port, nesting } of connectionsOf(readContainer(init).commands)) {
    const found = resolveHost(world, workload, host);
    if (port === undefined || found.is !== 'service' || found.service.headless) continue;
    const backends = backendsOf(world, found.service);
    if (backends.length !== 1 || backends[0] !== workload || workload.replicas > 1) continue;
    return [
      finding('fault', 'needs-later', itemWith(init, host), {
        what: `${init.name} connects to Service ${found.service.name}, and only this Pod is behind it, which is not ready before ${init.name} has ended: ${nesting.awaits ? `the Pod stays ${initStatus(init, workload)}` : 'Connection refused, and the Pod shows Init:CrashLoopBackOff'}.`,
        why: 'A Service sends to Pods that are ready, and a Pod is ready when its init containers have ended and its containers run.',
        fix: `Wait for something of another Pod, or let a container of the Pod itself do it after the start.`,
      }),
    ];
  }
  return [];
}

/** An application that counts on its sidecar from the first moment, and a sidecar that only says when it is ready. */
function readinessOnly(sidecar: ContainerFact, workload: Workload, world: World): readonly Diagnostic[] {
  const { readinessProbe, startupProbe, lifecycle } = (valueAt(sidecar.origin) ?? {}) as Container;
  if (!readinessProbe || startupProbe || lifecycle?.postStart) return [];
  for (const app of workload.containers.filter(({ kind }) => kind === 'app')) {
    const mentions = mentionsOf(app);
    const waitsFor = (port: number): boolean =>
      mentions.some((each) => each.port === port && isPatient(each.connection));
    const need = mentions.find(
      ({ port }) => !waitsFor(port) && bindersOf(port, workload, world)[0] === sidecar,
    );
    if (need === undefined) continue;
    return [
      finding('advice', 'readiness-holds-nothing', within(sidecar.origin, 'readinessProbe'), {
        what: `${app.name} uses port ${need.port} of ${sidecar.name}, but does not wait for this readinessProbe: at first it may get Connection refused.`,
        why: 'The readinessProbe of a sidecar decides whether the Pod gets traffic. What holds the next container back is its startupProbe, or its postStart hook.',
        fix: `Give ${sidecar.name} a startupProbe with the same check; the readinessProbe may stay.`,
      }),
    ];
  }
  return [];
}

/** A loop tries again by itself, and so does what expects to fail. */
function isPatient(connection: Connection | undefined): boolean {
  if (connection === undefined) return false;
  const { awaits, endless, maybe, mayFail } = connection.nesting;
  return awaits || endless || maybe || mayFail;
}
