/** What BusyBox's httpd answers: a file, the index of a directory, or a page that says why not. */
import { filesOf } from '#domain/simulation/applets/files/walk.ts';
import { contentOf } from '#domain/simulation/applets/inputs.ts';
import { Failure } from '#domain/simulation/applets/applet.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { httpDate } from '#domain/simulation/network/http/date.ts';
import type { IncomingRequest, Reply } from '#domain/simulation/network/http/server.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ...['txt', 'h', 'c', 'cc', 'cpp'].map((name) => [name, 'text/plain'] as const),
  ...['htm', 'html'].map((name) => [name, 'text/html'] as const),
  ...['jpg', 'jpeg'].map((name) => [name, 'image/jpeg'] as const),
  ['gif', 'image/gif'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['css', 'text/css'],
  ['js', 'application/javascript'],
  ['wav', 'audio/wav'],
  ['avi', 'video/x-msvideo'],
]);

const REFUSALS: ReadonlyMap<number, readonly [reason: string, text: string]> = new Map([
  [400, ['Bad Request', 'Unsupported method']],
  [403, ['Forbidden', '']],
  [404, ['Not Found', 'The requested URL was not found']],
  [501, ['Not Implemented', 'The requested method is not recognized']],
]);

export function* answer(request: IncomingRequest, thread: Process): Task<Reply> {
  if (request.path.startsWith('/cgi-bin/')) throw new Unmodelled('httpd with CGI');
  const path = decoded(request.path);
  if (request.problem !== '' || path === undefined) return refusal(400, thread);
  if (!['GET', 'HEAD'].includes(request.method)) return refusal(501, thread);
  const isInDirectory = path.endsWith('/');
  if (!isInDirectory && nodeOf(thread, `.${path}`)?.kind === 'directory')
    return moved(`${request.path}/`, thread);
  return yield* file(thread, `.${path}${isInDirectory ? 'index.html' : ''}`);
}

/** Undefined when a percent sign stands before no number, or the path leads upwards. */
function decoded(path: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(path)) return undefined;
  const plain = path.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return plain.split('/').includes('..') ? undefined : plain;
}

function nodeOf(thread: Process, path: string): Node | undefined {
  try {
    return filesOf(thread).find(path, thread).node;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

function* file(thread: Process, path: string): Task<Reply> {
  const node = nodeOf(thread, path);
  if (node?.kind !== 'file') return refusal(404, thread);
  let body: string;
  try {
    body = yield* contentOf(thread, path);
  } catch (error) {
    if (error instanceof Failure) return refusal(404, thread);
    throw error;
  }
  const seconds = Math.floor(node.modified / 1000);
  const extension = nameOf(path).includes('.') ? nameOf(path).slice(nameOf(path).lastIndexOf('.') + 1) : '';
  const headers = [
    ...common(thread, TYPES.get(extension) ?? 'application/octet-stream'),
    ['Accept-Ranges', 'bytes'],
    ['Last-Modified', httpDate(seconds * 1000)],
    ['ETag', `"${seconds.toString(16)}-${body.length.toString(16)}"`],
    ['Content-Length', String(body.length)],
  ] as const;
  return { status: 200, reason: 'OK', headers, body };
}

const common = ({ kernel }: Process, type: string) =>
  [
    ['Date', httpDate(kernel.wallTime)],
    ['Connection', 'close'],
    ['Content-type', type],
  ] as const;

const moved = (location: string, thread: Process): Reply => ({
  status: 302,
  reason: 'Found',
  headers: [...common(thread, 'text/html'), ['Location', location]],
  isUncounted: true,
});

function refusal(status: number, thread: Process): Reply {
  const [reason = '', text = ''] = REFUSALS.get(status) ?? [];
  const title = `${status} ${reason}`;
  const body = `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${text}\n</BODY></HTML>\n`;
  return { status, reason, headers: common(thread, 'text/html'), body, isUncounted: true };
}
