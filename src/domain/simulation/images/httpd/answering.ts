/** Files below DocumentRoot. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { normalised } from '#domain/simulation/files/paths.ts';
import type { FileNode } from '#domain/simulation/files/nodes.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { headerOf } from '#domain/simulation/network/http/message.ts';
import type { Handler, IncomingRequest, Reply } from '#domain/simulation/network/http/server.ts';
import type { Logs } from './logs.ts';
import { errorPage, listingPage, movedPage } from './pages.ts';
import type { Settings } from './settings.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
}

const HTML = ['Content-Type', 'text/html; charset=iso-8859-1'] as const;

const refusal = (status: number): Answer => ({ status, body: errorPage(status), headers: [HTML] });

const moved = (status: number, to: string): Answer => ({
  status,
  body: movedPage(status, to),
  headers: [['Location', to], HTML],
});

export const handlerOf = (settings: Settings, logs: Logs, version: string, child: Process): Handler =>
  function* handle(request) {
    const answer = yield* answerTo(request, settings, logs, child);
    const length = request.method === 'HEAD' ? 0 : answer.body.length;
    yield* logs.access(child, request, { status: answer.status, length });
    return reply(answer, version, child.kernel.wallTime);
  };

const reply = ({ status, body, headers }: Answer, version: string, wallTime: number): Reply => ({
  status,
  body,
  headers: [
    ['Date', headerTime(wallTime)],
    ['Server', `Apache/${version} (Unix)`],
    ...headers.filter(([name]) => !name.startsWith('Content-')),
    ['Content-Length', String(body.length)],
    ...headers.filter(([name]) => name.startsWith('Content-')),
  ],
});

function* answerTo(request: IncomingRequest, settings: Settings, logs: Logs, child: Process): Task<Answer> {
  const uri = isBad(request) ? undefined : decoded(request.path);
  if (uri === undefined) return refusal(400);
  const redirect = settings.redirects.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
  if (redirect) return moved(redirect.status, redirect.to + uri.slice(redirect.from.length));
  if (!METHODS.has(request.method)) return refusal(405);
  return yield* fromFiles(uri, request, settings, logs, child);
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

const isBad = ({ problem, version, headers }: IncomingRequest): boolean =>
  problem !== '' || (version === 'HTTP/1.1' && headerOf(headers, 'Host') === undefined);

function* fromFiles(
  uri: string,
  request: IncomingRequest,
  settings: Settings,
  logs: Logs,
  child: Process,
): Task<Answer> {
  const path = settings.documentRoot + normalised(uri).replace(/^\/$/, '');
  const place = tried(() => child.container.files.find(path, child));
  if (place instanceof SystemError) return yield* failed(place, path, request, logs, child);
  const { node } = place;
  if (!node) return refusal(404);
  if (node.kind === 'directory') return yield* directory(uri, `${path}/`, request, settings, logs, child);
  return node.kind === 'file' ? yield* content(path, node, settings, request, logs, child) : refusal(403);
}

function decoded(path: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(path)) return undefined;
  return path.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function* failed(
  error: SystemError,
  file: string,
  { remote }: IncomingRequest,
  logs: Logs,
  child: Process,
): Task<Answer> {
  if (error.code !== 'EACCES') return refusal(404);
  const client = `[client ${remote.ip}:${remote.port}]`;
  const words = `(13)Permission denied: ${client} AH00132: file permissions deny server access: ${file}`;
  yield* logs.error(child, 'core', 'error', words);
  return refusal(403);
}

function* content(
  path: string,
  node: FileNode,
  settings: Settings,
  request: IncomingRequest,
  logs: Logs,
  child: Process,
): Task<Answer> {
  const file = tried(() => openFile(child, path, { read: true }));
  if (file instanceof SystemError) return yield* failed(file, path, request, logs, child);
  const body = yield* readAll(child, file);
  file.release(child.kernel);
  const type = settings.types.get(/\.([^./]+)$/.exec(path)?.[1] ?? '');
  return {
    status: 200,
    body,
    headers: [
      ['Last-Modified', headerTime(node.modified)],
      ['ETag', `"${body.length.toString(16)}-${(node.modified * 1000).toString(16)}"`],
      ['Accept-Ranges', 'bytes'],
      ...(type === undefined ? [] : [['Content-Type', type] as const]),
    ],
  };
}

function* directory(
  uri: string,
  path: string,
  request: IncomingRequest,
  settings: Settings,
  logs: Logs,
  child: Process,
): Task<Answer> {
  const { files } = child.container;
  if (!uri.endsWith('/'))
    return moved(301, `http://${headerOf(request.headers, 'Host') ?? request.local.ip}${uri}/`);
  for (const name of settings.directoryIndex) {
    const node = files.exists(path + name, child) ? files.stat(path + name, child) : undefined;
    if (node?.kind === 'file') return yield* content(path + name, node, settings, request, logs, child);
  }
  if (settings.hasListings) {
    const names = files.list(path, child).filter((name) => !name.startsWith('.'));
    return {
      status: 200,
      body: listingPage(uri, names),
      headers: [['Content-Type', 'text/html;charset=ISO-8859-1']],
    };
  }
  const { remote } = request;
  const words = `[client ${remote.ip}:${remote.port}] AH01276: Cannot serve directory ${path}: No matching DirectoryIndex (${settings.directoryIndex.join(',')}) found, and server-generated directory index forbidden by Options directive`;
  yield* logs.error(child, 'autoindex', 'error', words);
  return refusal(403);
}
