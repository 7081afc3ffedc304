/** URLs as BusyBox' wget cuts them. */
import { Failure } from '#domain/simulation/applets/applet.ts';
import { parseAuthority } from '#domain/simulation/network/http/authority.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

export interface Url {
  readonly isTls: boolean;
  readonly host: string;
  readonly port: number;
  /** `host:port` as it was written. */
  readonly authority: string;
  /** Without its first slash, with query. */
  readonly path: string;
  /** `name:password`; empty without. */
  readonly user: string;
}

/** Throws `Failure` with wget's words. */
export function parseUrl(text: string): Url {
  const isTls = schemeOf(text) === 'https';
  const rest = text.replace(/^[a-z]+:\/\//, '');
  const cut = /[/?#]/.exec(rest)?.index ?? rest.length;
  const { host, user, port = isTls ? '443' : '80', text: authority } = parseAuthority(rest.slice(0, cut));
  if (!/^\d{1,5}$/.test(port)) throw new Failure(`bad port '${port}'`);
  return { isTls, host, user, authority, port: Number(port), path: rest.slice(cut).replace(/^\//, '') };
}

function schemeOf(text: string): 'http' | 'https' {
  const scheme = /^([a-z]+):\/\//.exec(text)?.[1] ?? 'http';
  if (scheme === 'http' || scheme === 'https') return scheme;
  if (scheme === 'ftp' || scheme === 'ftps') throw new Unmodelled('wget: FTP');
  throw new Failure(`not an http or ftp url: ${text}`);
}

/** What a download is called without `-O`. */
export function fileNameOf({ path }: Url): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last === '' ? 'index.html' : last;
}
