/** The command line of curl, by its own rules: letters together, a value in the same word or the next, long names in full. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { CurlFailure } from './failure.ts';

/** Long names by letter; those without a letter stand for themselves. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['s', 'silent'], ['S', 'show-error'], ['f', 'fail'], ['i', 'include'], ['I', 'head'], ['k', 'insecure'], ['L', 'location'],
  ['v', 'verbose'], ['G', 'get'], ['N', 'no-buffer'], ['O', 'remote-name'], ['o', 'output'], ['X', 'request'], ['d', 'data'],
  ['H', 'header'], ['m', 'max-time'], ['w', 'write-out'], ['u', 'user'], ['A', 'user-agent'], ['e', 'referer'], ['b', 'cookie'],
  ['D', 'dump-header'], ['4', 'ipv4'], ['6', 'ipv6'], ['q', 'disable'], ['g', 'globoff'], ['V', 'version'], ['h', 'help'],
  ['T', 'upload-file'], ['F', 'form'], ['x', 'proxy'], ['E', 'cert'], ['c', 'cookie-jar'], ['C', 'continue-at'], ['r', 'range'],
  ['K', 'config'], ['Z', 'parallel'], ['#', 'progress-bar'], ['J', 'remote-header-name'], ['R', 'remote-time'], ['a', 'append'],
  ['z', 'time-cond'], ['y', 'speed-time'], ['Y', 'speed-limit'],
]); // prettier-ignore

const FLAGS: ReadonlySet<string> = new Set([
  'silent', 'show-error', 'fail', 'include', 'head', 'insecure', 'location', 'verbose', 'get', 'no-buffer', 'remote-name', 'ipv4',
  'disable', 'globoff', 'http1.0', 'http1.1', 'compressed', 'retry-connrefused', 'retry-all-errors', 'fail-with-body',
  'no-progress-meter', 'no-keepalive', 'location-trusted', 'remote-time',
]); // prettier-ignore

const VALUES: ReadonlySet<string> = new Set([
  'output', 'request', 'data', 'data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'json', 'header', 'max-time',
  'write-out', 'user', 'user-agent', 'referer', 'cookie', 'dump-header', 'connect-timeout', 'retry', 'retry-delay',
  'retry-max-time', 'resolve', 'cacert', 'max-redirs', 'url', 'noproxy',
]); // prettier-ignore

const NOT_MODELLED: ReadonlySet<string> = new Set([
  'upload-file', 'form', 'proxy', 'cert', 'key', 'cookie-jar', 'continue-at', 'range', 'config', 'parallel', 'progress-bar',
  'remote-header-name', 'append', 'time-cond', 'speed-time', 'speed-limit', 'version', 'help', 'ipv6', 'http2', 'http3',
  'unix-socket', 'interface', 'limit-rate', 'create-dirs', 'netrc', 'digest', 'oauth2-bearer', 'capath', 'ciphers', 'tlsv1.2',
  'tlsv1.3', 'trace', 'trace-ascii', 'stderr', 'connect-to', 'http2-prior-knowledge', 'form-string', 'output-dir', 'fail-early',
  'next', 'manual', 'socks5', 'dns-servers', 'keepalive-time', 'haproxy-protocol', 'tcp-nodelay', 'path-as-is', 'post301',
  'post302', 'post303', 'url-query', 'rate', 'basic', 'negotiate', 'ntlm', 'proto', 'proto-default', 'doh-url', 'crlf',
]); // prettier-ignore

export interface Given {
  readonly name: string;
  readonly value: string;
}

export interface CommandLine {
  /** In their order. */
  readonly options: readonly Given[];
  readonly urls: readonly string[];
}

/** Throws `CurlFailure` (2). */
export function readCommandLine(words: readonly string[]): CommandLine {
  const options: Given[] = [];
  const urls: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word.startsWith('--') && word !== '--') options.push(long(word, rest));
    else if (word.startsWith('-') && word !== '-' && word !== '--') options.push(...letters(word, rest));
    else if (word !== '--') urls.push(word);
  }
  urls.push(...options.filter(({ name }) => name === 'url').map(({ value }) => value));
  return { options, urls };
}

function long(word: string, rest: string[]): Given {
  const name = word.slice(2);
  return { name, value: takesValue(name, word) ? valueFrom(rest, word) : '' };
}

function letters(word: string, rest: string[]): readonly Given[] {
  const given: Given[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const name = LETTERS.get(word.charAt(at));
    if (name === undefined) throw new CurlFailure(2, `option ${word}: is unknown`);
    if (!takesValue(name, word)) {
      given.push({ name, value: '' });
      continue;
    }
    const own = word.slice(at + 1);
    given.push({ name, value: own === '' ? valueFrom(rest, word) : own });
    break;
  }
  return given;
}

function takesValue(name: string, word: string): boolean {
  if (FLAGS.has(name)) return false;
  if (VALUES.has(name)) return true;
  if (NOT_MODELLED.has(name) || NOT_MODELLED.has(name.replace(/^no-/, '')))
    throw new Unmodelled(`curl --${name}`);
  throw new CurlFailure(2, `option ${word}: is unknown`);
}

function valueFrom(rest: string[], word: string): string {
  const value = rest.shift();
  if (value === undefined) throw new CurlFailure(2, `option ${word}: requires parameter`);
  return value;
}
