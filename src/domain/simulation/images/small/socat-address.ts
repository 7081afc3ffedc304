import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

export interface Address {
  readonly kind: 'listen' | 'connect';
  readonly host: string;
  readonly port: number;
  readonly forks: boolean;
}

/** Options that change nothing here. */
const PASSED_OVER =
  /^(?:reuseaddr|reuseport|so-reuseaddr|keepalive|nodelay|nonblock|backlog=\d+|max-children=\d+|retry(?:=\d+)?|interval=\d+|pf=ip4|connect-timeout=\d+|forever|end-close|crnl|ignoreeof)$/i;

const OWN = /^(?:fork|bind=.*)$/i;

/** A text is what socat says about a wrong one. */
export function readAddress(text: string): Address | string {
  const [whole = '', ...options] = text.split(',');
  const [type = '', ...rest] = whole.split(':');
  const other = options.find((option) => !PASSED_OVER.test(option) && !OWN.test(option));
  if (other !== undefined) throw new Unmodelled(`socat's option ${other}`);
  const kind = type.toUpperCase();
  if (/^TCP[46]?-L(?:ISTEN)?$/.test(kind)) return listening(type, rest, options);
  if (/^TCP[46]?(?:-CONNECT)?$/.test(kind)) return connecting(type, rest);
  if (ELSEWHERE.test(kind)) throw new Unmodelled(`socat ${type}`);
  return `unknown device/address "${type}"`;
}

/** Addresses that the real one knows. */
const ELSEWHERE =
  /^(?:UNIX|UDP|OPENSSL|SSL|EXEC|SYSTEM|FILE|OPEN|PTY|STDIO|STDIN|STDOUT|PIPE|GOPEN|CREATE|ABSTRACT|-)/;

function listening(type: string, rest: readonly string[], options: readonly string[]): Address | string {
  if (rest.length !== 1) return wrongCount(type, rest.length, 1);
  const bind = options.find((option) => option.toLowerCase().startsWith('bind='))?.slice(5);
  return {
    kind: 'listen',
    host: bind ?? (type.includes('6') ? '::' : '0.0.0.0'),
    port: Number(rest[0]),
    forks: options.some((option) => option.toLowerCase() === 'fork'),
  };
}

function connecting(type: string, [host = '', port = '', ...more]: readonly string[]): Address | string {
  const count = 2 + more.length - (port === '' ? 1 : 0);
  return count === 2
    ? { kind: 'connect', host, port: Number(port), forks: false }
    : wrongCount(type, count, 2);
}

const wrongCount = (type: string, is: number, should: number): string =>
  `${type}: wrong number of parameters (${is} instead of ${should}): usage: ${type}:<${should === 1 ? 'port' : 'host>:<port'}>`;
