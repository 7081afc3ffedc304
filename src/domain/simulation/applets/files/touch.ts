/** touch and truncate */
import { applet, Failure, forEach, sizeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { zoneOf } from '#domain/simulation/applets/time/calendar.ts';
import { readTime } from '#domain/simulation/applets/time/read.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { filesOf, nodeAt, setModified } from './walk.ts';

export const touch: Program = applet(
  {
    usage: '[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...',
    letters: 'chamfd:t:r:',
    long: 'no-create=c no-dereference=h date=d reference=r',
  },
  function* (call) {
    const { process, options, operands } = call;
    if (operands.length === 0) throw new UsageError();
    const time = timeAsked(call);
    return yield* forEach(
      call,
      operands,
      (path) => {
        const follow = !options.has('h');
        if (!nodeAt(process, path, follow) && options.lastOf('ch') !== undefined) return;
        if (!nodeAt(process, path, follow)) filesOf(process).fileToWrite(path, process);
        setModified(process, path, time, follow);
      },
      (path, reason) => `${path}: ${reason}`,
    );
  },
);

function timeAsked({ process, options }: Call): number {
  const now = process.kernel.wallTime;
  const zone = zoneOf(process.env.get('TZ'));
  const reference = options.value('r');
  if (reference !== undefined) {
    const node = nodeAt(process, reference);
    if (!node) throw new Failure(`can't stat '${reference}': No such file or directory`);
    return node.modified;
  }
  const text = options.value('d') ?? options.value('t');
  if (text === undefined) return now;
  const time = readTime(text, now, zone);
  if (time === undefined) throw new Failure(`invalid date '${text}'`);
  return time;
}

export const truncate: Program = applet({ usage: '[-c] -s SIZE FILE...', letters: 'cs:' }, function* (call) {
  const { process, options, operands } = call;
  const text = options.value('s');
  if (text === undefined || operands.length === 0) throw new UsageError();
  const size = sizeNumber(text);
  return yield* forEach(
    call,
    operands,
    (path) => {
      if (options.has('c') && !nodeAt(process, path)) return;
      const node = filesOf(process).fileToWrite(path, process);
      if (node.kind !== 'file') throw new SystemError('EINVAL');
      filesOf(process).setContent(node, node.content.slice(0, size).padEnd(size, '\0'));
    },
    (path, reason) => `${path}: open: ${reason}`,
  );
});
