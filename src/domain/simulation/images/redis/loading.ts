/** What a server takes up from its data directory before it answers. */
import { errorWords, tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { TextFile } from '#domain/simulation/kernel/open-file.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { DATA_COMMANDS } from './commands/table.ts';
import type { Instance } from './instance.ts';
import { ProtocolReader } from './protocol.ts';

/** False when it cannot start. */
export function* takeUp(instance: Instance): Task<boolean> {
  const { settings, persistence, database, log } = instance;
  const isAppending = settings.isOn('appendonly');
  const before = isAppending ? persistence.appendedBefore() : undefined;
  if (before !== undefined) yield* replay(before, instance);
  else if (!isAppending) {
    const loaded = tried(() => persistence.loadSnapshot(database));
    if (loaded instanceof SystemError) {
      yield* log.say('#', `Fatal error loading the DB, check server logs. Exiting.`);
      return false;
    }
    if (loaded) yield* log.say('*', `DB loaded from disk: 0.000 seconds`);
  }
  return !isAppending || (yield* startAppending(instance));
}

function* startAppending({ settings, persistence, log }: Instance): Task<boolean> {
  const failed = tried(() => persistence.startAppending());
  if (!(failed instanceof SystemError)) {
    yield* log.say('*', 'Creating AOF base file appendonly.aof.1.base.rdb on server start');
    yield* log.say('*', 'Creating AOF incr file appendonly.aof.1.incr.aof on server start');
    return true;
  }
  yield* log.say(
    '#',
    `Can't open or create append-only dir ${settings.get('appenddirname')}: ${errorWords(failed)}`,
  );
  return false;
}

function* replay(commands: string, { process, database, log }: Instance): Task<void> {
  const reader = new ProtocolReader(process, new TextFile(commands));
  for (let words = yield* reader.command(); words !== null; words = yield* reader.command()) {
    const [name = '', ...args] = words;
    DATA_COMMANDS.get(name.toUpperCase())?.run(args, database);
    yield null;
  }
  yield* log.say('*', `DB loaded from append only file: 0.000 seconds`);
}
