/** What wget sends. */
import { headText, type Headers } from '#domain/simulation/network/http/message.ts';
import { toBase64 } from '#domain/simulation/network/http/base64.ts';
import type { Url } from './url.ts';

export interface RequestOptions {
  readonly agent: string;
  /** `Name: value`, one `--header` each. */
  readonly extra: readonly string[];
  readonly post: string | undefined;
  /** Where a continued download begins. */
  readonly from: number;
}

export function requestText(url: Url, { agent, extra, post, from }: RequestOptions): string {
  const own = new Set(extra.map((line) => line.split(':')[0]?.toLowerCase()));
  const headers: (readonly [string, string])[] = [];
  const usual = (name: string, value: string) => {
    if (!own.has(name.toLowerCase())) headers.push([name, value]);
  };
  usual('Host', url.authority);
  usual('User-Agent', agent);
  headers.push(['Connection', 'close']);
  if (url.user !== '') usual('Authorization', `Basic ${toBase64(url.user)}`);
  if (from > 0) usual('Range', `bytes=${from}-`);
  const given: Headers = extra.map((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trimStart()];
  });
  headers.push(...given);
  if (post === undefined) return headText(`GET /${url.path} HTTP/1.1`, headers);
  usual('Content-Type', 'application/x-www-form-urlencoded');
  usual('Content-Length', String(post.length));
  return headText(`POST /${url.path} HTTP/1.1`, headers) + post;
}
