/** Where a request is passed on to, and under which URI. */
import type { Directive } from '#domain/world/nginx/directive.ts';
import type { Exchange } from './exchange.ts';
import type { Site } from './site.ts';
import { hostAndPort } from './upstream-groups.ts';

export interface ProxyTarget {
  readonly scheme: string;
  /** Host and port as written: the name of a group, or a host. */
  readonly authority: string;
  readonly host: string;
  readonly port: number;
  /** With its query. */
  readonly path: string;
}

/** Undefined when the words turn out to be no address, which only variables can do. */
export function targetOf(
  { args: [written = ''] }: Directive,
  exchange: Exchange,
  site: Site,
): ProxyTarget | undefined {
  const text = site.fill(written, exchange);
  const [, scheme = '', authority = '', rest = ''] = /^(https?):\/\/([^/?]+)(.*)$/is.exec(text) ?? [];
  if (scheme === '') return undefined;
  const { host, port } = hostAndPort(authority, scheme.toLowerCase() === 'https' ? 443 : 80);
  const hasVariables = written.includes('$');
  return { scheme: scheme.toLowerCase(), authority, host, port, path: pathFor(rest, hasVariables, exchange) };
}

/**
 * With a URI in the directive, it takes the place of the part that the location stands for; with variables it is all of the new
 * URI. Without one, the request's own goes on as it was sent, unless it was rewritten on the way.
 */
function pathFor(given: string, hasVariables: boolean, exchange: Exchange): string {
  const { incoming, uri, args, location, isRewritten } = exchange;
  const query = args === '' ? '' : `?${args}`;
  if (given === '') return isRewritten ? escaped(uri) + query : incoming.target;
  if (hasVariables) return given;
  return given + escaped(uri.slice(location?.text.length ?? 0)) + query;
}

const escaped = (uri: string): string =>
  uri.replace(/[^!$&'()*+,\-./0-9:;=@A-Z_a-z~]/g, (letter) => {
    const code = letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return `%${code}`;
  });
