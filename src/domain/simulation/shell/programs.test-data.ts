/** As much of some programs as the shell's own tests need. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import {
  complain,
  descriptorOf,
  LineReader,
  print,
  readSome,
  STDIN,
} from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SHELL_APPLETS } from './applets.ts';
import { shellProgram } from './program.ts';

function* inputs(process: Process, names: readonly string[]): Task {
  let status = 0;
  for (const name of names.length === 0 ? ['-'] : names) {
    try {
      const file = name === '-' ? descriptorOf(process, STDIN) : openFile(process, name, { read: true });
      yield* copy(process, file);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(process, `cat: can't open '${name}': ${error.message}\n`);
      status = 1;
    }
  }
  return status;
}

function* copy(process: Process, file: OpenFile): Task<void> {
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file))
    yield* print(process, part);
}

function* sleep(process: Process): Task {
  const seconds = process.argv[1] ?? '';
  if (seconds === '') return 1;
  const until = process.kernel.now + Number(seconds) * 1000;
  while (process.kernel.now < until) yield { ms: until - process.kernel.now };
  return 0;
}

function* lines(process: Process, each: (line: string) => string): Task {
  const reader = new LineReader(process, descriptorOf(process, STDIN));
  for (let line = yield* reader.next(); line !== null; line = yield* reader.next())
    yield* print(process, each(line));
  return 0;
}

function* head(process: Process): Task {
  const most = Number(process.argv.at(-1)?.replace('-', '') ?? 10);
  const reader = new LineReader(process, descriptorOf(process, STDIN));
  for (let count = 0; count < most; count += 1) {
    const line = yield* reader.next();
    if (line === null) break;
    yield* print(process, line);
  }
  return 0;
}

function* collected(process: Process, show: (all: string) => string): Task {
  const file = descriptorOf(process, STDIN);
  let all = '';
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file))
    all += part;
  yield* print(process, show(all));
  return 0;
}

function* list(process: Process): Task {
  const { files } = process.container;
  let status = 0;
  const names = process.argv.slice(1).filter((name) => !name.startsWith('-'));
  for (const name of names.length === 0 ? ['.'] : names) {
    try {
      const isDirectory = files.stat(name, process).kind === 'directory';
      const shown = isDirectory ? files.list(name, process) : [name];
      yield* print(
        process,
        shown
          .filter((one) => !one.startsWith('.'))
          .map((one) => `${one}\n`)
          .join(''),
      );
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(process, `ls: ${name}: ${error.message}\n`);
      status = 1;
    }
  }
  return status;
}

/** The rest change files and cannot fail here. */
const onFiles = (change: (process: Process, name: string) => void): Program =>
  // oxlint-disable-next-line require-yield -- a program like the others
  function* (process) {
    for (const name of process.argv.slice(1)) if (!name.startsWith('-')) change(process, name);
    return 0;
  };

export const TEST_PROGRAMS: ReadonlyMap<string, Program> = new Map<string, Program>([
  ...SHELL_APPLETS,
  ['sh', shellProgram],
  ['ash', shellProgram],
  ['cat', (process) => inputs(process, process.argv.slice(1))],
  ['sleep', sleep],
  ['head', head],
  [
    'env',
    (process) => print0(process, [...process.env].map(([name, value]) => `${name}=${value}\n`).join('')),
  ],
  ['ls', list],
  [
    'tr',
    (process) => lines(process, (line) => line.replaceAll(process.argv[1] ?? '', process.argv[2] ?? '')),
  ],
  ['grep', (process) => grep(process)],
  ['sort', (process) => collected(process, (all) => sorted(all, process.argv.includes('-r')))],
  ['wc', (process) => collected(process, (all) => `${String(all.split('\n').length - 1)}\n`)],
  ['yes', endless],
  ['seq', (process) => print0(process, sequence(Number(process.argv[1] ?? 1)))],
  [
    'touch',
    onFiles(
      (process, name) =>
        void (
          process.container.files.exists(name, process) ||
          process.container.files.write(name, '', process, 0o666)
        ),
    ),
  ],
  ['mkdir', onFiles((process, name) => void process.container.files.makeDirectories(name, process))],
  ['rm', onFiles((process, name) => process.container.files.remove(name, process))],
  ['chmod', (process) => chmod(process)],
  ['ln', (process) => link(process)],
]);

function* print0(process: Process, text: string): Task {
  yield* print(process, text);
  return 0;
}

const sorted = (all: string, isReversed: boolean): string => {
  const rows = all.split('\n').slice(0, -1).toSorted();
  return (isReversed ? rows.toReversed() : rows).map((row) => `${row}\n`).join('');
};

const sequence = (last: number): string =>
  Array.from({ length: last }, (_, at) => `${String(at + 1)}\n`).join('');

function* endless(process: Process): Task {
  for (;;) {
    yield* print(process, 'y\n');
    yield null;
  }
}

function* grep(process: Process): Task {
  const [, ...words] = process.argv;
  const counts = words[0] === '-c';
  const pattern = new RegExp(words.at(-1) ?? '');
  let found = 0;
  yield* lines(process, (line) => {
    const fits = pattern.test(line.replace(/\n$/, ''));
    found += fits ? 1 : 0;
    return fits && !counts ? line : '';
  });
  if (counts) yield* print(process, `${String(found)}\n`);
  return found > 0 ? 0 : 1;
}

// oxlint-disable-next-line require-yield -- a program like the others
function* chmod(process: Process): Task {
  const [, how = '', ...names] = process.argv;
  const mode = how === '+x' ? 0o755 : Number.parseInt(how, 8);
  for (const name of names) process.container.files.change(name, process, { mode });
  return 0;
}

// oxlint-disable-next-line require-yield -- a program like the others
function* link(process: Process): Task {
  const [target = '', path = ''] = process.argv.slice(-2);
  process.container.files.symbolicLink(target, path, process);
  return 0;
}
