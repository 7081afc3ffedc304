/** URLs as curl takes them. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { parseAuthority } from '#domain/simulation/network/http/authority.ts';
import { CurlFailure } from './failure.ts';

export interface Url {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** `host`, with the port when it was written. */
  readonly authority: string;
  /** With query, without what follows `#`. */
  readonly target: string;
  readonly user: string;
  /** Written out whole. */
  readonly text: string;
}

const SCHEME = /^([A-Za-z][A-Za-z\d+.-]*):\/\//;
const BAD = 'URL using bad/illegal format or missing URL';
const OTHERS = new Set(['ftp', 'ftps', 'file', 'telnet', 'smtp', 'imap', 'pop3', 'dict', 'ldap', 'mqtt', 'scp', 'sftp', 'tftp', 'gopher', 'ws']); // prettier-ignore

export function parseUrl(text: string): Url {
  const scheme = schemeOf(text);
  refusePatterns(text);
  const rest = text.replace(SCHEME, '').replace(/^\/+/, '');
  const cut = /[/?#]/.exec(rest)?.index ?? rest.length;
  const usual = scheme === 'https' ? '443' : '80';
  const { host, port = usual, user, text: authority } = parseAuthority(rest.slice(0, cut));
  if (host === '' || !isPort(port)) throw new CurlFailure(3, BAD);
  const target = rest
    .slice(cut)
    .replace(/#.*$/s, '')
    .replace(/^(?!\/)/, '/');
  return {
    scheme,
    host,
    port: Number(port),
    authority,
    target,
    user,
    text: `${scheme}://${authority}${target}`,
  };
}

/** Brackets and braces stand for several URLs, but for those of an IPv6 address. */
function refusePatterns(text: string): void {
  if (/\s/.test(text)) throw new CurlFailure(3, BAD);
  if (/[{}[\]]/.test(text.replace(/^(?:https?:\/\/)?\[[\da-f:]+\]/i, '')))
    throw new Unmodelled('curl: URLs with a pattern');
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

function schemeOf(text: string): Url['scheme'] {
  const name = SCHEME.exec(text)?.[1]?.toLowerCase() ?? 'http';
  if (name === 'http' || name === 'https') return name;
  if (OTHERS.has(name)) throw new Unmodelled(`curl: ${name}`);
  throw new CurlFailure(1, `Protocol "${name}" not supported or disabled in libcurl`);
}

/** Where a `Location` leads from a page. */
export function resolveUrl(from: Url, place: string): Url {
  if (SCHEME.test(place)) return parseUrl(place);
  const base = `${from.scheme}://${from.authority}`;
  if (place.startsWith('//')) return parseUrl(`${from.scheme}:${place}`);
  if (place.startsWith('/')) return parseUrl(base + place);
  const path = from.target.replace(/\?.*$/s, '');
  if (place.startsWith('?')) return parseUrl(base + path + place);
  return parseUrl(`${base}${path.slice(0, path.lastIndexOf('/') + 1)}${place}`);
}
