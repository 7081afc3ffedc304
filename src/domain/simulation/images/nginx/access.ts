/** Who may: `allow`, `deny`, `auth_basic`. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Exchange } from './exchange.ts';
import { answered, failed, type Outcome } from './outcome.ts';
import type { Scope } from './scope.ts';
import type { Site } from './site.ts';

/** Undefined: may. */
export function* accessOutcome(exchange: Exchange, site: Site): Task<Outcome | undefined> {
  if (isDenied(exchange)) {
    yield* site.complain(exchange, 'error', 'access forbidden by rule');
    return failed(403);
  }
  const realm = exchange.scope.value('auth_basic');
  if (realm === undefined || realm === 'off') return undefined;
  if (exchange.header('authorization') !== undefined)
    throw new Unmodelled('nginx: auth_basic with a password');
  yield* site.complain(exchange, 'info', 'no user/password was provided for basic authentication');
  const headers = [['WWW-Authenticate', `Basic realm="${site.fill(realm, exchange)}"`] as const];
  return answered(401, site.page(401), headers);
}

/** The first rule that fits decides; both kinds are inherited together. */
function isDenied({ scope, incoming }: Exchange): boolean {
  const rules = nearestRules(scope);
  const rule = rules.find(({ args: [who = ''] }) => who === 'all' || covers(who, incoming.client.ip));
  return rule?.name === 'deny';
}

function nearestRules(scope: Scope): Scope['block'] {
  const own = scope.block.filter(({ name }) => name === 'allow' || name === 'deny');
  return own.length > 0 || !scope.outer ? own : nearestRules(scope.outer);
}

/** An address or a range of them, `10.0.0.0/8`. */
function covers(range: string, ip: string): boolean {
  const [base = '', length = '32'] = range.split('/');
  const [from, at] = [numberOf(base), numberOf(ip)];
  if (from === undefined || at === undefined) return base === ip;
  const size = 2 ** (32 - Number(length));
  return Math.floor(from / size) === Math.floor(at / size);
}

function numberOf(ip: string): number | undefined {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(ip)) return undefined;
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
