/** `netstat` of BusyBox: TCP alone, numbers in the place of names. */
import { applet } from '#domain/simulation/applets/applet.ts';
import type { Options } from '#domain/simulation/applets/options.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import type { SocketAddress } from '#domain/simulation/network/socket.ts';

const SHAPE = {
  usage: `[-ral] [-tuwx] [-enWp]

Display networking information

	-r	Routing table
	-a	All sockets
	-l	Listening sockets
		Else: connected sockets
	-t	TCP sockets
	-u	UDP sockets
	-w	Raw sockets
	-x	Unix sockets
		Else: all socket types
	-e	Other/more information
	-n	Don't resolve names
	-W	Wide display
	-p	Show PID/program name for sockets`,
  letters: 'laentuwxrWp',
};

interface Line {
  readonly local: string;
  readonly remote: string;
  readonly state: string;
  readonly owner: Process | undefined;
}

export const netstat = applet(SHAPE, function* ({ process, options }) {
  for (const letter of ['r', 'e', 'x', 'w'])
    if (options.has(letter)) throw new Unmodelled(`netstat -${letter}`);
  const showsOwner = options.has('p');
  const title = options.has('a')
    ? 'servers and established'
    : options.has('l')
      ? 'only servers'
      : 'w/o servers';
  yield* print(
    process,
    `Active Internet connections (${title})\nProto Recv-Q Send-Q ${'Local Address'.padEnd(23)} ` +
      `${'Foreign Address'.padEnd(23)} State       ${showsOwner ? 'PID/Program name    ' : ''}\n`,
  );
  for (const line of linesFor(process, options)) {
    const owner = showsOwner ? ownerText(process, line.owner) : '';
    const [local, remote] = [line.local.padEnd(23), line.remote.padEnd(23)];
    yield* print(process, `tcp        0      0 ${local} ${remote} ${line.state.padEnd(12)}${owner}\n`);
  }
  return 0;
});

function linesFor(process: Process, options: Options): readonly Line[] {
  const network = networkOf(process);
  // UDP has no listeners here.
  if (options.has('u') && !options.has('t')) return [];
  const [six, four] = [true, false].map((isSix) =>
    network.listeners().filter(({ binding }) => binding.address.includes(':') === isSix),
  );
  const listening =
    options.has('l') || options.has('a') ? [...(four ?? []), ...(six ?? [])].map(listenerLine) : [];
  if (options.has('l') && !options.has('a')) return listening;
  const connected = network.sockets().map(({ ends }) => ({
    local: addressText(ends.local),
    remote: addressText(ends.remote),
    state: 'ESTABLISHED',
    owner: undefined,
  }));
  return [...listening, ...connected];
}

const listenerLine = ({ binding, process }: Listener): Line => ({
  local: addressText({ ip: binding.address, port: binding.port }),
  remote: binding.address.includes(':') ? ':::*' : '0.0.0.0:*',
  state: 'LISTEN',
  owner: process,
});

const addressText = ({ ip, port }: SocketAddress): string => `${ip}:${port}`;

/** Processes of other containers cannot be looked at, unless the Pod shares its processes. */
function ownerText(asking: Process, owner: Process | undefined): string {
  if (!owner || owner.namespace !== asking.namespace) return '-';
  return `${owner.pid}/${owner.argv[0] ?? ''}`.slice(0, 20);
}
