/** The command `redis-server`. */
import { startDaemon } from '#domain/simulation/images/daemon.ts';
import { errorWords, tried } from '#domain/simulation/images/failures.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { hangUp } from '#domain/simulation/network/socket.ts';
import { handOver, startThread } from '#domain/simulation/network/threads.ts';
import { talk } from './connection.ts';
import { Instance } from './instance.ts';
import { takeUp } from './loading.ts';
import { Log } from './log.ts';
import { NOT_DONE, readSettings, Settings } from './settings.ts';

export const redisServer = (version: string): Program =>
  function* redis(process) {
    if (process.argv.some((word) => word === '-v' || word === '--version')) {
      yield* print(
        process,
        `Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=0\n`,
      );
      return 0;
    }
    const settings = readSettings(process, version);
    if ('refused' in settings) {
      yield* complain(process, settings.refused);
      return 1;
    }
    const log = new Log(process);
    if ('lost' in settings) {
      yield* log.say(
        '#',
        `Fatal error, can't open config file '${settings.file}': ${errorWords(settings.lost)}`,
      );
      return 1;
    }
    for (const name of NOT_DONE) if (settings.get(name) !== '') throw new Unmodelled(`redis: ${name}`);
    if (!settings.isOn('daemonize')) return yield* serve(process, settings, version, log);
    return yield* startDaemon(process, (daemon, report) => {
      report();
      return serve(daemon, settings, version, new Log(daemon));
    });
  };

function* serve(process: Process, settings: Settings, version: string, log: Log): Task {
  const opened = tried(() => log.to(settings.get('logfile')));
  if (opened instanceof SystemError) {
    yield* complain(process, `Can't open the log file: ${errorWords(opened)}\n`);
    return 1;
  }
  const instance = new Instance(process, settings, version, log);
  yield* greet(instance);
  const listeners = yield* listen(instance);
  if (!listeners) return 1;
  yield* log.say(isNew(version) ? '*' : '#', 'Server initialized');
  if (!(yield* takeUp(instance))) return 1;
  yield* log.say('*', `Ready to accept connections${isNew(version) ? ' tcp' : ''}`);
  process.argv = [`redis-server ${shownAddress(settings)}:${settings.get('port')}`];
  for (const listener of listeners) startThread(process, (thread) => accept(thread, listener, instance));
  for (const signal of [SIG.TERM, SIG.INT]) process.dispositions.set(signal, () => instance.stop('signal'));
  process.dispositions.set(SIG.HUP, 'ignore');
  while (instance.end === '') yield { on: instance.ending };
  return yield* end(instance);
}

/** From 7.2 on these lines are notices. */
const isNew = (version: string): boolean => !/^(?:[1-6]\.|7\.0)/.test(version);

function* greet({ log, version, settings, process }: Instance): Task<void> {
  const mark = isNew(version) ? '*' : '#';
  yield* log.say(mark, 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
  yield* log.say(
    mark,
    `Redis version=${version}, bits=64, commit=00000000, modified=0, pid=${process.pid}, just started`,
  );
  if (settings.isConfigured) yield* log.say(mark, 'Configuration loaded');
  else
    yield* log.say(
      '#',
      'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
    );
  log.role = 'M';
  yield* log.say('*', 'monotonic clock: POSIX clock_gettime');
}

/** Undefined when it cannot; an address with a minus may fail. */
function* listen({ settings, process, log, version }: Instance): Task<readonly Listener[] | undefined> {
  const port = Number(settings.get('port'));
  if (port === 0) return [];
  const listeners: Listener[] = [];
  for (const word of settings.get('bind').split(/\s+/)) {
    const address = addressOf(word.replace(/^-/, ''));
    const bound = tried(() =>
      networkOf(process).bind(process, port, { address, isOnlyIpv6: address === '::' }),
    );
    if (!(bound instanceof SystemError)) listeners.push(bound);
    else if (!word.startsWith('-')) {
      yield* log.say(
        '#',
        `Warning: Could not create server TCP listening socket ${word}:${port}: bind: ${errorWords(bound)}`,
      );
      yield* log.say('#', `Failed listening on port ${port} (${isNew(version) ? 'tcp' : 'TCP'}), aborting.`);
      return undefined;
    }
  }
  yield* log.say('*', `Running mode=standalone, port=${port}.`);
  return listeners;
}

const addressOf = (word: string): string =>
  word === '*' ? '0.0.0.0' : word === '::*' ? '::' : word === 'localhost' ? '127.0.0.1' : word;

const shownAddress = (settings: Settings): string => settings.get('bind').split(/\s+/)[0] ?? '*';

function* accept(thread: Process, listener: Listener, instance: Instance): Task<never> {
  for (;;) {
    const socket = yield* listener.accept(thread);
    const connection = startThread(instance.process, function* connected(self) {
      instance.counts.clients += 1;
      instance.counts.connections += 1;
      self.dispositions.set(SIG.PIPE, 'ignore');
      try {
        yield* talk(self, socket, instance);
      } finally {
        instance.counts.clients -= 1;
        hangUp(self, socket);
      }
      return 0;
    });
    if (connection) handOver(socket, thread, connection);
    else hangUp(thread, socket);
  }
}

function* end({ log, end: how, settings, persistence, database, process }: Instance): Task {
  if (how === 'signal') yield* log.bySignal('Received SIGTERM scheduling shutdown...');
  yield* log.say('*', 'User requested shutdown...');
  if (settings.get('save') !== '' && how !== 'shutdown nosave') {
    yield* log.say('*', 'Saving the final RDB snapshot before exiting.');
    const failed = persistence.save(database);
    if (failed) {
      const words = `Failed opening the temp RDB file temp-${process.pid}.rdb (in server root dir ${process.cwd}) for saving: ${errorWords(failed)}`;
      yield* log.say('#', words);
      yield* log.say('#', "Error trying to save the DB, but can't exit now");
    } else yield* log.say('*', 'DB saved on disk');
  }
  yield* log.say('#', 'Redis is now ready to exit, bye bye...');
  return 0;
}
