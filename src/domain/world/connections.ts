import { readAddress } from './hosts.ts';
import { plain, type SimpleCommand } from './shell/commands.ts';
import { nestingOf, type Nesting } from './shell/nesting.ts';
import { unwrapped } from './shell/wrapped.ts';

/** Where a command of a script connects to. */
export interface Connection {
  /** As written: `localhost`, `redis`, `api.shop`. */
  readonly host: string;
  /** Undefined for a program that only looks the name up. */
  readonly port: number | undefined;
  readonly by: string;
  readonly nesting: Nesting;
}

/** The connections of a script, in its order. What only the running shell knows is left out. */
export function connectionsOf(commands: readonly SimpleCommand[]): readonly Connection[] {
  const nestings = nestingOf(commands);
  return commands.map(unwrapped).flatMap((command, at) => {
    const known = [command.name, ...command.args].map((word) => plain(word) ?? '');
    const redirected = command.redirects.map(({ target }) => plain(target) ?? '');
    const reached = [...(CLIENTS.get(command.name)?.(known.slice(1)) ?? []), ...redirected.flatMap(device)];
    return reached.map((to) => ({ ...to, by: command.name, nesting: nestings[at] as Nesting }));
  });
}

type Reached = Pick<Connection, 'host' | 'port'>;

const URL = /^(?:https?:\/\/\S+|(?:localhost|[\w-]+(?:\.[\w-]+)*|\[::1\])(?::\d+)?(?:\/\S*)?)$/i;

/** Operands of `wget` and `curl`; what follows an option that takes a value is none. */
function urls(args: readonly string[]): readonly Reached[] {
  return args.flatMap((arg, at) => {
    const isValue = /^-(?:[a-zA-Z]*[OoHXdTuwmAeFP]|-[a-z-]+)$/.test(args[at - 1] ?? '');
    const isUrl = arg.includes('://') || (!isValue && !arg.startsWith('-') && URL.test(arg));
    const found = isUrl ? readAddress(arg, arg.startsWith('https') ? 443 : 80) : undefined;
    return found === undefined ? [] : [found];
  });
}

/** `nc -z localhost 80`, `telnet host 80`: a host and a number behind it. A listener connects to nobody. */
function hostAndPort(args: readonly string[]): readonly Reached[] {
  if (args.some((arg) => /^-[a-z]*l/.test(arg))) return [];
  const at = args.findIndex(
    (arg, index) => isHost(arg, args[index - 1]) && /^\d+$/.test(args[index + 1] ?? ''),
  );
  return at < 0 ? [] : [{ host: args[at] ?? '', port: Number(args[at + 1]) }];
}

function isHost(arg: string, before = ''): boolean {
  return arg !== '' && !/^-|^\d+$/.test(arg) && !/^-[a-z]*[wpi]$/.test(before);
}

/** `redis-cli -h HOST -p PORT` and its like; without a host most take a socket. */
const byOptions =
  (hostOption: string, portOption: string, port: number, host = '') =>
  (args: readonly string[]): readonly Reached[] => {
    const named = optionValue(args, hostOption, '--host') ?? host;
    const number = Number(optionValue(args, portOption, '--port') ?? port);
    return named === '' || !Number.isInteger(number) ? [] : [{ host: named, port: number }];
  };

function optionValue(args: readonly string[], short: string, long: string): string | undefined {
  const at = args.findIndex((arg) => arg === short || arg === long);
  if (at >= 0) return args[at + 1];
  const glued = args.find(
    (arg) => arg.startsWith(`${long}=`) || (arg.startsWith(short) && !arg.startsWith('--')),
  );
  return glued?.slice(glued.startsWith(long) ? long.length + 1 : short.length);
}

const lookUp = (args: readonly string[]): readonly Reached[] =>
  args.filter((arg) => !/^-|^\d*$/.test(arg)).slice(0, 1).map((host) => ({ host, port: undefined })); // prettier-ignore

const CLIENTS: ReadonlyMap<string, (args: readonly string[]) => readonly Reached[]> = new Map([
  ['wget', urls],
  ['curl', urls],
  ['nc', hostAndPort],
  ['netcat', hostAndPort],
  ['ncat', hostAndPort],
  ['telnet', hostAndPort],
  ['redis-cli', byOptions('-h', '-p', 6379, '127.0.0.1')],
  ['pg_isready', byOptions('-h', '-p', 5432)],
  ['psql', byOptions('-h', '-p', 5432)],
  ['mysql', byOptions('-h', '-P', 3306)],
  ['mysqladmin', byOptions('-h', '-P', 3306)],
  ['nslookup', lookUp],
  ['ping', lookUp],
]);

/** Programs that only connect. */
export const isClient = (program: string): boolean => CLIENTS.has(program);

/** bash opens a connection by a path of its own. */
function device(target: string): readonly Reached[] {
  const found = /^\/dev\/tcp\/([^/]+)\/(\d+)$/.exec(target);
  return found === null ? [] : [{ host: found[1] ?? '', port: Number(found[2]) }];
}

/** Addresses with a port that stand in a text, an argument or a variable: `localhost:8080`, `http://api/x`. */
export function addressesIn(text: string): readonly Required<Reached>[] {
  const found = text.matchAll(
    /(?<![\w.-])(?:([a-z][a-z0-9+.-]*):\/\/(?:[^@/\s]*@)?)?([a-z0-9][\w.-]*|\[::1\])(?::(\d{1,5}))?(?=[\s/?#,;"')]|$)/gi,
  );
  return [...found].flatMap(([, scheme, host = '', port]) => {
    if (scheme === undefined && port === undefined) return [];
    return [{ host, port: port === undefined ? defaultPort(scheme ?? '') : Number(port) }];
  });
}

const PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['redis', 6379],
  ['postgres', 5432],
  ['postgresql', 5432],
  ['mysql', 3306],
  ['amqp', 5672],
  ['mongodb', 27017],
]);

const defaultPort = (scheme: string): number | undefined => PORTS.get(scheme.toLowerCase());
