/** The command `nginx`: tests, signals, and the server. */
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { failure, tried } from '#domain/simulation/images/failures.ts';
import { errorLogTime } from '#domain/simulation/images/times.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { startDaemon } from '#domain/simulation/images/daemon.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { Emergency } from './emergency.ts';
import { loadConfiguration } from './loading.ts';
import { ERROR_LOG, type Level } from './logs.ts';
import { Master } from './master.ts';
import { prepare, type Preparation } from './preparing.ts';
import { signalMaster } from './signalling.ts';
import { openSockets, wantedAddresses } from './sockets.ts';
import { HELP, buildOptions } from './usage.ts';

export const nginxProgram = (version: string): Program =>
  function* nginx(process) {
    const said = readArguments(process.argv.slice(1));
    if (typeof said === 'string') {
      yield* complain(process, `nginx: ${said}\n`);
      return 1;
    }
    const { flags } = said;
    if (flags.has('v') || flags.has('V') || flags.has('h')) {
      yield* complain(process, `nginx version: nginx/${version}\n${flags.has('V') ? buildOptions() : ''}`);
      if (flags.has('h')) yield* complain(process, HELP);
      return 0;
    }
    const early = yield* EarlyLog.open(process, said);
    try {
      return yield* withEmergencies(carryOut(process, said, early, version), process, said, early);
    } finally {
      early.close();
    }
  };

function* withEmergencies(task: Task, process: Process, { flags, file }: Arguments, early: EarlyLog): Task {
  try {
    return yield* task;
  } catch (error) {
    if (!(error instanceof Emergency)) throw error;
    yield* early.say('emerg', error.message);
    if (flags.has('t') || flags.has('T'))
      yield* complain(process, `nginx: configuration file ${file} test failed\n`);
    return 1;
  }
}

function* carryOut(process: Process, said: Arguments, early: EarlyLog, version: string): Task {
  const loaded = yield* loadConfiguration(process, said.file, said.globals);
  if (said.signal !== undefined)
    return yield* signalMaster(process, said.signal, loaded, (level, text) => early.say(level, text));
  const isTest = said.flags.has('t') || said.flags.has('T');
  yield* warnAboutUser(process, loaded.settings.main.one('user'), early);
  if (isTest && !said.flags.has('q'))
    yield* complain(process, `nginx: the configuration file ${said.file} syntax is ok\n`);
  const preparation = prepare(process, loaded);
  if (isTest) return yield* endTest(process, said, preparation);
  const service = { early, version, said, argv: process.argv };
  if (loaded.settings.main.value('daemon') === 'off')
    return yield* serve(process, preparation, { ...service, report: () => {} });
  return yield* startDaemon(process, (daemon, report) =>
    withEmergencies(serve(daemon, preparation, { ...service, report }), daemon, said, early),
  );
}

function* endTest(process: Process, { file, flags }: Arguments, { pidFile, loaded }: Preparation): Task {
  writePidFile(process, pidFile, '');
  if (!flags.has('q')) yield* complain(process, `nginx: configuration file ${file} test is successful\n`);
  if (flags.has('T'))
    for (const path of new Set([file, ...filesOf(loaded.directives)]))
      yield* print(
        process,
        `# configuration file ${path}:\n${process.container.files.content(path, process)}\n`,
      );
  return 0;
}

const filesOf = (directives: readonly Directive[]): readonly string[] =>
  directives
    .flatMap(({ file, block = [] }) => [file, ...filesOf(block)])
    .filter((file) => file.startsWith('/'));

function* warnAboutUser(
  process: Process,
  directive: { readonly file: string; readonly line: number } | undefined,
  early: EarlyLog,
): Task<void> {
  if (process.user.uid === 0 || !directive) return;
  const words =
    'the "user" directive makes sense only if the master process runs with super-user privileges, ignored';
  yield* early.say('warn', `${words} in ${directive.file}:${directive.line}`);
}

interface Service {
  readonly early: EarlyLog;
  readonly version: string;
  readonly said: Arguments;
  /** Called when it listens. */
  readonly report: () => void;
  readonly argv: readonly string[];
}

function* serve(process: Process, preparation: Preparation, service: Service): Task {
  const { early, version, said, report, argv } = service;
  const sockets = new Map<string, Listener>();
  const wanted = wantedAddresses(preparation.loaded.settings);
  early.becomes(preparation);
  yield* openSockets(process, wanted, sockets, (level, text) => early.say(level, text));
  writePidFile(process, preparation.pidFile, `${process.pid}\n`);
  report();
  process.argv = [`nginx: master process ${argv.join(' ')}`];
  const load = function* loadAgain(): Task<Preparation> {
    return prepare(process, yield* loadConfiguration(process, said.file, said.globals));
  };
  return yield* new Master(process, { preparation, sockets }, version, load).run();
}

/** Throws `Emergency`. */
function writePidFile(process: Process, path: string, content: string): void {
  const { files } = process.container;
  if (content === '' && files.exists(path, RUNTIME)) return;
  const written = tried(() => files.write(path, content, process));
  if (written instanceof SystemError) throw new Emergency(`open() "${path}" failed (${failure(written)})`);
}

/** Until there is a configuration: the log that is built in, and standard error beside it. */
class EarlyLog {
  private readonly process: Process;
  private readonly file: OpenFile | undefined;
  private preparation: Preparation | undefined;

  private constructor(process: Process, file: OpenFile | undefined) {
    this.process = process;
    this.file = file;
  }

  static *open(process: Process, { errorLog = ERROR_LOG }: Arguments): Task<EarlyLog> {
    if (errorLog === 'stderr') return new EarlyLog(process, undefined);
    const file = tried(() => openFile(process, errorLog, { write: true, append: true }));
    if (!(file instanceof SystemError)) return new EarlyLog(process, file);
    const words = `could not open error log file: open() "${errorLog}" failed (${failure(file)})`;
    yield* complain(process, `nginx: [alert] ${words}\n`);
    return new EarlyLog(process, undefined);
  }

  /** From here on the logs of the configuration are written. */
  becomes(preparation: Preparation): void {
    this.preparation = preparation;
  }

  close(): void {
    this.file?.release(this.process.kernel);
  }

  *say(level: Level, text: string): Task<void> {
    const { process, file, preparation } = this;
    const line = `${errorLogTime(process.kernel.wallTime)} [${level}] ${process.pid}#${process.pid}: ${text}`;
    if (preparation) yield* preparation.logs.error(process, level, text);
    else if (file) yield* file.write(process, `${line}\n`);
    else yield* complain(process, `${line}\n`);
    const isLoud = level !== 'notice' && level !== 'info';
    if (isLoud && (file || preparation)) yield* complain(process, `nginx: [${level}] ${text}\n`);
  }
}
