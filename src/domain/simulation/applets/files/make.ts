/** mkdir, mktemp and mkfifo */
import { applet, Failure, forEach, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { createFifo } from '#domain/simulation/files/fifo.ts';
import { parentOf, resolved } from '#domain/simulation/files/paths.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { changedMode } from './mode.ts';
import { filesOf, isDirectory, within } from './walk.ts';

export const mkdir: Program = applet(
  { usage: '[-m MODE] [-p] DIRECTORY...', letters: 'm:pv', long: 'mode=m parents=p verbose=v' },
  function* (call) {
    const { process, options, operands } = call;
    if (operands.length === 0) throw new UsageError();
    const mode = modeAsked(call, 0o777);
    return yield* forEach(
      call,
      operands,
      (path) => {
        const files = filesOf(process);
        if (options.has('p') && isDirectory(process, path)) return;
        if (options.has('p')) files.makeDirectories(parentOf(resolved(process.cwd, path)), process);
        const made = files.makeDirectory(path, process);
        if (mode !== undefined) made.mode = mode;
      },
      (path, reason) => `can't create directory '${path}': ${reason}`,
    );
  },
);

function modeAsked({ process, options }: Call, base: number): number | undefined {
  const text = options.value('m');
  if (text === undefined) return undefined;
  const mode = changedMode(text, base, process.umask, true);
  if (mode === undefined) throw new Failure(`invalid mode '${text}'`);
  return mode;
}

export const mkfifo: Program = applet(
  { usage: '[-m MODE] NAME', letters: 'm:', long: 'mode=m' },
  function* (call) {
    const { process, operands } = call;
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError();
    const mode = modeAsked(call, 0o666);
    return yield* forEach(
      call,
      [path],
      () => {
        // A file first, which asks for all that has to be allowed.
        if (filesOf(process).find(path, process, false).node) throw new SystemError('EEXIST');
        filesOf(process).fileToWrite(path, process);
        const { uid, gid } = process.user;
        filesOf(process).put(
          resolved(process.cwd, path),
          createFifo(process.kernel, mode ?? 0o666 & ~process.umask, { uid, gid }),
        );
      },
      (name, reason) => `${name}: ${reason}`,
    );
  },
);

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const mktemp: Program = applet(
  { usage: '[-dt] [-p DIR] [TEMPLATE]', letters: 'dqtp:u' },
  function* (call) {
    const { process, options } = call;
    const pattern = patternOf(call);
    if (!pattern.endsWith('XXXXXX')) throw new Failure('(null): Invalid argument');
    const path = pattern.slice(0, -6) + randomName(process);
    try {
      if (options.has('d')) filesOf(process).makeDirectory(path, process, 0o700);
      else if (!options.has('u')) filesOf(process).fileToWrite(path, process, 0o600);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      if (options.has('q')) return 1;
      throw new Failure(`${pattern}: ${error.message}`);
    }
    yield* print(process, `${path}\n`);
    return 0;
  },
);

function patternOf({ process, options, operands: [template] }: Call): string {
  if (template !== undefined && options.lastOf('tp') === undefined) return template;
  return within(process.env.get('TMPDIR') ?? options.value('p') ?? '/tmp', template ?? 'tmp.XXXXXX');
}

const randomName = (process: Process): string =>
  Array.from({ length: 6 }, () => LETTERS.charAt(process.kernel.random() % LETTERS.length)).join('');
