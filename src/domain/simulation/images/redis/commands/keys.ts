import { globPattern } from '#domain/simulation/images/redis/glob.ts';
import { integer, list, OK, error, bulk, type Reply } from '#domain/simulation/images/redis/reply.ts';
import type { Database } from '#domain/simulation/images/redis/database.ts';
import { integerOf, type Command, type Commands } from './command.ts';

const remove = (keys: readonly string[], database: Database): Reply =>
  integer(keys.filter((key) => database.get(key) !== undefined && database.delete(key)).length);

const clear = (_: readonly string[], database: Database): Reply => {
  database.clear();
  return OK;
};

const matching = (pattern: string, database: Database): readonly string[] => {
  const glob = globPattern(pattern);
  return database.keys().filter((key) => glob.test(key));
};

const expire =
  (toMoment: (value: number, now: number) => number): Command['run'] =>
  ([key = '', value], database) =>
    integer(database.expire(key, toMoment(integerOf(value), database.now)) ? 1 : 0);

/** In one step: the cursor is 0 afterwards. */
function scan(args: readonly string[], database: Database): Reply {
  const at = args.findIndex((word) => word.toUpperCase() === 'MATCH');
  const keys = matching(at < 0 ? '*' : (args[at + 1] ?? '*'), database);
  return { kind: 'array', items: [bulk('0'), list(keys)] };
}

function rename([from = '', to = '']: readonly string[], database: Database): Reply {
  const value = database.get(from);
  if (!value) return error('ERR no such key');
  database.delete(from);
  database.set(to, value);
  return OK;
}

export const KEYS: Commands = new Map<string, Command>([
  ['DEL', { arity: -2, writes: true, run: remove }],
  ['UNLINK', { arity: -2, writes: true, run: remove }],
  [
    'EXISTS',
    {
      arity: -2,
      run: (keys, database) => integer(keys.filter((key) => database.get(key) !== undefined).length),
    },
  ],
  [
    'TYPE',
    {
      arity: 2,
      run: ([key = ''], database) => ({ kind: 'status', text: database.get(key)?.type ?? 'none' }),
    },
  ],
  ['KEYS', { arity: 2, run: ([pattern = ''], database) => list(matching(pattern, database)) }],
  ['SCAN', { arity: -2, run: scan }],
  ['DBSIZE', { arity: 1, run: (_, database) => integer(database.keys().length) }],
  ['FLUSHALL', { arity: -1, writes: true, run: clear }],
  ['FLUSHDB', { arity: -1, writes: true, run: clear }],
  ['RENAME', { arity: 3, writes: true, run: rename }],
  ['EXPIRE', { arity: -3, writes: true, run: expire((value, now) => now + value * 1000) }],
  ['PEXPIRE', { arity: -3, writes: true, run: expire((value, now) => now + value) }],
  ['EXPIREAT', { arity: -3, writes: true, run: expire((value) => value * 1000) }],
  [
    'TTL',
    {
      arity: 2,
      run: ([key = ''], database) => {
        const left = database.timeLeft(key);
        return integer(left < 0 ? left : Math.round(left / 1000));
      },
    },
  ],
  ['PTTL', { arity: 2, run: ([key = ''], database) => integer(database.timeLeft(key)) }],
  [
    'PERSIST',
    {
      arity: 2,
      writes: true,
      run: ([key = ''], database) => integer(database.expire(key, undefined) ? 1 : 0),
    },
  ],
]);
