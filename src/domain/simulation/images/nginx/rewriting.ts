/** `set`, `if`, `rewrite`, `break` and `return`, carried out in the order of the file (ngx_http_rewrite_module). */
import type { Directive } from '#domain/world/nginx/directive.ts';
import { isTrue } from './conditions.ts';
import type { Exchange } from './exchange.ts';
import { answered, failed, type Outcome } from './outcome.ts';
import { compilePattern } from './pattern.ts';
import { absoluteAddress } from './redirects.ts';
import { Scope } from './scope.ts';
import type { Site } from './site.ts';

export type Rewritten =
  /** Nothing that changes the way. */
  | { readonly is: 'through' }
  /** The URI is another one: its location has to be found. */
  | { readonly is: 'moved' }
  | { readonly is: 'done'; readonly outcome: Outcome };

const THROUGH: Rewritten = { is: 'through' };
const MOVED: Rewritten = { is: 'moved' };

/** `inside`: where `if` blocks stand, which then say what holds for the request. */
export function rewrite(block: readonly Directive[], exchange: Exchange, site: Site): Rewritten {
  const before = exchange.uri;
  const end = steps(block, exchange, site);
  if (end !== undefined) return end === 'stop' ? THROUGH : end;
  return exchange.uri === before ? THROUGH : MOVED;
}

type End = Rewritten | 'stop' | undefined;

function steps(block: readonly Directive[], exchange: Exchange, site: Site): End {
  for (const directive of block) {
    const end = step(directive, exchange, site);
    if (end !== undefined) return end;
  }
  return undefined;
}

function step(directive: Directive, exchange: Exchange, site: Site): End {
  const [first = '', second = ''] = directive.args;
  switch (directive.name) {
    case 'set':
      exchange.own.set(first.replace(/^\$/, ''), site.fill(second, exchange));
      return undefined;
    case 'break':
      return 'stop';
    case 'return':
      return { is: 'done', outcome: returned(directive, exchange, site) };
    case 'rewrite':
      return rewriteOnce(directive, exchange, site);
    case 'if':
      return branch(directive, exchange, site);
    default:
      return undefined;
  }
}

function branch({ args, block = [] }: Directive, exchange: Exchange, site: Site): End {
  if (!isTrue(args, exchange, site)) return undefined;
  exchange.branch = new Scope(block, exchange.scope);
  return steps(block, exchange, site);
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** `return CODE`, `return CODE TEXT`, `return CODE URL`, `return URL`. */
function returned({ args: [first = '', second] }: Directive, exchange: Exchange, site: Site): Outcome {
  if (!/^\d{1,3}$/.test(first)) return redirect(302, site.fill(first, exchange), exchange, site);
  const status = Number(first);
  if (status === 444) return { is: 'answered', answer: { status, headers: [], body: '', dropped: true } };
  if (second === undefined) return failed(status);
  const text = site.fill(second, exchange);
  return isRedirect(status) ? redirect(status, text, exchange, site) : answered(status, text);
}

function redirect(status: number, to: string, exchange: Exchange, site: Site): Outcome {
  return {
    is: 'answered',
    answer: { status, headers: [['Location', absoluteAddress(to, exchange)]], body: site.page(status) },
  };
}

function rewriteOnce({ args: words }: Directive, exchange: Exchange, site: Site): End {
  const [source = '', replacement = '', flag = ''] = words;
  const captures = compilePattern(source, false)?.exec(exchange.uri);
  if (!captures) return undefined;
  exchange.captures = captures;
  const [path, query] = cut(site.fill(replacement, exchange));
  const args = argsAfter(query, exchange.args);
  if (TOLD.has(flag) || isAddress(replacement)) {
    const to = args === '' ? path : `${path}?${args}`;
    return { is: 'done', outcome: redirect(TOLD.get(flag) ?? 302, to, exchange, site) };
  }
  Object.assign(exchange, { uri: path, args, isRewritten: true });
  return ENDS.get(flag);
}

/** Flags that make the client ask again. */
const TOLD: ReadonlyMap<string, number> = new Map([
  ['redirect', 302],
  ['permanent', 301],
]);

/** Flags after which no further directive is looked at. */
const ENDS: ReadonlyMap<string, End> = new Map<string, End>([
  ['last', MOVED],
  ['break', 'stop'],
]);

const isAddress = (replacement: string): boolean => /^(?:https?:\/\/|\$scheme)/.test(replacement);

/** The query of the request is added, unless the new one ends with a question mark. */
function argsAfter(query: string | undefined, before: string): string {
  if (query === undefined) return before;
  if (query === '' || query.endsWith('?')) return query.replace(/\?$/, '');
  return before === '' ? query : `${query}&${before}`;
}

function cut(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('?');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
