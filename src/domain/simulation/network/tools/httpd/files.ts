/** How BusyBox' httpd answers: files below its home, with its headers and its pages for errors. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { httpDate } from '#domain/simulation/network/http/date.ts';
import type { Headers } from '#domain/simulation/network/http/message.ts';
import type { IncomingRequest, Reply } from '#domain/simulation/network/http/server.ts';
import { reasonOf } from '#domain/simulation/network/http/status.ts';

const PAGES: ReadonlyMap<number, string> = new Map([
  [400, 'Unsupported method'],
  [404, 'The requested URL was not found'],
  [501, 'The requested method is not recognized'],
]);

const TYPES: ReadonlyMap<string, string> = new Map([
  ['txt', 'text/plain'], ['h', 'text/plain'], ['c', 'text/plain'], ['cc', 'text/plain'], ['cpp', 'text/plain'],
  ['htm', 'text/html'], ['html', 'text/html'], ['css', 'text/css'], ['jpg', 'image/jpeg'], ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'], ['png', 'image/png'], ['svg', 'image/svg+xml'], ['wav', 'audio/wav'], ['avi', 'video/x-msvideo'],
]); // prettier-ignore

export function* answer(thread: Process, home: string, request: IncomingRequest): Task<Reply> {
  const { method, path, problem } = request;
  const decoded = decodePath(path);
  if (problem !== '' || decoded === undefined) return page(thread, 400);
  if (method !== 'GET' && method !== 'HEAD') return page(thread, 501);
  const where = home + decoded;
  if (isDirectory(thread, where) && !where.endsWith('/')) return elsewhere(thread, `${path}/`);
  if (decoded.startsWith('/cgi-bin/') && thread.container.files.exists(where, thread))
    throw new Unmodelled('httpd: CGI');
  return yield* file(thread, where.endsWith('/') ? `${where}index.html` : where);
}

/** Undefined for what leads out of the home. */
function decodePath(path: string): string | undefined {
  const decoded = path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded.startsWith('/') && !decoded.split('/').includes('..') ? decoded : undefined;
}

function isDirectory(thread: Process, path: string): boolean {
  try {
    return thread.container.files.stat(path, thread).kind === 'directory';
  } catch {
    return false;
  }
}

const usual = (thread: Process, type: string | undefined): Headers => [
  ['Date', httpDate(thread.kernel.wallTime)],
  ['Connection', 'close'],
  ...(type === undefined ? [] : [['Content-type', type] as const]),
];

function page(thread: Process, status: number): Reply {
  const title = `${status} ${reasonOf(status)}`;
  const body = `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${PAGES.get(status) ?? ''}\n</BODY></HTML>\n`;
  return { status, headers: usual(thread, 'text/html'), body, isUncounted: true };
}

const elsewhere = (thread: Process, place: string): Reply => ({
  status: 302,
  headers: [...usual(thread, 'text/html'), ['Location', place]],
  isUncounted: true,
});

function* file(thread: Process, path: string): Task<Reply> {
  try {
    const { modified } = thread.container.files.stat(path, thread);
    const opened = openFile(thread, path, { read: true });
    const body = yield* readAll(thread, opened);
    opened.release(thread.kernel);
    const seconds = Math.floor(modified / 1000);
    const headers: Headers = [
      ...usual(thread, TYPES.get(path.slice(path.lastIndexOf('.') + 1))),
      ['Accept-Ranges', 'bytes'],
      ['Last-Modified', httpDate(seconds * 1000)],
      ['ETag', `"${seconds.toString(16)}-${body.length.toString(16)}"`],
    ];
    return { status: 200, headers, body };
  } catch (error) {
    if (error instanceof SystemError) return page(thread, 404);
    throw error;
  }
}
