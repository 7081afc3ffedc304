/** Answers from files: `root`, `alias`, `index`, `autoindex`, `try_files`. */
import { openFile } from '#domain/simulation/files/opened.ts';
import type { FileNode, Node } from '#domain/simulation/files/nodes.ts';
import { failure, tried } from '#domain/simulation/images/failures.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { listing } from './autoindex.ts';
import type { Exchange } from './exchange.ts';
import { contentType } from './media-types.ts';
import { answered, failed, type Outcome } from './outcome.ts';
import { absoluteAddress } from './redirects.ts';
import type { Site } from './site.ts';

/** The path that a URI stands for here. */
export function filePath(uri: string, exchange: Exchange, site: Site): string {
  const { location } = exchange;
  const alias = location?.scope.own('alias')[0]?.args[0];
  if (alias !== undefined && location) {
    const target = absolute(site.fill(alias, exchange));
    return location.kind === 'regex' ? target : target + uri.slice(location.text.length);
  }
  return absolute(site.fill(exchange.scope.value('root') ?? 'html', exchange)) + uri;
}

const absolute = (path: string): string => (path.startsWith('/') ? path : `/etc/nginx/${path}`);

export function* serveFile(exchange: Exchange, site: Site): Task<Outcome> {
  const { method } = exchange.incoming;
  if (exchange.uri.endsWith('/')) return yield* serveDirectory(exchange, site);
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return failed(405);
  const path = filePath(exchange.uri, exchange, site);
  const node = nodeAt(path, site);
  if (node instanceof SystemError) return yield* refused(`open() "${path}" failed`, node, exchange, site);
  if (node.kind === 'directory') return movedToDirectory(exchange, site);
  if (node.kind !== 'file') return failed(404);
  if (method === 'POST') return failed(405);
  return yield* contentOf(path, node, exchange, site);
}

function nodeAt(path: string, { process }: Site): Node | SystemError {
  return tried(() => process.container.files.stat(path, process));
}

function* contentOf(path: string, node: FileNode, exchange: Exchange, site: Site): Task<Outcome> {
  const { process } = site;
  const file = tried(() => openFile(process, path, { read: true }));
  if (file instanceof SystemError) return yield* refused(`open() "${path}" failed`, file, exchange, site);
  const content = yield* readAll(process, file);
  file.release(process.kernel);
  const seconds = Math.floor(node.modified / 1000);
  return answered(200, content, [
    ['Content-Type', contentType(exchange.uri, exchange.scope)],
    ['Last-Modified', headerTime(node.modified)],
    ['ETag', `"${seconds.toString(16)}-${content.length.toString(16)}"`],
    ['Accept-Ranges', 'bytes'],
  ]);
}

/** What is not there is 404, what may not be read 403, anything else nginx' own fault. */
function* refused(doing: string, error: SystemError, exchange: Exchange, site: Site): Task<Outcome> {
  const isAbsent = error.code === 'ENOENT' || error.code === 'ENOTDIR';
  const status = isAbsent ? 404 : error.code === 'EACCES' ? 403 : 500;
  const isQuiet = isAbsent && !exchange.scope.isOn('log_not_found', true);
  if (!isQuiet)
    yield* site.complain(exchange, status === 500 ? 'crit' : 'error', `${doing} (${failure(error)})`);
  return failed(status);
}

function movedToDirectory(exchange: Exchange, site: Site): Outcome {
  const query = exchange.args === '' ? '' : `?${exchange.args}`;
  const to = absoluteAddress(`${exchange.uri}/${query}`, exchange);
  return answered(301, site.page(301), [['Location', to]]);
}

function* serveDirectory(exchange: Exchange, site: Site): Task<Outcome> {
  const directory = filePath(exchange.uri, exchange, site);
  for (const name of indexNames(exchange)) {
    const file = site.fill(name, exchange);
    if (file.startsWith('/')) return { is: 'led', to: file };
    if (!(nodeAt(directory + file, site) instanceof SystemError))
      return { is: 'led', to: withQuery(exchange.uri + file, exchange) };
  }
  const found = nodeAt(directory, site);
  if (found instanceof SystemError) {
    const first = indexNames(exchange)[0] ?? 'index.html';
    return yield* refused(`"${directory}${first}" is not found`, found, exchange, site);
  }
  if (exchange.scope.isOn('autoindex')) return listing(directory, exchange, site);
  yield* site.complain(exchange, 'error', `directory index of "${directory}" is forbidden`);
  return failed(403);
}

const indexNames = ({ scope }: Exchange): readonly string[] => {
  const written = scope.all('index').flatMap(({ args }) => args);
  return written.length === 0 ? ['index.html'] : written;
};

const withQuery = (uri: string, { args }: Exchange): string => (args === '' ? uri : `${uri}?${args}`);

/** `try_files`: the first of the files that stands, the last word without asking. Undefined: none is said here. */
export function tryFiles(exchange: Exchange, site: Site): Outcome | 'here' | undefined {
  const directive = exchange.location
    ? exchange.location.scope.own('try_files')[0]
    : exchange.server.scope.own('try_files')[0];
  if (!directive) return undefined;
  for (const [at, word] of directive.args.entries()) {
    const uri = site.fill(word, exchange);
    if (at === directive.args.length - 1) return lastWord(uri);
    const wanted = uri.endsWith('/') ? 'directory' : 'file';
    const node = nodeAt(filePath(uri, exchange, site).replace(/(.)\/$/, '$1'), site);
    if (node instanceof SystemError || node.kind !== wanted) continue;
    exchange.uri = uri;
    exchange.isRewritten = true;
    return 'here';
  }
  return undefined;
}

function lastWord(word: string): Outcome {
  return /^=\d+$/.test(word) ? failed(Number(word.slice(1))) : { is: 'led', to: word };
}
