import type { Container, ExecAction, LifecycleHandler } from '#domain/kubernetes/schema/api.gen.ts';
import { readCommandLine, type CommandReading } from './commands.ts';
import { modelOf } from './images/registry.ts';
import { SERVE_UNLESS, SERVERS } from './images/servers.ts';
import { valueAt } from './origin.ts';
import type { Ending } from './shell/ending.ts';
import type { ContainerFact } from './types.ts';

/** The same container is asked by many rules; its script is read once. */
const READ = new WeakMap<ContainerFact, CommandReading>();

/** What the container's process does, as far as reading its command line tells. */
export function readContainer(container: ContainerFact): CommandReading {
  const known = READ.get(container);
  if (known !== undefined) return known;
  const reading = readCommandLine(ownArgv(container), container.env, directoryOf(container));
  READ.set(container, reading);
  return reading;
}

/** The entry points of the official images run the command that follows them. */
const ENTRY_POINT = /(?:^|\/)docker-entrypoint\.sh$/;

function ownArgv({ argv = [] }: ContainerFact): readonly string[] {
  return argv.length > 1 && ENTRY_POINT.test(argv[0] ?? '') ? argv.slice(1) : argv;
}

function specOf({ origin }: ContainerFact): Container {
  return (valueAt(origin) ?? {}) as Container;
}

function directoryOf(container: ContainerFact): string {
  const { workingDir = '' } = specOf(container);
  return workingDir === '' ? (modelOf(container.image)?.workingDir ?? '') : workingDir;
}

/** What the kubelet runs in the container besides: hooks and probes, by the field that they stand in. */
export function execOf(
  container: ContainerFact,
  field: 'postStart' | 'preStop' | 'startupProbe',
): CommandReading | undefined {
  const { lifecycle, startupProbe } = specOf(container);
  const handler: LifecycleHandler | undefined = field === 'startupProbe' ? startupProbe : lifecycle?.[field];
  return handler?.exec && readExec(handler.exec, container);
}

function readExec({ command = [] }: ExecAction, container: ContainerFact): CommandReading {
  return readCommandLine(command, container.env, directoryOf(container));
}

/** A shell or an interpreter without a script reads its input: an empty one ends it. */
const INTERPRETERS: ReadonlySet<string> = new Set([
  'sh',
  'ash',
  'bash',
  'dash',
  'zsh',
  'python',
  'python3',
  'node',
  'irb',
]);

export function isBareShell(container: ContainerFact): boolean {
  const argv = ownArgv(container);
  return argv.length === 1 && INTERPRETERS.has((argv[0] ?? '').replace(/^(?:\/usr(?:\/local)?)?\/bin\//, ''));
}

/** With an open input or a terminal the shell waits. */
function hasInput(container: ContainerFact): boolean {
  const { stdin, tty } = specOf(container);
  return stdin === true || tty === true;
}

/** The own commands of the known server images, which serve whatever follows. */
const SERVES = /^\/?redis_exporter$|^httpd-foreground$/;

/** Whether the container comes to its end by itself, by its own command or by that of an image that is known. */
export function endingOfContainer(container: ContainerFact): Ending {
  if (isBareShell(container)) return hasInput(container) ? 'stays' : 'ends';
  const { ending, commands } = readContainer(container);
  const [only, ...more] = commands;
  if (only === undefined) return servesByItself(container) ? 'stays' : ending;
  const serves = more.length === 0 && isServer(only.name, container);
  return ending === 'unknown' && serves ? 'stays' : ending;
}

/** An image of which no more is known than that its own command serves; options change nothing of that. */
function servesByItself(container: ContainerFact): boolean {
  const { command = [], args = [], env = [], envFrom = [] } = specOf(container);
  const { repository } = container.image;
  if (command.length > 0) return false;
  const once = SERVE_UNLESS.get(repository);
  if (once === undefined) return SERVERS.has(repository) && areOptions(args);
  const isOnce = args.some((arg) => once.args.test(arg)) || env.some(({ name = '' }) => once.env.test(name));
  return !isOnce && envFrom.length === 0;
}

const areOptions = ([first]: readonly string[]): boolean =>
  first === undefined || /^-(?!-?(?:h|help|v|V|version)$)/.test(first);

/** The entry point of Redis puts its server before options and configuration files. */
function isServer(program: string, { image }: ContainerFact): boolean {
  const model = modelOf(image);
  if (model?.program === 'redis-server' && /^-|\.conf$/.test(program)) return true;
  return model !== undefined && SERVES.test(program);
}
