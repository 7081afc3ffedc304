/** A request from its URI to its answer, through the phases of nginx' http module. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import { accessOutcome } from './access.ts';
import { errorPage } from './error-pages.ts';
import type { Answer, Exchange } from './exchange.ts';
import { serveFile, tryFiles } from './files.ts';
import { chooseLocation } from './locations.ts';
import { answered, failed, type Outcome } from './outcome.ts';
import { passOn } from './proxy.ts';
import { absoluteAddress } from './redirects.ts';
import { rewrite } from './rewriting.ts';
import type { Site } from './site.ts';
import { statusPage } from './status-page.ts';

const MOST_TURNS = 10;

export function* answerTo(exchange: Exchange, site: Site): Task<Answer> {
  let outcome = isBad(exchange) ? failed(400) : yield* fromServer(exchange, site);
  for (;;) {
    if (outcome.is === 'answered') return withTold(outcome.answer, exchange);
    if (outcome.is === 'led') outcome = yield* lead(outcome.to, exchange, site);
    else {
      const page: Outcome | undefined = errorPage(outcome.status, exchange, site);
      if (!page) return builtIn(outcome.status, exchange, site);
      outcome = page;
    }
  }
}

/** HTTP/1.1 demands a Host. */
const isBad = (exchange: Exchange): boolean =>
  exchange.isMalformed || (exchange.incoming.version === 'HTTP/1.1' && exchange.header('host') === undefined);

const withTold = (answer: Answer, { told }: Exchange): Answer =>
  told === undefined || answer.status !== 200 ? answer : { ...answer, status: told };

function builtIn(status: number, exchange: Exchange, site: Site): Answer {
  const { told } = exchange;
  const shown = told === undefined ? status : status === 200 ? told : status;
  return {
    status: shown === 497 ? 400 : shown,
    headers: [['Content-Type', 'text/html']],
    body: site.page(shown),
  };
}

function* fromServer(exchange: Exchange, site: Site): Task<Outcome> {
  exchange.location = undefined;
  exchange.branch = undefined;
  const rewritten = rewrite(exchange.server.scope.block, exchange, site);
  return rewritten.is === 'done' ? rewritten.outcome : yield* inLocation(exchange, site);
}

function* inLocation(exchange: Exchange, site: Site): Task<Outcome> {
  for (;;) {
    enterLocation(exchange);
    if (isHidden(exchange)) return failed(404);
    const { location } = exchange;
    const rewritten = location ? rewrite(location.scope.block, exchange, site) : THROUGH;
    if (rewritten.is === 'done') return rewritten.outcome;
    if (rewritten.is === 'through') return addSlash(exchange, site) ?? (yield* content(exchange, site));
    if (yield* turnsTooOften(exchange, site, 'processing')) return failed(500);
  }
}

const THROUGH = { is: 'through' } as const;

function enterLocation(exchange: Exchange): void {
  const chosen = chooseLocation(exchange.server.locations, exchange.uri);
  exchange.branch = undefined;
  exchange.location = chosen?.location;
  if (chosen?.captures) exchange.captures = chosen.captures;
}

/** `internal` answers nobody from outside. */
const isHidden = ({ location, isInternal }: Exchange): boolean =>
  !isInternal && location !== undefined && location.scope.own('internal').length > 0;

function* turnsTooOften(exchange: Exchange, site: Site, doing: string): Task<boolean> {
  exchange.turns += 1;
  if (exchange.turns <= MOST_TURNS) return false;
  exchange.isErrorPage = true;
  yield* site.complain(
    exchange,
    'error',
    `rewrite or internal redirection cycle while ${doing} "${exchange.uri}"`,
  );
  return true;
}

/** `location /app/ { proxy_pass ...; }` answers `/app` with a redirect. */
function addSlash(exchange: Exchange, site: Site): Outcome | undefined {
  if (exchange.uri.endsWith('/')) return undefined;
  const wanted = `${exchange.uri}/`;
  const passes = exchange.server.locations.some(
    ({ kind, text, scope }) =>
      (kind === 'prefix' || kind === 'strong') && text === wanted && scope.own('proxy_pass').length > 0,
  );
  const isExact = exchange.location?.kind === 'exact' || exchange.location?.kind === 'named';
  if (!passes || isExact) return undefined;
  const query = exchange.args === '' ? '' : `?${exchange.args}`;
  return answered(301, site.page(301), [['Location', absoluteAddress(wanted + query, exchange)]]);
}

/** To another URI inside nginx: as if it had been asked for, from the server's own rewrites on. */
function* lead(to: string, exchange: Exchange, site: Site): Task<Outcome> {
  exchange.isInternal = true;
  exchange.isRewritten = true;
  if (to.startsWith('@')) return yield* named(to, exchange, site);
  const question = to.indexOf('?');
  exchange.uri = question < 0 ? to : to.slice(0, question);
  exchange.args = question < 0 ? '' : to.slice(question + 1);
  if (yield* turnsTooOften(exchange, site, 'internally redirecting to')) return failed(500);
  return yield* fromServer(exchange, site);
}

function* named(name: string, exchange: Exchange, site: Site): Task<Outcome> {
  const location = exchange.server.locations.find(({ kind, text }) => kind === 'named' && text === name);
  exchange.turns += 1;
  if (!location || exchange.turns > MOST_TURNS) {
    exchange.isErrorPage = true;
    yield* site.complain(exchange, 'error', `could not find named location "${name}"`);
    return failed(500);
  }
  exchange.branch = undefined;
  exchange.location = location;
  const rewritten = rewrite(location.scope.block, exchange, site);
  if (rewritten.is === 'done') return rewritten.outcome;
  return rewritten.is === 'moved' ? yield* inLocation(exchange, site) : yield* content(exchange, site);
}

function* content(exchange: Exchange, site: Site): Task<Outcome> {
  const stopped = yield* accessOutcome(exchange, site);
  if (stopped) return stopped;
  const tried = tryFiles(exchange, site);
  if (tried !== undefined && tried !== 'here') return tried;
  const pass = contentDirective(exchange, 'proxy_pass');
  if (pass) return yield* passOn(pass, exchange, site);
  if (contentDirective(exchange, 'stub_status')) return statusPage(site);
  return yield* serveFile(exchange, site);
}

/** What answers is not inherited by the locations inside; an `if` has that of the location that it stands in. */
function contentDirective({ branch, location, server }: Exchange, name: string) {
  return branch?.own(name)[0] ?? (location ? location.scope.own(name)[0] : server.scope.own(name)[0]);
}
