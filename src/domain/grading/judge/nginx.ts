import { readAddress, resolveHost } from '#domain/world/hosts.ts';
import type { ForwardTarget } from '#domain/world/listening.ts';
import { readListen } from '#domain/world/nginx/listen.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import { parseNginx } from '#domain/world/nginx/parse.ts';
import type { ConfigFact, World } from '#domain/world/types.ts';
import { each, listed, met, notMet, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import { withConfiguration } from './nginx-configuration.ts';

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
      targetsProblem(bound.forwardsTo, args, fact, scene.world) ?? restProblem(directives, args.listen);
    if (problem) return notMet(problem.found, problem.fix, problem.at ?? at);
    return met(`${args.listen} -> ${bound.forwardsTo.map(targetText).join(', ')}`, bound.at ?? at);
  });

const targetText = ({ host, port, weight }: ForwardTarget): string => `${host}:${port} (weight ${weight})`;

interface Problem {
  readonly found: string;
  readonly fix: string;
  readonly at?: ForwardTarget['at'];
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

/** What the targets alone do not show: requests that are not passed on, and servers that get none while the others are well. */
function restProblem(directives: readonly Directive[], port: number): Problem | undefined {
  const http = inside(directives, 'http');
  const idle = inside(http, 'upstream').find(
    ({ name, args }) => name === 'server' && (args.includes('backup') || args.includes('down')),
  );
  if (idle)
    return {
      found: `The server ${idle.args.join(' ')} gets no share of the requests.`,
      fix: 'Drop backup and down.',
    };
  const servers = http.filter((one) => one.name === 'server' && listensOn(one, port));
  const partial = servers.find((server) => !passesAll(server));
  if (!partial) return undefined;
  return {
    found: 'Only requests for some paths are passed on.',
    fix: 'Write proxy_pass in location /, which takes every request.',
  };
}

function listensOn({ block = [] }: Directive, port: number): boolean {
  const written = block.filter(({ name }) => name === 'listen');
  return written.length === 0
    ? port === 80
    : written.some(({ args: [address = ''] }) => readListen(address)?.port === port);
}

/** A location that takes every path: `/`, or an expression that matches any. */
const passesAll = ({ block = [] }: Directive): boolean =>
  block.some(
    ({ name, args, block: body = [] }) =>
      name === 'location' &&
      args[0] !== '=' &&
      EVERY_PATH.test(args.at(-1) ?? '') &&
      body.some((one) => one.name === 'proxy_pass'),
  );

const EVERY_PATH = /^\^?(\/(\.\*)?|\.\*)\$?$/;

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
    const hosts = inside(inside(directives, 'http'), 'upstream').flatMap(({ name, args: [address = ''] }) =>
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

const inside = (directives: readonly Directive[], name: string): readonly Directive[] =>
  directives.flatMap((one) => (one.name === name ? (one.block ?? []) : []));

const hostOf = (address: string): string => readAddress(address, 0)?.host ?? address;
