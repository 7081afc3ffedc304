import { readAddress, resolveHost } from '#domain/world/hosts.ts';
import type { BoundPort, ForwardTarget } from '#domain/world/listening.ts';
import { parseNginx } from '#domain/world/nginx/parse.ts';
import type { ConfigFact, World } from '#domain/world/types.ts';
import { each, listed, met, notMet, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import { withConfiguration } from './nginx-configuration.ts';
import { inside, restProblem, type Problem } from './nginx-passing.ts';

/** The configuration shares the requests of a port among Services, in a ratio. */
export const splits: Judge<RuleKinds['splits']> = (args, scene) =>
  withConfiguration(args.configMap, args.key, scene, ({ fact, at, listening, directives }) => {
    if (!listening.known)
      return notMet(
        `What nginx does with ${args.key} is not certain: ${listening.reason}.`,
        'Keep to the directives that the task needs.',
        at,
      );
    const { failure } = listening;
    if (failure)
      return notMet(
        `nginx does not start: ${failure.text}.`,
        'Mend this line of the configuration; nginx reads nothing after it.',
        failure.at ?? at,
      );
    const bound = listening.ports.find(({ port }) => port === args.listen);
    if (!bound)
      return notMet(
        `nginx listens on ${listed(listening.ports.map(({ port }) => `port ${port}`))}, not on port ${args.listen}.`,
        `Write listen ${args.listen}; in the server block.`,
        at,
      );
    const problem =
      addressProblem(bound) ??
      targetsProblem(bound.forwardsTo, args, fact, scene.world) ??
      restProblem(directives, args.listen);
    if (problem) return notMet(problem.found, problem.fix, problem.at ?? at);
    return met(`${args.listen} -> ${bound.forwardsTo.map(targetText).join(', ')}`, bound.at ?? at);
  });

const targetText = ({ host, port, weight }: ForwardTarget): string => `${host}:${port} (weight ${weight})`;

function addressProblem({ address, port, at }: BoundPort): Problem | undefined {
  if (address === 'any') return undefined;
  return {
    found: `nginx listens on port ${port} of localhost alone, so nothing outside the Pod reaches it.`,
    fix: `Write listen ${port}; without an address.`,
    ...(at ? { at } : {}),
  };
}

function targetsProblem(
  targets: readonly ForwardTarget[],
  { weights, to }: RuleKinds['splits'],
  fact: ConfigFact,
  world: World,
): Problem | undefined {
  const names = Object.keys(weights);
  const [first] = targets;
  if (!first)
    return {
      found: 'The server passes its requests to nobody.',
      fix: 'Write location / { proxy_pass http://NAME; } with the name of the upstream.',
    };
  const direct = targets.find(({ upstream }) => upstream === '' || upstream !== first.upstream);
  if (direct)
    return {
      found: `The requests go to ${targets.map(targetText).join(', ')}, not all to one upstream.`,
      fix: 'Pass every request to one upstream that holds all servers.',
      at: direct.at,
    };
  const hosts = targets.map(({ host }) => serviceName(host, fact, world) ?? host);
  const stray = targets.find((_, index) => !Object.hasOwn(weights, hosts[index] ?? ''));
  if (stray || targets.length !== names.length || new Set(hosts).size !== names.length) {
    return {
      found: `The upstream ${first.upstream} holds ${listed(hosts)}, not exactly ${listed(names)}.`,
      fix: `Write one server line for each of ${listed(names)}.`,
      at: stray?.at,
    };
  }
  const wrongPort = targets.find(({ port }) => port !== to);
  if (wrongPort)
    return {
      found: `The upstream reaches ${wrongPort.host} on port ${wrongPort.port}; its Service has port ${to}.`,
      fix: `Use port ${to}, or leave the port out where it is 80.`,
      at: wrongPort.at,
    };
  const encrypted = targets.find(({ scheme }) => scheme === 'https');
  if (encrypted)
    return {
      found: `The requests go to ${encrypted.host} as https; its port ${to} speaks plain HTTP.`,
      fix: 'Write proxy_pass http://NAME;',
      at: encrypted.at,
    };
  return ratioProblem(targets, hosts, weights);
}

function ratioProblem(
  targets: readonly ForwardTarget[],
  hosts: readonly string[],
  weights: Readonly<Record<string, number>>,
): Problem | undefined {
  const given = targets.map(({ weight }) => weight);
  const asked = hosts.map((host) => weights[host] ?? 0);
  const [g0 = 1] = given;
  const [a0 = 1] = asked;
  if (given.every((weight, index) => weight * a0 === (asked[index] ?? 0) * g0)) return undefined;
  const found = targets.map(({ weight }, index) => `${hosts[index] ?? ''} ${weight}`).join(', ');
  return {
    found: `The weights are ${found}.`,
    fix: `Set ${each(weights)
      .map(([name, weight]) => `${name} weight=${weight}`)
      .join(', ')}; a server without weight has 1.`,
    at: targets[0]?.at,
  };
}

function serviceName(host: string, { namespace }: ConfigFact, world: World): string | undefined {
  const found = resolveHost(world, { kind: 'Pod', namespace, name: '' }, host);
  return found.is === 'service' && found.service.namespace === namespace ? found.service.name : undefined;
}

/**
 * No address and no Pod: a Pod's address changes with the Pod, the name of its Service stays. Reads the text alone, so that
 * a configuration that nginx refuses for another reason is not counted twice.
 */
export const upstreamsAreServices: Judge<RuleKinds['upstreamsAreServices']> = ({ configMap, key }, scene) =>
  withConfiguration(configMap, key, scene, ({ fact, at }) => {
    const { directives, error } = parseNginx(fact.data.get(key) ?? '', key);
    if (error)
      return notMet(
        `The configuration cannot be read: ${error.text}.`,
        'Mend this line of the configuration.',
        at,
      );
    const sections = ['http', 'stream'].flatMap((section) => inside(directives, section));
    const hosts = inside(sections, 'upstream').flatMap(({ name, args: [address = ''] }) =>
      name === 'server' ? [hostOf(address)] : [],
    );
    if (hosts.length === 0)
      return notMet(
        `There is no upstream with a server in ${key}.`,
        'Write an upstream, and name its servers by their Services.',
        at,
      );
    const stray = hosts.find((host) => serviceName(host, fact, scene.world) === undefined);
    if (stray !== undefined)
      return notMet(
        `${stray} is not the name of a Service in namespace ${fact.namespace}.`,
        'Name the server by its Service.',
        at,
      );
    return met(`Services: ${listed([...new Set(hosts)])}.`, at);
  });

const hostOf = (address: string): string => readAddress(address, 0)?.host ?? address;
