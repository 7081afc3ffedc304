import { placeOf } from '#domain/world/files.ts';
import { resolveHost } from '#domain/world/hosts.ts';
import { readImage } from '#domain/world/image-reference.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import type { ForwardTarget, Listening } from '#domain/world/listening.ts';
import { within } from '#domain/world/origin.ts';
import type { ConfigFact, ContainerFact, Origin, VolumeFact, Workload, World } from '#domain/world/types.ts';
import { each, listed, met, notMet, type Judge, type Scene } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';

const MAIN_FILE = '/etc/nginx/nginx.conf';

interface Configuration {
  readonly fact: ConfigFact;
  readonly at: Origin;
  readonly listening: Listening;
}

/** Reads the key as nginx would; the judgement when there is no such key. */
function withConfiguration(configMap: string, key: string, scene: Scene, judge: (configuration: Configuration) => Judgement): Judgement {
  const fact = scene.world.configMaps.find(({ name, namespace }) => name === configMap && namespace === 'default');
  const content = fact?.data.get(key);
  if (!fact || content === undefined) return notMet(`There is no key ${key} in a ConfigMap ${configMap}, so there is no configuration to read.`, `Write the ConfigMap ${configMap} with the key ${key}.`, fact && within(fact.origin, 'data'));
  const at = within(fact.origin, 'data', key);
  return judge({ fact, at, listening: runOf(fact, key, content, scene.world) });
}

/**
 * What nginx does with the configuration: in the answer's own container when the key is its main file there, since what is
 * mounted beside it counts too; else in an nginx that has this one file, so that a wrong mount costs the mount alone.
 */
function runOf(fact: ConfigFact, key: string, content: string, world: World): Listening {
  for (const workload of world.workloads.filter(({ given }) => !given)) {
    const container = workload.containers.find((one) => one.image.repository === 'nginx' && isMainFile(one, fact, key));
    if (container) return listenersOf(workload, container, world);
  }
  const { workload, container } = bareNginx(fact, key, content);
  return listenersOf(workload, container, world);
}

function isMainFile(container: ContainerFact, { id }: ConfigFact, key: string): boolean {
  const place = placeOf(container, MAIN_FILE);
  return place.in === 'volume' && place.content?.from === id && place.content.key === key;
}

function bareNginx(fact: ConfigFact, key: string, content: string): { readonly workload: Workload; readonly container: ContainerFact } {
  const { origin, namespace } = fact;
  const file = { path: 'nginx.conf', content, from: fact.id, key };
  const volume: VolumeFact = { name: 'conf', source: 'configMap', of: fact.name, files: [file], complete: true, medium: '', origin };
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

/** The configuration shares the requests of a port among Services, in a ratio. */
export const splits: Judge<RuleKinds['splits']> = (args, scene) =>
  withConfiguration(args.configMap, args.key, scene, ({ fact, at, listening }) => {
    if (!listening.known) return notMet(`What nginx does with ${args.key} is not certain: ${listening.reason}.`, 'Keep to the directives that the task needs.', at);
    const { failure } = listening;
    if (failure) return notMet(`nginx does not start: ${failure.text}.`, 'Mend this line of the configuration; nginx reads nothing after it.', failure.at ?? at);
    const bound = listening.ports.find(({ port }) => port === args.listen);
    if (!bound) return notMet(`nginx listens on ${listed(listening.ports.map(({ port }) => String(port)))}, not on ${args.listen}.`, `Write listen ${args.listen}; in the server block.`, at);
    const problem = targetsProblem(bound.forwardsTo, args, fact, scene.world);
    if (problem) return notMet(problem.found, problem.fix, problem.at ?? at);
    return met(`${args.listen} -> ${bound.forwardsTo.map(targetText).join(', ')}`, bound.at ?? at);
  });

const targetText = ({ host, port, weight }: ForwardTarget): string => `${host}:${port} (weight ${weight})`;

interface Problem {
  readonly found: string;
  readonly fix: string;
  readonly at?: ForwardTarget['at'];
}

function targetsProblem(targets: readonly ForwardTarget[], { weights, to }: RuleKinds['splits'], fact: ConfigFact, world: World): Problem | undefined {
  const names = Object.keys(weights);
  const [first] = targets;
  if (!first) return { found: 'The server passes its requests to nobody.', fix: 'Write location / { proxy_pass http://NAME; } with the name of the upstream.' };
  const direct = targets.find(({ upstream }) => upstream === '' || upstream !== first.upstream);
  if (direct) return { found: `The requests go to ${targets.map(targetText).join(', ')}, not all to one upstream.`, fix: 'Pass every request to one upstream that holds all servers.', at: direct.at };
  const hosts = targets.map(({ host }) => serviceName(host, fact, world) ?? host);
  const stray = targets.find((_, index) => !Object.hasOwn(weights, hosts[index] ?? ''));
  if (stray || targets.length !== names.length || new Set(hosts).size !== names.length) {
    return { found: `The upstream ${first.upstream} holds ${listed(hosts)}, not exactly ${listed(names)}.`, fix: `Write one server line for each of ${listed(names)}.`, at: stray?.at };
  }
  const wrongPort = targets.find(({ port }) => port !== to);
  if (wrongPort) return { found: `The upstream reaches ${wrongPort.host} on port ${wrongPort.port}; its Service has port ${to}.`, fix: `Use port ${to}, or leave the port out where it is 80.`, at: wrongPort.at };
  return ratioProblem(targets, hosts, weights);
}

function ratioProblem(targets: readonly ForwardTarget[], hosts: readonly string[], weights: Readonly<Record<string, number>>): Problem | undefined {
  const given = targets.map(({ weight }) => weight);
  const asked = hosts.map((host) => weights[host] ?? 0);
  const [g0 = 1] = given;
  const [a0 = 1] = asked;
  if (given.every((weight, index) => weight * a0 === (asked[index] ?? 0) * g0)) return undefined;
  const found = targets.map(({ weight }, index) => `${hosts[index] ?? ''} ${weight}`).join(', ');
  return { found: `The weights are ${found}.`, fix: `Set ${each(weights).map(([name, weight]) => `${name} weight=${weight}`).join(', ')}; a server without weight has 1.`, at: targets[0]?.at };
}

function serviceName(host: string, { namespace }: ConfigFact, world: World): string | undefined {
  const found = resolveHost(world, { namespace, name: '' }, host);
  return found.is === 'service' && found.service.namespace === namespace ? found.service.name : undefined;
}

/** No address and no Pod: a Pod's address changes with the Pod, the name of its Service stays. */
export const upstreamsAreServices: Judge<RuleKinds['upstreamsAreServices']> = ({ configMap, key }, scene) =>
  withConfiguration(configMap, key, scene, ({ fact, at, listening }) => {
    const targets = listening.known ? listening.ports.flatMap(({ forwardsTo }) => forwardsTo) : [];
    if (targets.length === 0) return notMet(`No server of an upstream is in use in ${key}.`, 'Name the servers by their Services.', at);
    const stray = targets.find(({ host }) => serviceName(host, fact, scene.world) === undefined);
    if (stray) return notMet(`${stray.host} is not the name of a Service in namespace ${fact.namespace}.`, 'Name the server by its Service.', stray.at ?? at);
    return met(`Services: ${listed([...new Set(targets.map(({ host }) => host))])}.`, targets[0]?.at ?? at);
  });
