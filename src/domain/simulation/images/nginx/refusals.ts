/** What nginx refuses in values, beyond places and forms of directives: each with the words of its own code. */
import type { Directive } from '#domain/world/nginx/directive.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { Emergency } from './emergency.ts';
import { isOtherVariable } from './other-variables.ts';
import { compilePattern } from './pattern.ts';
import type { Settings } from './settings.ts';
import { isKnownVariable, variablesIn } from './variables.ts';

/** Directives that may be there once in a block. */
const ONCE: ReadonlySet<string> = new Set([
  'daemon', 'master_process', 'user', 'pid', 'worker_processes', 'worker_connections', 'root', 'alias', 'proxy_pass', 'stub_status',
  'default_type', 'autoindex', 'sendfile', 'tcp_nopush', 'tcp_nodelay', 'client_max_body_size', 'keepalive_timeout', 'server_tokens',
  'proxy_http_version', 'proxy_read_timeout', 'proxy_connect_timeout', 'proxy_send_timeout', 'proxy_buffering', 'try_files', 'gzip',
  'resolver', 'ssl_protocols', 'ssl_session_timeout', 'ssl_session_cache', 'worker_rlimit_nofile', 'events', 'http', 'stream',
]); // prettier-ignore

const FLAGS: ReadonlySet<string> = new Set([
  'daemon', 'master_process', 'sendfile', 'tcp_nopush', 'tcp_nodelay', 'autoindex', 'gzip', 'proxy_buffering', 'log_not_found',
  'absolute_redirect', 'port_in_redirect', 'merge_slashes', 'multi_accept', 'proxy_intercept_errors', 'proxy_ssl_server_name',
  'ssl_prefer_server_ciphers', 'http2', 'underscores_in_headers',
]); // prettier-ignore

/** Directives whose words hold variables from this position on. */
const WITH_VARIABLES: ReadonlyMap<string, number> = new Map([
  ['return', 0], ['set', 1], ['root', 0], ['alias', 0], ['try_files', 0], ['index', 0], ['add_header', 1], ['proxy_set_header', 1],
  ['proxy_pass', 0], ['log_format', 1], ['rewrite', 1], ['map', 0], ['split_clients', 0], ['error_page', 0], ['auth_basic', 0],
]); // prettier-ignore

/** Throws `Emergency` at the first. */
export function refuseValues(directives: readonly Directive[]): void {
  const seen = new Set<string>();
  for (const directive of directives) {
    if (ONCE.has(directive.name) && seen.has(directive.name))
      throw at(directive, `"${directive.name}" directive is duplicate`);
    seen.add(directive.name);
    refuseValue(directive);
    if (directive.block && directive.name !== 'map' && directive.name !== 'types')
      refuseValues(directive.block);
  }
}

export const at = ({ file, line }: Directive, words: string): Emergency =>
  new Emergency(`${words} in ${file}:${line}`);

function refuseValue(directive: Directive): void {
  const { name, args } = directive;
  const [first = ''] = args;
  if (FLAGS.has(name) && first !== 'on' && first !== 'off')
    throw at(directive, `invalid value "${first}" in "${name}" directive, it must be "on" or "off"`);
  const check = CHECKS.get(name);
  if (check) check(directive, first);
}

type Check = (directive: Directive, first: string) => void;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['worker_connections', number],
  [
    'worker_processes',
    (directive, first) => {
      if (first !== 'auto') number(directive, first);
    },
  ],
  [
    'proxy_http_version',
    (directive, first) => {
      if (first !== '1.0' && first !== '1.1') throw at(directive, `invalid value "${first}"`);
    },
  ],
  ['return', refuseReturn],
  ['rewrite', (directive, first) => refusePattern(directive, first)],
  [
    'error_log',
    (directive) => {
      const level = directive.args[1];
      if (level !== undefined && !/^(?:debug|info|notice|warn|error|crit|alert|emerg)$/.test(level))
        throw at(directive, `invalid log level "${level}"`);
    },
  ],
]);

function number(directive: Directive, first: string): void {
  if (!/^\d+$/.test(first))
    throw at(directive, `invalid ${directive.name === 'worker_processes' ? 'value' : 'number'} "${first}"`);
}

function refuseReturn(directive: Directive, first: string): void {
  const isAddress = /^(?:https?:\/\/|\$)/.test(first);
  if (directive.args.length === 1 && isAddress) return;
  if (!/^\d{1,3}$/.test(first)) throw at(directive, `invalid return code "${first}"`);
}

function refusePattern(directive: Directive, source: string): void {
  if (compilePattern(source, false)) return;
  const unclosed = (source.match(/\(/g) ?? []).length > (source.match(/\)/g) ?? []).length;
  const why = unclosed ? 'missing closing parenthesis' : 'syntax error';
  throw at(directive, `pcre2_compile() failed: ${why} in "${source}"`);
}

/** Throws `Emergency` for the first variable that nobody defines; nginx names no line for it. */
export function refuseUnknownVariables(settings: Settings): void {
  const http = settings.http?.block ?? [];
  const defined = definedIn(http);
  for (const name of usedIn(http))
    if (!defined.has(name) && !isKnownVariable(name)) {
      if (isOtherVariable(name)) throw new Unmodelled(`the nginx variable ${name}`);
      throw new Emergency(`unknown "${name}" variable`);
    }
}

/** Which word of a directive names the variable that it defines. */
const DEFINING: ReadonlyMap<string, number> = new Map([
  ['set', 0],
  ['map', 1],
  ['split_clients', 1],
]);

function definedIn(directives: readonly Directive[]): ReadonlySet<string> {
  return new Set(
    directives.flatMap(({ name, args, block = [] }) => {
      const word = args[DEFINING.get(name) ?? -1];
      const groups = args.flatMap((text) =>
        [...text.matchAll(/\(\?P?<(\w+)>/g)].map(([, group = '']) => group),
      );
      return [...(word === undefined ? [] : [word.replace(/^\$/, '')]), ...groups, ...definedIn(block)];
    }),
  );
}

function usedIn(directives: readonly Directive[]): readonly string[] {
  return directives.flatMap(({ name, args, block = [] }) => {
    const from = WITH_VARIABLES.get(name);
    const own = from === undefined ? [] : args.slice(from).flatMap(variablesIn);
    const ofIf = name === 'if' ? variablesIn((args[0] ?? '').replace(/^\(/, '')) : [];
    return [...own, ...ofIf, ...(name === 'types' ? [] : usedIn(block))];
  });
}
