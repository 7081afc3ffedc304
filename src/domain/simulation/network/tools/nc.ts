/** `nc` of BusyBox as the image has it (NC_110_COMPAT): quiet unless `-v`, ends when both its input and the network have ended. */
import { applet, Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { readOptions, UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { dial, type Target } from '#domain/simulation/network/connect.ts';
import { isReadableBy } from '#domain/simulation/network/deadline.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { shovel } from './shovel.ts';
import { becomeOn, startOn } from './socket-program.ts';
import { addressOf, portNumber, WORDS } from './words.ts';

const LETTERS = 'np:s:uvw:lki:o:z';

const USAGE = `[OPTIONS] HOST PORT  - connect
nc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen

	-e PROG	Run PROG after connect (must be last)
	-l	Listen mode, for inbound connects
	-lk	With -e, provides persistent server
	-p PORT	Local port
	-s ADDR	Local address
	-w SEC	Timeout for connects and final net reads
	-i SEC	Delay interval for lines sent
	-n	Don't do DNS resolution
	-u	UDP mode
	-b	Allow broadcasts
	-v	Verbose
	-o FILE	Hex dump traffic
	-z	Zero-I/O mode (scanning)`;

interface Plan extends Call {
  /** Behind `-e`; empty without. */
  readonly program: readonly string[];
  readonly verbosity: number;
  /** `-w`; undefined: for ever. */
  readonly waitMs: number | undefined;
}

export const nc = applet({ usage: USAGE, letters: `+${LETTERS}e:` }, function* ({ process, name }) {
  const { before, program } = split(process.argv.slice(1));
  const read = readOptions(before, { usage: USAGE, letters: LETTERS });
  const { options } = read;
  for (const letter of ['u', 'o', 'i']) if (options.has(letter)) throw new Unmodelled(`nc -${letter}`);
  if (read.operands.length > 2) throw new UsageError();
  const seconds = options.value('w');
  if (seconds !== undefined && !/^\d+$/.test(seconds)) throw new Failure(`invalid number '${seconds}'`);
  const waitMs = Number(seconds ?? 0) * 1000;
  // Who hangs up early does not end it.
  process.dispositions.set(SIG.PIPE, 'ignore');
  const plan: Plan = {
    process,
    name,
    program,
    ...read,
    verbosity: options.values('v').length,
    waitMs: waitMs === 0 ? undefined : waitMs,
  };
  return yield* options.has('l') ? listen(plan) : call(plan);
});

/** Everything behind `-e` is another program's. */
function split(args: readonly string[]): {
  readonly before: readonly string[];
  readonly program: readonly string[];
} {
  const at = args.findIndex((arg) => /^-[nuvlkz]*e$/.test(arg));
  if (at < 0) return { before: args, program: [] };
  const flags = (args[at] ?? '').slice(0, -1);
  return { before: [...args.slice(0, at), ...(flags === '-' ? [] : [flags])], program: args.slice(at + 1) };
}

function* call(plan: Plan): Task {
  const { process, options, program } = plan;
  const socket = yield* reached(plan);
  if (!socket) return 1;
  if (program.length > 0) return yield* becomeOn(process, socket, program);
  if (!options.has('z')) return yield* exchange(plan, socket);
  hangUp(process, socket);
  return 0;
}

/** Undefined when nobody is there, of which it speaks only when it was asked to. */
function* reached(plan: Plan): Task<Socket | undefined> {
  const { process, verbosity, waitMs } = plan;
  const target = yield* targetOf(plan);
  const outcome = yield* dial(process, target, { timeoutMs: waitMs });
  const where = `${target.host} (${target.ip}:${target.port})`;
  if (typeof outcome !== 'string') {
    if (verbosity > 0) yield* complain(process, `${where} open\n`);
    return outcome;
  }
  const isWorthIt = verbosity > 1 || (verbosity === 1 && outcome !== 'refused');
  if (isWorthIt) yield* warn(plan, `${where}: ${WORDS[outcome]}`);
  return undefined;
}

function* targetOf({ process, operands }: Plan): Task<Target> {
  const [host, portText = '0'] = operands;
  if (host === undefined) throw new UsageError();
  const port = portNumber(portText);
  if (port === undefined) throw new Failure(`bad port '${portText}'`);
  const ip = yield* addressOf(process, host, port);
  if (ip === undefined) throw new Failure(`bad address '${host}'`);
  return { host, ip, port };
}

function* listen(plan: Plan): Task {
  const { process, program, verbosity, options } = plan;
  const listener = open(plan);
  const { port } = listener.binding;
  if (verbosity > 0) yield* complain(process, `listening on [::]:${port} ...\n`);
  for (;;) {
    const socket = yield* accepted(plan, listener);
    if (program.length > 0 && options.has('k')) {
      startOn(process, socket, program);
      continue;
    }
    listener.close(process.kernel);
    return yield* program.length > 0 ? becomeOn(process, socket, program) : exchange(plan, socket);
  }
}

/** Throws `Failure`. Without an address it listens on IPv6 with IPv4 in it. */
function open({ process, options }: Plan): Listener {
  const text = options.value('p') ?? '0';
  const port = portNumber(text);
  if (port === undefined || (options.has('p') && port === 0)) throw new Failure(`bad local port '${text}'`);
  try {
    return networkOf(process).bind(process, port, { address: options.value('s') ?? '::' });
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`bind: ${error.message}`);
    throw error;
  }
}

function* accepted({ process, waitMs, verbosity }: Plan, listener: Listener): Task<Socket> {
  const deadline = waitMs === undefined ? undefined : process.kernel.now + waitMs;
  const incoming = { isReadable: () => listener.isReadable(), readable: () => listener.incoming };
  if (!(yield* isReadableBy(process, incoming, deadline))) throw new Failure('timeout');
  const socket = yield* listener.accept(process);
  const { local, remote } = socket.ends;
  const [here, there] = [`[::ffff:${local.ip}]:${local.port}`, `[::ffff:${remote.ip}]:${remote.port}`];
  if (verbosity > 0) yield* complain(process, `connect to ${here} from ${there} (${there})\n`);
  return socket;
}

function* exchange({ process, verbosity, waitMs }: Plan, socket: Socket): Task {
  const { sent, received } = yield* shovel(process, socket, waitMs);
  hangUp(process, socket);
  if (verbosity > 1) yield* complain(process, `sent ${sent}, rcvd ${received}\n`);
  return 0;
}
