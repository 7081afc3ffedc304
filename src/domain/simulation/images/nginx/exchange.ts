/** One request on its way through nginx: what came, where it is led, what variables hold. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Location } from './locations.ts';
import type { HttpServer } from './settings.ts';
import type { Scope } from './scope.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

/** As it came over the connection. */
export interface Incoming {
  readonly method: string;
  /** `HTTP/1.1`. */
  readonly version: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: string;
  readonly client: { readonly ip: string; readonly port: number };
  readonly local: { readonly ip: string; readonly port: number };
  readonly isTls: boolean;
  /** Rank of the connection since this process of nginx began, and of the request in it. */
  readonly connection: number;
  readonly rank: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** A break instead of an answer, `return 444`. */
  readonly dropped?: true;
}

export interface UpstreamTry {
  readonly address: string;
  /** `200`, or `-` when there was no answer. */
  readonly status: string;
  /** Milliseconds. */
  readonly time: number;
}

export class Exchange {
  readonly incoming: Incoming;
  readonly server: HttpServer;
  /** Who sees to it: connects, reads and waits. */
  readonly thread: Process;
  readonly startedAt: number;
  /** Decoded and normalised; rewrites and internal redirects change it. */
  uri: string;
  args: string;
  /** The path that was sent cannot be a URI. */
  readonly isMalformed: boolean;
  location: Location | undefined;
  /** Of the last expression that fitted: `$1`, `$name`. */
  captures: RegExpExecArray | undefined;
  /** Values of `set`. */
  readonly own = new Map<string, string>();
  readonly tries: UpstreamTry[] = [];
  /** Internal redirects and rewrites so far: ten are the most. */
  turns = 0;
  isInternal = false;
  /** The URI is no longer that of the request. */
  isRewritten = false;
  /** The `if` block that the request is in. */
  branch: Scope | undefined;
  /** Set by `error_page`: an error in an error page leads to no other. */
  isErrorPage = false;
  /** Of `error_page`: what is told to the client, whatever the page itself answers. */
  told: number | undefined;
  status = 0;
  sent = { body: 0, all: 0 };

  constructor(incoming: Incoming, server: HttpServer, thread: Process) {
    this.incoming = incoming;
    this.server = server;
    this.thread = thread;
    this.startedAt = thread.kernel.now;
    const question = incoming.target.indexOf('?');
    this.args = question < 0 ? '' : incoming.target.slice(question + 1);
    const path = normalisedUri(question < 0 ? incoming.target : incoming.target.slice(0, question));
    this.isMalformed = path === undefined;
    this.uri = path ?? '/';
  }

  get scope(): Scope {
    return this.branch ?? this.location?.scope ?? this.server.scope;
  }

  header(name: string): string | undefined {
    const wanted = name.toLowerCase();
    return this.incoming.headers.find(([each]) => each.toLowerCase() === wanted)?.[1];
  }

  /** Without its port, in lower case; the server's name when the request names none. */
  get host(): string {
    const sent = this.header('host');
    return sent === undefined ? (this.server.names[0] ?? '') : hostOf(sent);
  }
}

export const hostOf = (header: string): string =>
  header.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');

/** `%XX` decoded, doubled slashes joined, `.` and `..` resolved; undefined above the root or for what is no URI. */
export function normalisedUri(path: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(path) || !path.startsWith('/')) return undefined;
  const decoded = path
    .replace(/#.*$/s, '')
    .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const parts: string[] = [];
  for (const part of decoded.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (!SAME_PLACE.has(part)) parts.push(part);
  }
  const isDirectory = SAME_PLACE.has(decoded.slice(decoded.lastIndexOf('/') + 1));
  return `/${parts.map((part) => `${part}/`).join('')}`.slice(
    0,
    isDirectory || parts.length === 0 ? undefined : -1,
  );
}

/** Parts of a path that add nothing to it. */
const SAME_PLACE: ReadonlySet<string> = new Set(['', '.', '..']);
