/** One client of the server. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Socket } from '#domain/simulation/network/socket.ts';
import { ADMINISTRATION } from './administration.ts';
import { taken } from './commands/lists.ts';
import { DATA_COMMANDS, OTHER_COMMANDS } from './commands/table.ts';
import type { Instance } from './instance.ts';
import { ProtocolError, ProtocolReader } from './protocol.ts';
import { CommandError, encode, error, list, OK, type Reply } from './reply.ts';

/** Until the client goes, or `QUIT`. */
export function* talk(thread: Process, socket: Socket, instance: Instance): Task<void> {
  const reader = new ProtocolReader(thread, socket);
  const client = new Client(instance, thread);
  for (;;) {
    try {
      const words = yield* reader.command();
      if (words === null) return;
      const reply = yield* client.answer(words);
      yield* socket.write(thread, encode(reply));
      if (words[0]?.toUpperCase() === 'QUIT' || instance.end !== '') return;
    } catch (problem) {
      if (!(problem instanceof ProtocolError)) throw problem;
      yield* socket.write(thread, encode(error(problem.message)));
      return;
    }
  }
}

const BLOCKING: ReadonlyMap<string, 'shift' | 'pop'> = new Map([
  ['BLPOP', 'shift'],
  ['BRPOP', 'pop'],
]);

class Client {
  private readonly instance: Instance;
  private readonly thread: Process;
  private isKnown = false;

  constructor(instance: Instance, thread: Process) {
    this.instance = instance;
    this.thread = thread;
  }

  *answer(words: readonly string[]): Task<Reply> {
    const { counts, settings } = this.instance;
    counts.commands += 1;
    const [name = '', ...args] = words;
    const upper = name.toUpperCase();
    if (upper === 'AUTH') return this.authenticate(args);
    if (upper === 'QUIT') return OK;
    if (settings.get('requirepass') !== '' && !this.isKnown && upper !== 'HELLO')
      return error('NOAUTH Authentication required.');
    try {
      return yield* this.carryOut(upper, words);
    } catch (problem) {
      if (problem instanceof CommandError) return error(problem.message);
      throw problem;
    }
  }

  private authenticate(args: readonly string[]): Reply {
    const wanted = this.instance.settings.get('requirepass');
    if (args.length === 0 || args.length > 2)
      return error("ERR wrong number of arguments for 'auth' command");
    if (args.length === 1 && wanted === '')
      return error(
        'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
      );
    const isDefault = args.length === 1 || args[0] === 'default';
    if (!isDefault || (wanted !== '' && args.at(-1) !== wanted))
      return error('WRONGPASS invalid username-password pair or user is disabled.');
    this.isKnown = true;
    return OK;
  }

  private *carryOut(upper: string, words: readonly string[]): Task<Reply> {
    const { instance } = this;
    const [name = '', ...args] = words;
    const side = BLOCKING.get(upper);
    if (side) return yield* this.waitForItem(side, args);
    const administration = ADMINISTRATION.get(upper);
    if (administration) return administration(args, instance);
    const command = DATA_COMMANDS.get(upper);
    if (!command) return unknown(name, args);
    const { arity } = command;
    if (arity < 0 ? words.length < -arity : words.length !== arity)
      return error(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
    const reply = command.run(args, instance.database);
    if (command.writes && reply.kind !== 'error') yield* this.noteWrite(words);
    return reply;
  }

  private *noteWrite(words: readonly string[]): Task<void> {
    const { instance } = this;
    instance.counts.unsaved += 1;
    this.thread.kernel.wake(instance.database.changed);
    yield* instance.persistence.append(words);
  }

  /** The last word is how long, in seconds; 0 is for ever. */
  private *waitForItem(side: 'shift' | 'pop', args: readonly string[]): Task<Reply> {
    const { database, counts } = this.instance;
    const keys = args.slice(0, -1);
    const seconds = Number(args.at(-1));
    if (keys.length === 0 || Number.isNaN(seconds))
      return error('ERR timeout is not a float or out of range');
    const until = seconds === 0 ? Infinity : this.thread.kernel.now + seconds * 1000;
    counts.blocked += 1;
    try {
      for (let left = until - this.thread.kernel.now; ; left = until - this.thread.kernel.now) {
        const found = yield* this.takeFirst(side, keys);
        if (found) return found;
        if (left <= 0) return { kind: 'array', items: null };
        yield left === Infinity ? { on: database.changed } : { on: database.changed, ms: left };
      }
    } finally {
      counts.blocked -= 1;
    }
  }

  private *takeFirst(side: 'shift' | 'pop', keys: readonly string[]): Task<Reply | undefined> {
    for (const key of keys) {
      const value = taken(key, side, this.instance.database);
      if (value === undefined) continue;
      yield* this.noteWrite([side === 'shift' ? 'LPOP' : 'RPOP', key]);
      return list([key, value]);
    }
    return undefined;
  }
}

function unknown(name: string, args: readonly string[]): Reply {
  if (OTHER_COMMANDS.has(name.toUpperCase())) throw new Unmodelled(`redis: ${name.toUpperCase()}`);
  const shown = args.map((arg) => `'${arg}' `).join('');
  return error(`ERR unknown command '${name}', with args beginning with: ${shown}`);
}
