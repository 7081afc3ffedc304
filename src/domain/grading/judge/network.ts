import { isLoopback } from '#domain/world/hosts.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import type { BoundPort, Listening } from '#domain/world/listening.ts';
import { loadNginx } from '#domain/world/nginx/load.ts';
import { configOf } from '#domain/world/nginx/servers.ts';
import { within } from '#domain/world/origin.ts';
import { servingContainers } from '#domain/world/services.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import {
  all,
  each,
  isFixed,
  listed,
  met,
  notMet,
  unverified,
  withRole,
  withRoles,
  type Bound,
  type Judge,
  type Scene,
} from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { heldBack } from './running.ts';

/** The process of the container binds the port; declaring it opens nothing. */
export const listens: Judge<RuleKinds['listens']> = (args, scene) =>
  all(each(args).map(([role, port]) => withRole(role, scene, (bound) => binds(bound, port, scene))));

/** The container binds the port, and nobody else in its Pod does: two processes cannot. */
export const soleListener: Judge<RuleKinds['soleListener']> = (args, scene) =>
  all(each(args).map(([role, port]) => withRole(role, scene, (bound) => bindsAlone(bound, port, scene))));

const listeningOf = ({ workload, container }: Bound, { world }: Scene): Listening =>
  listenersOf(workload, container, world);

/** Reasons for which nginx does not start that say nothing of its ports; each has a rule of its own. */
const OTHER_TROUBLE = ['no-certificate', 'no-certificate-file', 'host-not-found'];

/** What a container binds, or would bind if nothing but a certificate or a neighbour were missing: so a mistake costs once. */
function boundPortsOf(workload: Workload, container: ContainerFact, { world }: Scene): Listening {
  const listening = listenersOf(workload, container, world);
  const other = listening.known && listening.failure && OTHER_TROUBLE.includes(listening.failure.reason);
  if (!other || container.image.repository !== 'nginx') return listening;
  const { servers } = configOf(loadNginx(container).directives);
  const ports = servers.flatMap(({ listens: listen }) =>
    listen.map(({ host, port, tls, udp }): BoundPort => ({
      port,
      tls,
      address: isLoopback(host) ? 'loopback' : 'any',
      protocol: udp ? 'UDP' : 'TCP',
      forwardsTo: [],
    })),
  );
  return { known: true, ports };
}

const bindsPort = (listening: Listening, port: number): boolean =>
  listening.known && listening.ports.some((one) => one.port === port && one.protocol === 'TCP');

function binds(bound: Bound, port: number, scene: Scene): Judgement {
  const { role, container } = bound;
  const { name, origin } = container;
  const listening = boundPortsOf(bound.workload, container, scene);
  if (!listening.known)
    return open(
      `What ${name} listens on is not certain: ${listening.reason}.`,
      isFixed(scene, role),
      container,
    );
  const found = listening.ports.find((one) => one.port === port && one.protocol === 'TCP');
  if (found) return met(`${name} binds port ${port}.`, found.at ?? origin);
  const failure =
    listening.failure && listening.ports.length === 0 ? ` It does not start: ${listening.failure.text}.` : '';
  return notMet(
    `${name} binds ${portsOf(listening.ports)}, not port ${port}.${failure}`,
    `See which configuration ${name} really reads: what it binds stands there, not under ports.`,
    listening.failure?.at ?? listening.ports[0]?.at ?? within(origin, 'volumeMounts'),
  );
}

function open(found: string, fixed: boolean, { origin }: ContainerFact): Judgement {
  if (!fixed) return unverified(found, within(origin, 'image'));
  return notMet(found, 'Use the image and the command that the task names.', within(origin, 'image'));
}

const portsOf = (ports: readonly BoundPort[]): string =>
  ports.length === 0 ? 'no port' : `port ${listed([...new Set(ports.map(({ port }) => String(port)))])}`;

function bindsAlone(bound: Bound, port: number, scene: Scene): Judgement {
  const own = heldBack(bound) ?? binds(bound, port, scene);
  if (own.holds === false) return own;
  const { workload, container } = bound;
  const others = servingContainers(workload)
    .filter((other) => other !== container)
    .map((other) => ({ other, listening: boundPortsOf(workload, other, scene) }));
  const rival = others.find(({ listening }) => bindsPort(listening, port));
  if (rival) {
    const at = rival.listening.known ? rival.listening.ports.find((one) => one.port === port)?.at : undefined;
    return notMet(
      `${container.name} and ${rival.other.name} both bind port ${port}; they share one network, so the second one fails with "Address already in use".`,
      `Let only ${container.name} bind port ${port}.`,
      at ?? rival.other.origin,
    );
  }
  const dark = others.find(({ listening }) => !listening.known);
  if (own.holds === true && dark && !isNamed(dark.other, scene))
    return unverified(`Whether ${dark.other.name} binds port ${port} too is not certain.`, dark.other.origin);
  return own;
}

/** A container that plays a role is judged by its own part of the rule. */
const isNamed = (container: ContainerFact, { roles }: Scene): boolean =>
  [...roles.values()].some((binding) => 'container' in binding && binding.container === container);

/** One container speaks to another of its Pod over localhost. */
export const talksTo: Judge<RuleKinds['talksTo']> = ({ role, to, port }, scene) =>
  withRoles([role, to], scene, ([from, target]) => {
    if (!from || !target) return notMet('A container is missing.', 'Add it.');
    if (from.workload !== target.workload) {
      return notMet(
        `${from.container.name} is in ${from.workload.name} and ${target.container.name} in ${target.workload.name}: localhost of the one is not localhost of the other.`,
        'Put both containers into one Pod.',
        from.container.origin,
      );
    }
    return speaks(from, target, port, scene);
  });

function speaks(from: Bound, target: Bound, port: number, scene: Scene): Judgement {
  const { name, origin } = from.container;
  const listening = listeningOf(from, scene);
  if (!listening.known)
    return open(
      `Where ${name} connects to is not certain: ${listening.reason}.`,
      isFixed(scene, from.role),
      from.container,
    );
  const targets = listening.ports.flatMap(({ forwardsTo }) => forwardsTo);
  const stray = targets.find((one) => !isLoopback(one.host) || one.port !== port);
  if (stray)
    return notMet(
      `${name} connects to ${stray.host}:${stray.port}, not to localhost:${port}.`,
      `Use localhost:${port}: ${target.container.name} runs in the same Pod.`,
      stray.at ?? origin,
    );
  const [first] = targets;
  if (!first)
    return notMet(
      `${name} connects to nobody.${listening.failure ? ` ${listening.failure.text}` : ''}`,
      `Let it connect to localhost:${port}.`,
      listening.failure?.at ?? origin,
    );
  return (
    unanswered(name, target, port, scene) ??
    met(`${name} -> ${first.host}:${first.port} -> ${target.container.name}`, first.at ?? origin)
  );
}

/** Nobody answers at a port that the neighbour does not bind. */
function unanswered(
  name: string,
  { workload, container }: Bound,
  port: number,
  scene: Scene,
): Judgement | undefined {
  const answering = boundPortsOf(workload, container, scene);
  if (!answering.known || bindsPort(answering, port)) return undefined;
  return notMet(
    `${name} connects to localhost:${port}, but ${container.name} binds ${portsOf(answering.ports)}.`,
    `Let ${container.name} listen on port ${port}.`,
    within(container.origin, 'command'),
  );
}
