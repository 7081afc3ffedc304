import type { Instance } from './instance.ts';

type Section = readonly [name: string, rows: readonly string[]];

/** What `INFO` tells, in its sections. */
export function info(instance: Instance, wanted: readonly string[]): string {
  const names = new Set(wanted.map((name) => name.toLowerCase()));
  const isWhole = names.size === 0 || ['default', 'all', 'everything'].some((name) => names.has(name));
  return [...aboutServer(instance), ...aboutData(instance)]
    .filter(([name]) => isWhole || names.has(name.toLowerCase()))
    .map(([name, rows]) => `# ${name}\r\n${rows.map((row) => `${row}\r\n`).join('')}`)
    .join('\r\n');
}

/** Memory is that of a small fresh server: it is not counted here. */
const aboutServer = ({ settings, version, process, counts, uptime }: Instance): readonly Section[] => [
  [
    'Server',
    [
      `redis_version:${version}`,
      'redis_git_sha1:00000000',
      'redis_git_dirty:0',
      'redis_mode:standalone',
      'os:Linux 6.1.0 x86_64',
      'arch_bits:64',
      'multiplexing_api:epoll',
      `process_id:${process.pid}`,
      `tcp_port:${settings.get('port')}`,
      `uptime_in_seconds:${uptime}`,
      `uptime_in_days:${Math.floor(uptime / 86_400)}`,
      'hz:10',
      `config_file:${settings.file}`,
    ],
  ],
  [
    'Clients',
    [
      `connected_clients:${counts.clients}`,
      `maxclients:${settings.get('maxclients')}`,
      `blocked_clients:${counts.blocked}`,
    ],
  ],
  [
    'Memory',
    [
      'used_memory:1048576',
      'used_memory_human:1.00M',
      'used_memory_rss:12582912',
      `maxmemory:${settings.get('maxmemory')}`,
      `maxmemory_policy:${settings.get('maxmemory-policy')}`,
    ],
  ],
];

function aboutData({ settings, counts, database, lastSave }: Instance): readonly Section[] {
  const keys = database.keys().length;
  const space = `db0:keys=${keys},expires=${database.expiring()},avg_ttl=0,subexpiry=0`;
  return [
    [
      'Persistence',
      [
        'loading:0',
        `rdb_changes_since_last_save:${counts.unsaved}`,
        'rdb_bgsave_in_progress:0',
        `rdb_last_save_time:${lastSave}`,
        'rdb_last_bgsave_status:ok',
        `aof_enabled:${settings.isOn('appendonly') ? 1 : 0}`,
      ],
    ],
    [
      'Stats',
      [`total_connections_received:${counts.connections}`, `total_commands_processed:${counts.commands}`],
    ],
    ['Replication', ['role:master', 'connected_slaves:0']],
    ['Keyspace', keys === 0 ? [] : [space]],
  ];
}
