import type { Database } from '#domain/simulation/images/redis/database.ts';
import { bulk, error, integer, list, OK, type Reply } from '#domain/simulation/images/redis/reply.ts';
import { integerOf, slice, type Command, type Commands } from './command.ts';

const items = (key: string, database: Database): string[] => database.getAs(key, 'list')?.items ?? [];

const push =
  (side: 'push' | 'unshift', onlyThere = false): Command['run'] =>
  ([key = '', ...values], database) => {
    if (onlyThere && !database.get(key)) return integer(0);
    const value = database.make(key, 'list');
    for (const each of values) value.items[side](each);
    return integer(value.items.length);
  };

/** One, or with a count a list of them. */
const pop =
  (side: 'shift' | 'pop'): Command['run'] =>
  ([key = '', count], database) => {
    const from = items(key, database);
    if (count === undefined) return bulk(taken(key, side, database));
    if (from.length === 0) return { kind: 'array', items: null };
    const many = Math.min(integerOf(count), from.length);
    return list(Array.from({ length: many }, () => taken(key, side, database)));
  };

/** The first or last item, taken away; undefined when there is none. */
export function taken(key: string, side: 'shift' | 'pop', database: Database): string | undefined {
  const value = items(key, database)[side]();
  database.dropEmpty(key);
  return value;
}

/** From one list's end to the other's beginning. */
function move([from = '', to = '']: readonly string[], database: Database): Reply {
  const value = taken(from, 'pop', database);
  if (value !== undefined) database.make(to, 'list').items.unshift(value);
  return bulk(value);
}

function remove([key = '', count, value = '']: readonly string[], database: Database): Reply {
  const all = items(key, database);
  const limit = integerOf(count);
  let left = limit === 0 ? all.length : Math.abs(limit);
  const before = all.length;
  const kept = (limit < 0 ? all.toReversed() : all).filter((each) => {
    if (each !== value || left === 0) return true;
    left -= 1;
    return false;
  });
  all.splice(0, all.length, ...(limit < 0 ? kept.toReversed() : kept));
  database.dropEmpty(key);
  return integer(before - all.length);
}

function trim([key = '', from, to]: readonly string[], database: Database): Reply {
  const all = items(key, database);
  all.splice(0, all.length, ...slice(all, integerOf(from), integerOf(to)));
  database.dropEmpty(key);
  return OK;
}

function replace([key = '', at, value = '']: readonly string[], database: Database): Reply {
  const all = items(key, database);
  const index = integerOf(at) < 0 ? all.length + integerOf(at) : integerOf(at);
  if (all.length === 0) return error('ERR no such key');
  if (all[index] === undefined) return error('ERR index out of range');
  all[index] = value;
  return OK;
}

export const LISTS: Commands = new Map<string, Command>([
  ['LPUSH', { arity: -3, writes: true, run: push('unshift') }],
  ['RPUSH', { arity: -3, writes: true, run: push('push') }],
  ['LPUSHX', { arity: -3, writes: true, run: push('unshift', true) }],
  ['RPUSHX', { arity: -3, writes: true, run: push('push', true) }],
  ['LPOP', { arity: -2, writes: true, run: pop('shift') }],
  ['RPOP', { arity: -2, writes: true, run: pop('pop') }],
  ['RPOPLPUSH', { arity: 3, writes: true, run: move }],
  ['LLEN', { arity: 2, run: ([key = ''], database) => integer(items(key, database).length) }],
  [
    'LRANGE',
    {
      arity: 4,
      run: ([key = '', from, to], database) =>
        list(slice(items(key, database), integerOf(from), integerOf(to))),
    },
  ],
  ['LINDEX', { arity: 3, run: ([key = '', at], database) => bulk(items(key, database).at(integerOf(at))) }],
  ['LREM', { arity: 4, writes: true, run: remove }],
  ['LTRIM', { arity: 4, writes: true, run: trim }],
  ['LSET', { arity: 4, writes: true, run: replace }],
]);
