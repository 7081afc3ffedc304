/** mount, umount, tty, clear and their like: what a container has little to say about. */
import { applet, Failure, forEach } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { kindOf } from '#domain/simulation/applets/files/mount-kinds.ts';
import { filesOf } from '#domain/simulation/applets/files/walk.ts';
import { momentOf, UTC } from '#domain/simulation/applets/time/calendar.ts';
import { formatTime } from '#domain/simulation/applets/time/format.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';

/** Without arguments it lists; a container without privileges mounts nothing. */
export const mount: Program = applet(
  { usage: '[OPTIONS] [-o OPT] DEVICE NODE', letters: 'o:t:rwanvsifO:T:' },
  function* (call) {
    const { process, operands } = call;
    if (operands.length > 0) throw new Failure('permission denied (are you root?)');
    const files = filesOf(process);
    const access = (readOnly: boolean): string => (readOnly ? 'ro' : 'rw');
    yield* print(process, `overlay on / type overlay (${access(files.rootReadOnly)},relatime)\n`);
    for (const each of files.mountPoints()) {
      const { source, type } = kindOf(each);
      yield* print(process, `${source} on ${each.path} type ${type} (${access(each.readOnly)},relatime)\n`);
    }
    return 0;
  },
);

export const umount: Program = applet(
  { usage: '[-rlfda] [-t FSTYPE] FILESYSTEM|DIRECTORY', letters: 'fldnrat:O:v' },
  function* (call) {
    if (call.operands.length === 0) throw new UsageError();
    return yield* forEach(
      call,
      call.operands,
      (path) => {
        filesOf(call.process).stat(path, call.process);
        throw new SystemError('EPERM');
      },
      (path, reason) => `can't unmount ${path}: ${reason}`,
    );
  },
);

export const tty: Program = applet({ usage: '[-s]', letters: 's' }, function* ({ process, options }) {
  const isTerminal = process.descriptors[0]?.kind === 'terminal';
  if (!options.has('s')) yield* print(process, isTerminal ? '/dev/pts/0\n' : 'not a tty\n');
  return isTerminal ? 0 : 1;
});

export const stty: Program = applet(
  { usage: '[-a|g] [-F DEVICE] [SETTING]...', letters: '+agF:' },
  function* ({ process }) {
    if (process.descriptors[0]?.kind === 'terminal') throw new Unmodelled('stty of a terminal');
    yield* complain(process, 'stty: standard input: Not a tty\n');
    return 1;
  },
);

export const clear: Program = applet({ usage: '' }, function* ({ process }) {
  yield* print(process, '\u001b[H\u001b[J');
  return 0;
});

/** Does nothing where there is no terminal. */
export const reset: Program = applet({ usage: '' }, function* ({ process }) {
  if (process.descriptors[1]?.kind === 'terminal')
    yield* print(process, '\u001bc\u001b(B\u001b[m\u001b[J\u001b[?25h');
  return 0;
});

/** There is no syslog in a container: what is logged is lost. */
export const logger: Program = applet(
  { usage: '[-s] [-t TAG] [-p PRIO] [MESSAGE]', letters: 'st:p:' },
  function* (call) {
    const { process, options, operands } = call;
    const tag = options.value('t') ?? 'root';
    if (options.has('s') && operands.length > 0) yield* complain(process, `${tag}: ${operands.join(' ')}\n`);
    return 0;
  },
);

export const uptime: Program = applet({ usage: '' }, function* ({ process }) {
  const { hour, minute } = momentOf(process.kernel.now, UTC);
  const up = hour > 0 ? `${hour}:${String(minute).padStart(2, '0')}` : `${minute} min`;
  const time = formatTime('%T', process.kernel.wallTime, UTC);
  yield* print(process, ` ${time} up ${up},  0 users,  load average: 0.00, 0.00, 0.00\n`);
  return 0;
});

const FACTORABLE = /^\d{1,15}$/;

export const factor: Program = applet({ usage: '[NUMBER]...' }, function* ({ process, operands }) {
  for (const word of operands) {
    if (!FACTORABLE.test(word)) throw new UsageError();
    yield* print(
      process,
      `${Number(word)}:${factorsOf(Number(word))
        .map((each) => ` ${each}`)
        .join('')}\n`,
    );
    yield null;
  }
  return 0;
});

function factorsOf(number: number): readonly number[] {
  const factors: number[] = [];
  let rest = number;
  for (let by = 2; by * by <= rest; by += by === 2 ? 1 : 2)
    while (rest % by === 0) {
      factors.push(by);
      rest /= by;
    }
  return rest > 1 ? [...factors, rest] : factors;
}
