import type { Database } from '#domain/simulation/images/redis/database.ts';
import {
  bulk,
  CommandError,
  error,
  integer,
  list,
  NOTHING,
  OK,
  type Reply,
} from '#domain/simulation/images/redis/reply.ts';
import { integerOf, slice, type Command, type Commands } from './command.ts';

const get = (key: string, database: Database): string | undefined => database.getAs(key, 'string')?.bytes;

const put = (key: string, bytes: string, database: Database): void =>
  database.set(key, { type: 'string', bytes });

function add(key: string, by: number, database: Database): Reply {
  const sum = integerOf(get(key, database) ?? '0') + by;
  database.set(key, { type: 'string', bytes: String(sum) }, true);
  return integer(sum);
}

/** `SET key value [NX|XX] [GET] [EX s|PX ms|EXAT s|PXAT ms|KEEPTTL]`. */
function set(args: readonly string[], database: Database): Reply {
  const [key = '', bytes = '', ...options] = args;
  const words = options.map((word) => word.toUpperCase());
  if (isWrong(words)) return error('ERR syntax error');
  const before = words.includes('GET') ? get(key, database) : undefined;
  const isThere = database.get(key) !== undefined;
  const mayNot = words.includes(isThere ? 'NX' : 'XX');
  const at = expiry(words, database.now);
  if (!mayNot) {
    database.set(key, { type: 'string', bytes }, words.includes('KEEPTTL'));
    if (at !== undefined) database.expire(key, at);
  }
  if (words.includes('GET')) return bulk(before);
  return mayNot ? NOTHING : OK;
}

const isWrong = (words: readonly string[]): boolean =>
  words.some((word, at) => !OPTIONS.has(word) && !TIMES.has(words[at - 1] ?? '')) ||
  (words.includes('NX') && words.includes('XX'));

const TIMES: ReadonlyMap<string, (value: number, now: number) => number> = new Map([
  ['EX', (value: number, now: number) => now + value * 1000],
  ['PX', (value: number, now: number) => now + value],
  ['EXAT', (value: number) => value * 1000],
  ['PXAT', (value: number) => value],
]);

const OPTIONS: ReadonlySet<string> = new Set(['NX', 'XX', 'GET', 'KEEPTTL', ...TIMES.keys()]);

function expiry(words: readonly string[], now: number): number | undefined {
  const at = words.findIndex((word) => TIMES.has(word));
  if (at < 0) return undefined;
  const value = integerOf(words[at + 1]);
  if (value <= 0) throw new CommandError("ERR invalid expire time in 'set' command");
  return TIMES.get(words[at] ?? '')?.(value, now);
}

function setMany(args: readonly string[], database: Database): Reply {
  if (args.length % 2 !== 0) return error("ERR wrong number of arguments for 'mset' command");
  for (let at = 0; at < args.length; at += 2) put(args[at] ?? '', args[at + 1] ?? '', database);
  return OK;
}

export const STRINGS: Commands = new Map<string, Command>([
  ['SET', { arity: -3, writes: true, run: set }],
  ['GET', { arity: 2, run: ([key = ''], database) => bulk(get(key, database)) }],
  ['MSET', { arity: -3, writes: true, run: setMany }],
  [
    'MGET',
    {
      arity: -2,
      run: (keys, database) =>
        list(
          keys.map((key) => {
            const value = database.get(key);
            return value?.type === 'string' ? value.bytes : null;
          }),
        ),
    },
  ],
  [
    'SETEX',
    {
      arity: 4,
      writes: true,
      run: ([key = '', seconds = '', value = ''], database) => set([key, value, 'EX', seconds], database),
    },
  ],
  [
    'SETNX',
    {
      arity: 3,
      writes: true,
      run: ([key = '', value = ''], database) => integer(set([key, value, 'NX'], database) === OK ? 1 : 0),
    },
  ],
  [
    'GETSET',
    {
      arity: 3,
      writes: true,
      run: ([key = '', value = ''], database) => set([key, value, 'GET'], database),
    },
  ],
  [
    'GETDEL',
    {
      arity: 2,
      writes: true,
      run: ([key = ''], database) => {
        const value = get(key, database);
        database.delete(key);
        return bulk(value);
      },
    },
  ],
  [
    'APPEND',
    {
      arity: 3,
      writes: true,
      run: ([key = '', more = ''], database) => {
        const value = database.make(key, 'string');
        value.bytes += more;
        return integer(value.bytes.length);
      },
    },
  ],
  ['STRLEN', { arity: 2, run: ([key = ''], database) => integer(get(key, database)?.length ?? 0) }],
  [
    'GETRANGE',
    {
      arity: 4,
      run: ([key = '', from, to], database) =>
        bulk(slice(get(key, database) ?? '', integerOf(from), integerOf(to))),
    },
  ],
  ['INCR', { arity: 2, writes: true, run: ([key = ''], database) => add(key, 1, database) }],
  ['DECR', { arity: 2, writes: true, run: ([key = ''], database) => add(key, -1, database) }],
  [
    'INCRBY',
    { arity: 3, writes: true, run: ([key = '', by], database) => add(key, integerOf(by), database) },
  ],
  [
    'DECRBY',
    { arity: 3, writes: true, run: ([key = '', by], database) => add(key, -integerOf(by), database) },
  ],
]);
