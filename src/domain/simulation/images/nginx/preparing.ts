/** What nginx makes before it listens: directories for temporary files, its logs; who its workers will be. */
import { failure, tried } from '#domain/simulation/images/failures.ts';
import { accountOf } from '#domain/simulation/images/accounts.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, User } from '#domain/simulation/kernel/process.ts';
import { Emergency } from './emergency.ts';
import type { Loaded } from './loading.ts';
import { ACCESS_LOG, ERROR_LOG, logPaths, Logs } from './logs.ts';

export interface Preparation {
  readonly loaded: Loaded;
  readonly logs: Logs;
  readonly user: User;
  readonly pidFile: string;
}

export const DEFAULT_PID_FILE = '/var/run/nginx.pid';

const TEMPORARY: readonly (readonly [directive: string, path: string])[] = [
  ['client_body_temp_path', '/var/cache/nginx/client_temp'],
  ['proxy_temp_path', '/var/cache/nginx/proxy_temp'],
  ['fastcgi_temp_path', '/var/cache/nginx/fastcgi_temp'],
  ['uwsgi_temp_path', '/var/cache/nginx/uwsgi_temp'],
  ['scgi_temp_path', '/var/cache/nginx/scgi_temp'],
];

/** Throws `Emergency`. */
export function prepare(process: Process, loaded: Loaded): Preparation {
  const { settings, directives } = loaded;
  const user = workerUser(process, loaded);
  if (settings.http) for (const each of TEMPORARY) makeTemporary(process, loaded, each, user);
  const logs = new Logs(process, settings.main);
  const written = logPaths(directives);
  const usual = [
    ...(settings.main.one('error_log') ? [] : [ERROR_LOG]),
    ...(settings.http && !settings.http.one('access_log') ? [ACCESS_LOG] : []),
  ];
  for (const path of new Set([...usual, ...written])) logs.open(path);
  return { loaded, logs, user, pidFile: settings.main.value('pid') ?? DEFAULT_PID_FILE };
}

/** `user` counts for root alone. */
function workerUser(process: Process, { settings }: Loaded): User {
  if (process.user.uid !== 0) return process.user;
  const directive = settings.main.one('user');
  const name = directive?.args[0] ?? 'nginx';
  const account = accountOf(process.container.files, name);
  if (!account)
    throw new Emergency(
      directive
        ? `getpwnam("${name}") failed in ${directive.file}:${directive.line}`
        : `getpwnam("${name}") failed`,
    );
  return { uid: account.uid, gid: account.gid, groups: [account.gid] };
}

function makeTemporary(
  process: Process,
  { settings }: Loaded,
  [directive, usual]: readonly [string, string],
  user: User,
): void {
  const { files, capabilities } = process.container;
  const path = settings.http?.value(directive) ?? usual;
  const made = tried(() => files.makeDirectory(path, process, 0o700));
  if (made instanceof SystemError && made.code !== 'EEXIST')
    throw new Emergency(`mkdir() "${path}" failed (${failure(made)})`);
  if (process.user.uid !== 0) return;
  const node = files.stat(path, process);
  if (node.uid === user.uid) return;
  if (!capabilities.has('CHOWN'))
    throw new Emergency(`chown("${path}", ${user.uid}) failed (1: Operation not permitted)`);
  const changed = tried(() => files.change(path, process, { owner: { uid: user.uid } }));
  if (changed instanceof SystemError)
    throw new Emergency(`chown("${path}", ${user.uid}) failed (${failure(changed)})`);
}
