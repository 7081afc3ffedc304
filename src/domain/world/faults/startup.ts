import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Container, HTTPGetAction } from '#domain/kubernetes/schema/api.gen.ts';
import { connectionsOf } from '#domain/world/connections.ts';
import { execOf } from '#domain/world/container-commands.ts';
import { placeOf } from '#domain/world/files.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import { bindersOf, cannotBind, isPodItself } from '#domain/world/pod-ports.ts';
import { plain, type SimpleCommand } from '#domain/world/shell/commands.ts';
import type { ContainerFact, Origin, Workload, World } from '#domain/world/types.ts';
import { writersOf } from '#domain/world/volume-writers.ts';
import { finding } from './finding.ts';
import { initStatus } from './order.ts';

/** Native sidecars whose start waits for a container that starts only after them: neither ever does. */
export function startupFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return workload.containers
    .filter(({ kind }) => kind === 'sidecar')
    .flatMap((sidecar) => [
      ...probeOfLater(sidecar, workload, world),
      ...hookOnLater(sidecar, workload, world),
    ]);
}

/** What the start of a sidecar needs, and whose it is. */
interface Need {
  readonly of: ContainerFact;
  readonly what: string;
  readonly origin: Origin;
}

function probeOfLater(sidecar: ContainerFact, workload: Workload, world: World): readonly Diagnostic[] {
  const need = portNeed(sidecar, workload, world) ?? execNeed(sidecar, 'startupProbe', workload, world);
  if (need === undefined) return [];
  return [
    finding('fault', 'startup-deadlock', need.origin, {
      what: `The startupProbe of ${sidecar.name} asks for ${need.what} of ${need.of.name}, which is started only after ${sidecar.name}: the Pod stays ${initStatus(sidecar, workload)}. The event says: Startup probe failed`,
      why: 'The next container starts when the sidecar counts as started, and with a startupProbe that is when the probe has succeeded. Each waits for the other.',
      fix: `Let the probe ask ${sidecar.name} itself, or write it as a readinessProbe, which holds nothing back.`,
    }),
  ];
}

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'];

function portNeed(sidecar: ContainerFact, workload: Workload, world: World): Need | undefined {
  const handler = HANDLERS.map((field) => within(sidecar.origin, 'startupProbe', field)).find(
    (origin) => valueAt(origin) !== undefined,
  );
  if (handler === undefined) return undefined;
  const { port, host = '' } = (valueAt(handler) ?? {}) as HTTPGetAction;
  if (typeof port !== 'number' || (host !== '' && !isPodItself(host))) return undefined;
  return laterBinder(sidecar, port, within(handler, 'port'), workload, world);
}

/** A port that only containers bind which start later. */
function laterBinder(
  sidecar: ContainerFact,
  port: number,
  origin: Origin,
  workload: Workload,
  world: World,
): Need | undefined {
  if (!cannotBind(sidecar, port, workload, world)) return undefined;
  const binders = bindersOf(port, workload, world);
  const [first] = binders;
  const allLater = binders.every((each) => each.startRank > sidecar.startRank);
  return first === undefined || !allLater ? undefined : { of: first, what: `port ${port}`, origin };
}

/** A script that connects to a later container, or looks for a file that only a later one writes. */
function execNeed(
  sidecar: ContainerFact,
  field: 'startupProbe' | 'postStart',
  workload: Workload,
  world: World,
): Need | undefined {
  const reading = execOf(sidecar, field);
  if (reading === undefined) return undefined;
  const path =
    field === 'postStart'
      ? ['lifecycle', 'postStart', 'exec', 'command']
      : ['startupProbe', 'exec', 'command'];
  const origin = within(sidecar.origin, ...path);
  for (const { host, port, nesting } of connectionsOf(reading.commands)) {
    const waits = field === 'startupProbe' || nesting.awaits;
    const need =
      waits && port !== undefined && isPodItself(host)
        ? laterBinder(sidecar, port, origin, workload, world)
        : undefined;
    if (need !== undefined) return need;
  }
  const files = field === 'startupProbe' ? reading.commands.flatMap(filesAskedFor) : [];
  return files.map((file) => laterWriter(sidecar, file, origin, workload)).find((need) => need !== undefined);
}

/** `test -f x`, `[ -s x ]`, `cat x`, `ls x`, `grep w x`. */
function filesAskedFor({ name, args }: SimpleCommand): readonly string[] {
  if (!['test', '[', '[[', 'cat', 'ls', 'stat', 'tail', 'head', 'grep'].includes(name)) return [];
  return args.flatMap((arg) => {
    const path = plain(arg) ?? '';
    return path.startsWith('/') ? [path] : [];
  });
}

function laterWriter(
  sidecar: ContainerFact,
  path: string,
  origin: Origin,
  workload: Workload,
): Need | undefined {
  const place = placeOf(sidecar, path);
  if (place.in === 'image' || place.volume.source !== 'emptyDir') return undefined;
  const { written, complete } = writersOf(place.volume, workload);
  const writers = written.filter((file) => file.path === place.path).map(({ container }) => container);
  const [first] = writers;
  const allLater = writers.every((each) => each.startRank > sidecar.startRank);
  return !complete || first === undefined || !allLater
    ? undefined
    : { of: first, what: `the file ${path}`, origin };
}

function hookOnLater(sidecar: ContainerFact, workload: Workload, world: World): readonly Diagnostic[] {
  const { lifecycle } = (valueAt(sidecar.origin) ?? {}) as Container;
  const need = lifecycle?.postStart?.exec && execNeed(sidecar, 'postStart', workload, world);
  if (need === undefined) return [];
  return [
    finding('fault', 'startup-deadlock', need.origin, {
      what: `The postStart hook of ${sidecar.name} waits for ${need.what} of ${need.of.name}, which is started only after the hook has ended: the Pod stays ${initStatus(sidecar, workload)}.`,
      why: 'A sidecar counts as started when its process runs and its postStart hook has ended; only then does the next container start.',
      fix: `Let the hook wait for ${sidecar.name} itself, or let ${sidecar.name} try again while it runs.`,
    }),
  ];
}
