/** `-w`: variables and escapes. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Transfer } from './transfer.ts';

interface End {
  readonly code: number;
  readonly message: string;
}

type Variable = (transfer: Transfer, end: End) => string;

const seconds = (ms: number): string => (ms / 1000).toFixed(6);
const status: Variable = (transfer) => String(transfer.status).padStart(3, '0');

const VARIABLES: ReadonlyMap<string, Variable> = new Map<string, Variable>([
  ['http_code', status],
  ['response_code', status],
  ['exitcode', (_, { code }) => String(code)],
  ['errormsg', (_, { message }) => message],
  ['url', ({ url }) => url.text],
  ['url_effective', ({ url }) => url.text],
  ['urlnum', () => '0'],
  ['size_download', ({ bodyBytes }) => String(bodyBytes)],
  ['size_header', ({ headerBytes }) => String(headerBytes)],
  ['content_type', ({ contentType }) => contentType],
  ['num_redirects', ({ redirects }) => String(redirects)],
  ['num_connects', ({ connects }) => String(connects)],
  ['redirect_url', ({ redirectUrl }) => redirectUrl],
  ['remote_ip', ({ remote }) => remote.ip],
  ['remote_port', ({ remote }) => String(remote.port)],
  ['local_ip', ({ local }) => local.ip],
  ['local_port', ({ local }) => String(local.port)],
  ['method', ({ method }) => method],
  ['scheme', ({ url }) => url.scheme.toUpperCase()],
  ['http_version', ({ version }) => version || '0'],
  ['ssl_verify_result', () => '0'],
  ['filename_effective', ({ fileName }) => fileName],
  ['time_namelookup', ({ times }) => seconds(times.resolved)],
  ['time_connect', ({ times }) => seconds(times.connected)],
  ['time_appconnect', ({ times }) => seconds(times.secured)],
  ['time_pretransfer', ({ times }) => seconds(Math.max(times.connected, times.secured))],
  ['time_starttransfer', ({ times }) => seconds(times.first)],
  ['time_total', ({ elapsed }) => seconds(elapsed)],
]);

const OTHERS = new Set(['json', 'header_json', 'certs', 'num_certs', 'num_headers', 'onerror', 'stderr', 'stdout', 'proxy_used', 'size_request', 'size_upload', 'speed_download', 'speed_upload', 'http_connect', 'time_redirect', 'time_posttransfer', 'referer', 'url.host', 'url.port', 'xfer_id', 'conn_id', 'ftp_entry_path', 'proxy_ssl_verify_result']); // prettier-ignore

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** `unknown`: variables that there are none of, which curl names on standard error. */
export function writeOut(
  format: string,
  transfer: Transfer,
  end: End,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const text = format.replace(/%%|%\{([^}]*)\}|\\(.)/gs, (whole: string, name?: string, letter?: string) => {
    if (letter !== undefined) return ESCAPES.get(letter) ?? whole;
    if (name === undefined) return '%';
    const variable = VARIABLES.get(name);
    if (variable) return variable(transfer, end);
    if (OTHERS.has(name)) throw new Unmodelled(`curl -w %{${name}}`);
    unknown.push(name);
    return '';
  });
  return { text, unknown };
}
