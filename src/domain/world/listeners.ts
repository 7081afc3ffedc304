import { readCommandLine } from './commands.ts';
import type { ImageModel } from './images/model.ts';
import { modelOf } from './images/registry.ts';
import type { BoundPort, Listening } from './listening.ts';
import { busyboxListening } from './programs/busybox.ts';
import { httpdListening } from './programs/httpd.ts';
import { nginxListening } from './programs/nginx.ts';
import { exporterListening, redisListening } from './programs/redis.ts';
import { makesConfiguration } from './own-configuration.ts';
import type { Program } from './programs/program.ts';
import type { SimpleCommand } from './shell/commands.ts';
import type { ContainerFact, Workload, World } from './types.ts';

/**
 * What the container's process binds, by the model of its image and its command line: never by the ports that it
 * declares. An image or a program that Tripod does not know gives `known: false` with the reason.
 */
export function listenersOf(workload: Workload, container: ContainerFact, world: World): Listening {
  const known = READ.get(world) ?? new Map<ContainerFact, Listening>();
  READ.set(world, known);
  const listening = known.get(container) ?? readListeners(workload, container, world);
  known.set(container, listening);
  return listening;
}

/** Faults, drawings and rules all ask; the configuration of a server is read once a world. */
const READ = new WeakMap<World, Map<ContainerFact, Listening>>();

function readListeners(workload: Workload, container: ContainerFact, world: World): Listening {
  const model = modelOf(container.image);
  if (container.argv === undefined || model === undefined) {
    return { known: false, reason: `what image ${container.image.text} listens on is not known to Tripod` };
  }
  if (makesConfiguration(container)) {
    return { known: false, reason: `${container.name} makes its configuration when it starts` };
  }
  const { commands, understood } = readCommandLine(container.argv, container.env);
  if (!understood) return { known: false, reason: `the command of ${container.name} could not be read` };
  return together(commands.map((command) => ofCommand(command, { workload, container, world })));
}

/** The bound port among those that are known, by number and by who can reach it. */
export function boundBy(
  listening: Listening,
  port: number,
  protocol: string,
  from: 'any' | 'localhost',
): BoundPort | undefined {
  if (!listening.known || listening.failure !== undefined) return undefined;
  return listening.ports.find(
    (each) =>
      each.port === port && each.protocol === protocol && (from === 'localhost' || each.address === 'any'),
  );
}

/** Entry points of images only hand over to the program behind them. */
const ENTRY_POINTS: ReadonlySet<string> = new Set([
  '/docker-entrypoint.sh',
  'docker-entrypoint.sh',
  'exec',
  'sudo',
  'nohup',
  '/usr/local/bin/docker-entrypoint.sh',
]);

/** What an entry point runs in its place; no name when there is nothing behind it. */
function handedOver({ name, args }: SimpleCommand): Pick<SimpleCommand, 'name' | 'args'> {
  if (!ENTRY_POINTS.has(name)) return { name, args };
  const next = args.findIndex((word) => !ENTRY_POINTS.has(baseOf(word)));
  return next < 0 ? { name: '', args: [] } : { name: baseOf(args[next] ?? ''), args: args.slice(next + 1) };
}

function ofCommand(command: SimpleCommand, scene: Omit<Program, 'args'>): Listening {
  const { name, args } = handedOver(command);
  if (name === '' && command.name !== '') return { known: true, ports: [] };
  const serve = serverOf(modelOf(scene.container.image)?.program ?? 'sh', name);
  if (serve === undefined) return busyboxListening(name, args);
  const isOption = name.startsWith('-') || name.endsWith('.conf');
  return serve({ ...scene, args: isOption ? [name, ...args] : args });
}

type Server = (program: Program) => Listening;

/** The model of an image's own server, by the names that it is started with. */
const SERVERS: Readonly<
  Record<ImageModel['program'], { readonly names: RegExp; readonly listening: Server } | undefined>
> = {
  nginx: { names: /^nginx$/, listening: nginxListening },
  httpd: { names: /^(?:httpd-foreground|httpd|apachectl)$/, listening: httpdListening },
  // Its entry point puts redis-server before options and configuration files.
  'redis-server': { names: /^redis-server$|^-|\.conf$/, listening: redisListening },
  redis_exporter: { names: /^\/?redis_exporter$/, listening: exporterListening },
  sh: undefined,
};

function serverOf(program: ImageModel['program'], name: string): Server | undefined {
  const server = SERVERS[program];
  return server?.names.test(name) === true ? server.listening : undefined;
}

function baseOf(program: string): string {
  return /\/s?bin\/([^/]+)$/.exec(program)?.[1] ?? program;
}

function together(parts: readonly Listening[]): Listening {
  const unknown = parts.find((part) => !part.known);
  if (unknown !== undefined) return unknown;
  const known = parts.flatMap((part) => (part.known ? [part] : []));
  const failure = known.find((part) => part.failure !== undefined)?.failure;
  return {
    known: true,
    ports: known.flatMap((part) => part.ports),
    ...(failure === undefined ? {} : { failure }),
  };
}
