import { COLLECTIONS } from './collections.ts';
import type { Commands } from './command.ts';
import { KEYS } from './keys.ts';
import { LISTS } from './lists.ts';
import { STRINGS } from './strings.ts';

/** What works on the data alone. */
export const DATA_COMMANDS: Commands = new Map([...STRINGS, ...KEYS, ...LISTS, ...COLLECTIONS]);

/** Commands that exist, but whose work is not done here. */
export const OTHER_COMMANDS: ReadonlySet<string> = new Set(
  `acl bgrewriteaof bitcount bitfield bitop bitpos blmove blmpop brpoplpush bzmpop bzpopmax bzpopmin cluster copy debug discard dump eval
  evalsha exec expiretime failover fcall function geoadd geodist geohash geopos getbit getex hget hincrbyfloat hmget hmset hrandfield hscan
  hsetnx hstrlen incrbyfloat latency lcs linsert lmove lmpop lolwut lpos memory migrate module monitor move msetnx multi object pfadd
  pfcount pfmerge psetex psubscribe psync publish pubsub punsubscribe randomkey readonly renamenx replicaof reset restore sdiff sinter
  script setbit setrange slaveof slowlog smismember smove sort spop srandmember sscan ssubscribe subscribe substr sunion swapdb sync touch
  unsubscribe unwatch wait watch xack xadd xdel xgroup xinfo xlen xrange xread xreadgroup xrevrange xtrim zadd zcard zcount zincrby zpopmax
  zpopmin zrange zrangebyscore zrank zrem zrevrange zrevrank zscan zscore`
    .toUpperCase()
    .split(/\s+/),
);
