/** From the files of the container to a configuration that can be served, or to nginx' own words about why not. */
import type { Look } from '#domain/world/nginx/load.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { checkConfig } from '#domain/world/nginx/after.ts';
import { checkDirectives } from '#domain/world/nginx/check.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import { loadWith } from '#domain/world/nginx/load.ts';
import { parseNginx } from '#domain/world/nginx/parse.ts';
import { configOf } from '#domain/world/nginx/servers.ts';
import { lookUpNames } from './addresses.ts';
import { refuseCertificates } from './certificates.ts';
import { Emergency } from './emergency.ts';
import { refuseUnknownVariables, refuseValues } from './refusals.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Addresses } from './site.ts';
import { refuseWhole } from './whole.ts';

export interface Loaded {
  readonly directives: readonly Directive[];
  readonly settings: Settings;
  readonly addresses: Addresses;
}

/** `globals`: the argument of `-g`. Throws `Emergency`. */
export function* loadConfiguration(process: Process, file: string, globals: string): Task<Loaded> {
  const look = looking(process);
  const before = parseNginx(globals, 'command line');
  if (before.error) throw new Emergency(before.error.text);
  const loaded = loadWith(look, file);
  const directives = [...before.directives, ...loaded.directives];
  refuseForms(directives);
  if (loaded.error) throw new Emergency(loaded.error.text);
  refuseValues(directives);
  const settings = readSettings(directives);
  const wrong = checkConfig(configOf(directives), look, file);
  if (wrong) throw new Emergency(wrong.text);
  refuseCertificates(process, settings);
  refuseWhole(settings);
  const addresses = yield* lookUpNames(process, directives);
  refuseUnknownVariables(settings);
  return { directives, settings, addresses };
}

/** Directives that are known to the checks, but whose work is not done here. */
const NOT_DONE: ReadonlySet<string> = new Set([
  'auth_request', 'sub_filter', 'proxy_cache', 'limit_req', 'limit_conn', 'fastcgi_pass', 'uwsgi_pass', 'scgi_pass', 'grpc_pass',
  'load_module', 'real_ip_header', 'ssl_verify_client', 'ssl_preread', 'proxy_protocol',
]); // prettier-ignore

function refuseForms(directives: readonly Directive[]): void {
  const { error, unmodelled } = checkDirectives(directives);
  if (error) throw new Emergency(error.text);
  const undone = unmodelled ?? firstUndone(directives);
  if (undone !== undefined) throw new Unmodelled(`the nginx directive ${undone}`);
}

function firstUndone(directives: readonly Directive[]): string | undefined {
  for (const { name, args, block = [] } of directives) {
    if (NOT_DONE.has(name) && args[0] !== 'off') return name;
    const inner = firstUndone(block);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Configuration that is read leaves its trace, as any file does. */
function looking(process: Process): Look {
  const { files } = process.container;
  return (path) => {
    const place = tried(() => files.find(path, process));
    if (place instanceof SystemError) return { is: place.code === 'EACCES' ? 'denied' : 'missing' };
    const { node, volume } = place;
    if (!node) return { is: 'missing' };
    if (node.kind === 'directory') return { is: 'directory', entries: files.list(path, RUNTIME) };
    const content = tried(() => files.content(path, process));
    if (content instanceof SystemError) return { is: 'denied' };
    const { inode } = node;
    process.kernel.trace.record(process, { op: 'read', path: place.path, volume, inode });
    return { is: 'file', content, file: undefined };
  };
}
