/** The command `httpd`. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { accountOf } from '#domain/simulation/images/accounts.ts';
import { startDaemon } from '#domain/simulation/images/daemon.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { Refusal } from './configuration.ts';
import { Parent } from './parent.ts';
import { openSockets } from './sockets.ts';
import { readSettings, type Settings } from './settings.ts';
import { Logs } from './logs.ts';

export const httpdProgram = (version: string): Program =>
  function* httpd(process) {
    const said = readArguments(process.argv.slice(1));
    if (said.asksVersion) {
      yield* print(process, `Server version: Apache/${version} (Unix)\n`);
      return 0;
    }
    return yield* withRefusals(process, start(process, said, version));
  };

function* withRefusals(process: Process, task: Task): Task {
  try {
    return yield* task;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield* complain(process, `${error.message}\n`);
    return 1;
  }
}

const settingsOf = (process: Process, { file, before, after }: Arguments): Settings =>
  readSettings(process, file, before, after);

function* start(process: Process, said: Arguments, version: string): Task {
  if (said.signal !== '' && said.signal !== 'start') throw new Unmodelled(`httpd -k ${said.signal}`);
  const settings = settingsOf(process, said);
  yield* warnAboutName(process, settings);
  if (said.isTest) {
    yield* complain(process, 'Syntax OK\n');
    return 0;
  }
  if (said.isForeground) return yield* serve(process, said, settings, version, () => {});
  return yield* startDaemon(process, (daemon, report) =>
    withRefusals(daemon, serve(daemon, said, settings, version, report)),
  );
}

/** A Pod's name is no fully qualified one. */
function* warnAboutName(process: Process, { serverName }: Settings): Task<void> {
  if (serverName !== undefined) return;
  const { ip } = networkOf(process);
  yield* complain(
    process,
    `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${ip}. Set the 'ServerName' directive globally to suppress this message\n`,
  );
}

function* serve(
  process: Process,
  said: Arguments,
  settings: Settings,
  version: string,
  report: () => void,
): Task {
  const listeners = yield* openSockets(process, settings);
  const logs = new Logs(process, settings);
  yield* warnAboutName(process, settings);
  writePidFile(process, settings);
  report();
  const parent = new Parent(process, { version, listeners, reload: () => settingsOf(process, said) });
  return yield* parent.run(settings, logs, accountOf(process.container.files, settings.user));
}

function writePidFile(process: Process, { pidFile }: Settings): void {
  const { files } = process.container;
  const written = tried(() => files.write(pidFile, `${process.pid}\n`, process));
  if (!(written instanceof SystemError)) return;
  if (files.exists(pidFile, RUNTIME) && written.code === 'EISDIR') return;
  const number = written.code === 'EROFS' ? 30 : written.code === 'EACCES' ? 13 : 2;
  throw new Refusal(
    `(${number})${written.message}: AH00099: could not create ${pidFile}\nAH00100: httpd: could not log pid to file ${pidFile}`,
  );
}
