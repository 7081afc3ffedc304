/** Sets and hashes. */
import type { Database } from '#domain/simulation/images/redis/database.ts';
import { bulk, error, integer, list, type Reply } from '#domain/simulation/images/redis/reply.ts';
import { integerOf, type Command, type Commands } from './command.ts';

const members = (key: string, database: Database): Set<string> =>
  database.getAs(key, 'set')?.members ?? new Set();

const fields = (key: string, database: Database): Map<string, string> =>
  database.getAs(key, 'hash')?.fields ?? new Map();

function addMembers([key = '', ...values]: readonly string[], database: Database): Reply {
  const { members: all } = database.make(key, 'set');
  const before = all.size;
  for (const value of values) all.add(value);
  return integer(all.size - before);
}

function removeMembers([key = '', ...values]: readonly string[], database: Database): Reply {
  const all = members(key, database);
  const removed = values.filter((value) => all.delete(value)).length;
  database.dropEmpty(key);
  return integer(removed);
}

function setFields([key = '', ...pairs]: readonly string[], database: Database): Reply {
  if (pairs.length % 2 !== 0) return error("ERR wrong number of arguments for 'hset' command");
  const { fields: all } = database.make(key, 'hash');
  const before = all.size;
  for (let at = 0; at < pairs.length; at += 2) all.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return integer(all.size - before);
}

function removeFields([key = '', ...names]: readonly string[], database: Database): Reply {
  const all = fields(key, database);
  const removed = names.filter((name) => all.delete(name)).length;
  database.dropEmpty(key);
  return integer(removed);
}

function addToField([key = '', name = '', by]: readonly string[], database: Database): Reply {
  const { fields: all } = database.make(key, 'hash');
  const sum = integerOf(all.get(name) ?? '0') + integerOf(by);
  all.set(name, String(sum));
  return integer(sum);
}

export const COLLECTIONS: Commands = new Map<string, Command>([
  ['SADD', { arity: -3, writes: true, run: addMembers }],
  ['SREM', { arity: -3, writes: true, run: removeMembers }],
  ['SMEMBERS', { arity: 2, run: ([key = ''], database) => list([...members(key, database)]) }],
  ['SCARD', { arity: 2, run: ([key = ''], database) => integer(members(key, database).size) }],
  [
    'SISMEMBER',
    {
      arity: 3,
      run: ([key = '', value = ''], database) => integer(members(key, database).has(value) ? 1 : 0),
    },
  ],
  ['HSET', { arity: -4, writes: true, run: setFields }],
  ['HDEL', { arity: -3, writes: true, run: removeFields }],
  ['HGET', { arity: 3, run: ([key = '', name = ''], database) => bulk(fields(key, database).get(name)) }],
  ['HGETALL', { arity: 2, run: ([key = ''], database) => list([...fields(key, database)].flat()) }],
  ['HKEYS', { arity: 2, run: ([key = ''], database) => list([...fields(key, database).keys()]) }],
  ['HVALS', { arity: 2, run: ([key = ''], database) => list([...fields(key, database).values()]) }],
  ['HLEN', { arity: 2, run: ([key = ''], database) => integer(fields(key, database).size) }],
  [
    'HEXISTS',
    {
      arity: 3,
      run: ([key = '', name = ''], database) => integer(fields(key, database).has(name) ? 1 : 0),
    },
  ],
  ['HINCRBY', { arity: 4, writes: true, run: addToField }],
]);
