import type { Directive } from '#domain/world/nginx/directive.ts';
import { readListen } from '#domain/world/nginx/listen.ts';
import type { Mark } from '#domain/world/types.ts';

/** What keeps a configuration from doing what is asked, and how to mend it. */
export interface Problem {
  readonly found: string;
  readonly fix: string;
  readonly at?: Mark | undefined;
}

/** The directives within all blocks of that name. */
export const inside = (directives: readonly Directive[], name: string): readonly Directive[] =>
  directives.flatMap((one) => (one.name === name ? (one.block ?? []) : []));

/** What the targets alone do not show: requests that are not passed on, and servers that get none while the others are well. */
export function restProblem(directives: readonly Directive[], port: number): Problem | undefined {
  const http = inside(directives, 'http');
  const idle = inside(http, 'upstream').find(
    ({ name, args }) => name === 'server' && (args.includes('backup') || args.includes('down')),
  );
  if (idle)
    return {
      found: `The server ${idle.args.join(' ')} gets no share of the requests.`,
      fix: 'Drop backup and down.',
    };
  const sticky = inside(http, 'upstream').find(({ name }) => name === 'ip_hash');
  if (sticky)
    return {
      found: 'ip_hash sends all requests of one client to one server.',
      fix: 'Drop ip_hash; the default is round robin by weight.',
    };
  const servers = http.filter((one) => one.name === 'server' && listensOn(one, port));
  const partial = servers.find((server) => !passesAll(server));
  if (!partial) return undefined;
  return {
    found: 'Only requests for some paths are passed on.',
    fix: 'Write proxy_pass in location /, which takes every request.',
  };
}

function listensOn({ block = [] }: Directive, port: number): boolean {
  const written = block.filter(({ name }) => name === 'listen');
  return written.length === 0
    ? port === 80
    : written.some(({ args: [address = ''] }) => readListen(address)?.port === port);
}

/** A location that takes every path: `/`, or an expression that matches any. */
const passesAll = ({ block = [] }: Directive): boolean =>
  block.some(
    ({ name, args, block: body = [] }) =>
      name === 'location' &&
      args[0] !== '=' &&
      EVERY_PATH.test(args.at(-1) ?? '') &&
      body.some((one) => one.name === 'proxy_pass'),
  );

const EVERY_PATH = /^\^?(\/(\.\*)?|\.\*)\$?$/;
