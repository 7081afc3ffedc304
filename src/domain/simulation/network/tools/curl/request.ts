/** What curl sends. */
import { toBase64 } from '#domain/simulation/network/http/base64.ts';
import { headText, type Headers } from '#domain/simulation/network/http/message.ts';
import type { Transfer } from './transfer.ts';

export interface RequestPlan {
  readonly method: string;
  readonly data: string | undefined;
}

/** As the options have it, before any redirection. */
export function planOf({ settings }: Transfer): RequestPlan {
  const data = settings.has('get') ? undefined : settings.data;
  const usual = settings.has('head') ? 'HEAD' : data === undefined ? 'GET' : 'POST';
  return { method: settings.value('request') ?? usual, data };
}

/** After a redirection: data is sent again only where the status says so, or `-X` forces the method. */
export function planAfter(
  { settings }: Transfer,
  { method, data }: RequestPlan,
  status: number,
): RequestPlan {
  const isForced = settings.has('request');
  const becomesGet = status === 303 || ((status === 301 || status === 302) && method === 'POST');
  if (!becomesGet) return { method, data };
  return { method: isForced || method === 'HEAD' ? method : 'GET', data: undefined };
}

export function headOf({ settings, url, release }: Transfer, { method, data }: RequestPlan): string {
  const given = settings.values('header').flatMap(parseHeader);
  if (settings.has('json'))
    given.push(
      ...missing(given, [
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
      ]),
    );
  const user = settings.value('user') ?? url.user;
  const usual: [string, string | undefined][] = [
    ['Host', url.authority],
    ['Authorization', user === '' ? undefined : `Basic ${toBase64(user.includes(':') ? user : `${user}:`)}`],
    ['User-Agent', settings.value('user-agent') ?? `curl/${release.version}`],
    ['Accept', '*/*'],
    ['Accept-Encoding', settings.has('compressed') ? 'deflate, gzip' : undefined],
    ['Referer', settings.value('referer')],
    ['Cookie', settings.value('cookie')],
  ];
  const length: [string, string | undefined][] = [
    ['Content-Length', data === undefined ? undefined : String(data.length)],
    ['Content-Type', data === undefined ? undefined : 'application/x-www-form-urlencoded'],
  ];
  const version = settings.has('http1.0') ? '1.0' : '1.1';
  const all = [...missing(given, usual), ...given, ...missing(given, length)];
  return headText(`${method} ${url.target} HTTP/${version}`, present(all));
}

type Written = readonly (readonly [name: string, value: string | undefined])[];

/** `Name: value`; `Name:` takes a usual one away, `Name;` sends it empty. */
function parseHeader(line: string): Written {
  const colon = line.indexOf(':');
  if (colon < 0) return line.endsWith(';') ? [[line.slice(0, -1), '']] : [];
  const value = line.slice(colon + 1).trim();
  return [[line.slice(0, colon), value === '' ? undefined : value]];
}

function missing(given: Written, usual: Written): Written {
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return usual.filter(([name]) => !names.has(name.toLowerCase()));
}

const present = (headers: Written): Headers =>
  headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
