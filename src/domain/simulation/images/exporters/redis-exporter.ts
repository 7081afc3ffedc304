/** oliver006/redis_exporter: asks Redis at each scrape and tells it in the form of Prometheus. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import { serveHttp, type Handler } from '#domain/simulation/network/http/server.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { listenTcp, readFlags, refusesFlag, untilTold } from '#domain/simulation/images/go-program.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { ProtocolReader } from '#domain/simulation/images/redis/protocol.ts';
import { encodeCommand, type Reply } from '#domain/simulation/images/redis/reply.ts';
import { scratchImage } from '#domain/simulation/images/scratch.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import { readAddress } from '#domain/world/hosts.ts';
import { SWITCHES, VALUES } from './redis-exporter-flags.ts';

const say = (process: Process, level: string, text: string): Task<void> => {
  const time = new Date(process.kernel.wallTime).toISOString().replace(/\.\d+/, '');
  return complain(process, `time="${time}" level=${level} msg="${text}"\n`);
};

interface Settings {
  readonly address: string;
  readonly password: string;
  readonly listen: string;
  readonly path: string;
}

function readSettings({ env }: Process, flags: ReadonlyMap<string, string>): Settings {
  const of = (flag: string, variable: string, usual: string): string =>
    flags.get(flag) ?? env.get(variable) ?? usual;
  return {
    address: of('redis.addr', 'REDIS_ADDR', 'redis://localhost:6379'),
    password: of('redis.password', 'REDIS_PASSWORD', ''),
    listen: of('web.listen-address', 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS', '0.0.0.0:9121'),
    path: of('web.telemetry-path', 'REDIS_EXPORTER_WEB_TELEMETRY_PATH', '/metrics'),
  };
}

const exporter = (version: string): Program =>
  function* redisExporter(process) {
    const flags = readFlags(process.argv.slice(1), SWITCHES);
    if (yield* refusesFlag(process, flags, [SWITCHES, VALUES])) return 2;
    const settings = readSettings(process, flags);
    yield* say(
      process,
      'info',
      `Redis Metrics Exporter ${version}    build date: 2024-11-05-02:59:20    sha1: 0    Go: go1.23.2    GOOS: linux    GOARCH: amd64`,
    );
    yield* say(process, 'info', `Providing metrics at ${settings.listen}${settings.path}`);
    const listener = listenTcp(process, settings.listen.replace(/^0\.0\.0\.0:/, ':'));
    if (typeof listener === 'string') {
      yield* say(process, 'fatal', listener);
      return 1;
    }
    startThread(process, (thread) => serveHttp(thread, listener, answering(process, settings, version)));
    yield* untilTold(process);
    yield* say(process, 'info', 'Received signal');
    yield* say(process, 'info', 'Server shut down gracefully');
    return 0;
  };

const answering = (process: Process, settings: Settings, version: string): Handler =>
  function* answer({ path, target }, thread) {
    const date = ['Date', headerTime(process.kernel.wallTime)] as const;
    if (path === settings.path)
      return {
        status: 200,
        headers: [date, ['Content-Type', 'text/plain; version=0.0.4; charset=utf-8; escaping=underscores']],
        body: yield* metrics(process, thread, settings, version),
      };
    if (path === '/scrape') throw new Unmodelled(`redis_exporter ${target}`);
    if (path === '/health') return { status: 200, headers: [date], body: 'ok' };
    if (path !== '/') return { status: 404, headers: [date], body: '404 page not found\n' };
    const body = `<html>\n<head><title>Redis Exporter ${version}</title></head>\n<body>\n<h1>Redis Exporter ${version}</h1>\n<p><a href='${settings.path}'>Metrics</a></p>\n</body>\n</html>\n`;
    return { status: 200, headers: [date, ['Content-Type', 'text/html; charset=utf-8']], body };
  };

/** Without an address it reads nothing by itself, and tells nothing of a Redis. */
function* metrics(process: Process, thread: Process, settings: Settings, version: string): Task<string> {
  const build = metric(
    'redis_exporter_build_info',
    'gauge',
    'redis exporter build_info',
    `{version="${version}"}`,
    1,
  );
  if (settings.address === '') return build;
  const info = yield* readInfo(thread, settings);
  if (info === undefined) {
    yield* say(process, 'error', `Couldn't connect to redis instance (${settings.address})`);
    return build + metric('redis_up', 'gauge', 'Information about the Redis instance', '', 0);
  }
  const value = (name: string): number => Number(info.get(name) ?? 0);
  const rows = GAUGES.map(([name, field, type]) => metric(name, type, `${name} metric`, '', value(field)));
  const keys = Number(/keys=(\d+)/.exec(info.get('db0') ?? '')?.[1] ?? 0);
  const about = `{os="${info.get('os') ?? ''}",redis_mode="${info.get('redis_mode') ?? ''}",redis_version="${info.get('redis_version') ?? ''}",role="${info.get('role') ?? ''}"}`;
  return [
    build,
    ...rows,
    metric('redis_db_keys', 'gauge', 'Total number of keys by DB', '{db="db0"}', keys),
    metric('redis_instance_info', 'gauge', 'Information about the Redis instance', about, 1),
    metric('redis_up', 'gauge', 'Information about the Redis instance', '', 1),
  ].join('');
}

const GAUGES: readonly (readonly [name: string, field: string, type: string])[] = [
  ['redis_blocked_clients', 'blocked_clients', 'gauge'],
  ['redis_commands_processed_total', 'total_commands_processed', 'counter'],
  ['redis_connected_clients', 'connected_clients', 'gauge'],
  ['redis_connected_slaves', 'connected_slaves', 'gauge'],
  ['redis_connections_received_total', 'total_connections_received', 'counter'],
  ['redis_memory_max_bytes', 'maxmemory', 'gauge'],
  ['redis_memory_used_bytes', 'used_memory', 'gauge'],
  ['redis_rdb_changes_since_last_save', 'rdb_changes_since_last_save', 'gauge'],
  ['redis_uptime_in_seconds', 'uptime_in_seconds', 'gauge'],
];

export const metric = (name: string, type: string, help: string, labels: string, value: number): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name}${labels} ${value}\n`;

function* readInfo(
  thread: Process,
  { address, password }: Settings,
): Task<ReadonlyMap<string, string> | undefined> {
  if (/^(?:rediss|unix):/.test(address)) throw new Unmodelled(`redis_exporter: ${address}`);
  const target = readAddress(address, 6379);
  if (!target) return undefined;
  const socket = yield* connect(thread, target.host, target.port, { timeoutMs: 15_000 });
  if (typeof socket === 'string') return undefined;
  try {
    const commands = [...(password === '' ? [] : [['AUTH', password]]), ['INFO', 'ALL']];
    return yield* lastAnswer(thread, socket, commands);
  } finally {
    hangUp(thread, socket);
  }
}

/** Undefined when one of them fails. */
function* lastAnswer(
  thread: Process,
  socket: Socket,
  commands: readonly (readonly string[])[],
): Task<ReadonlyMap<string, string> | undefined> {
  const reader = new ProtocolReader(thread, socket);
  let last: Reply | null = null;
  for (const words of commands) {
    yield* socket.write(thread, encodeCommand(words));
    last = yield* reader.reply();
    if (last === null || last.kind === 'error') return undefined;
  }
  return last?.kind === 'bulk' ? rowsOf(last.bytes ?? '') : undefined;
}

function rowsOf(info: string): ReadonlyMap<string, string> {
  return new Map(
    info.split('\r\n').flatMap((row): readonly (readonly [string, string])[] => {
      const colon = row.indexOf(':');
      return colon > 0 ? [[row.slice(0, colon), row.slice(colon + 1)]] : [];
    }),
  );
}

export const redisExporterImage = (tag: string): RunnableImage =>
  scratchImage('/redis_exporter', exporter(/^v\d/.test(tag) ? tag.replace(/-.*/, '') : 'v1.66.0'), {
    user: { uid: 59_000, gid: 59_000, groups: [] },
  });
