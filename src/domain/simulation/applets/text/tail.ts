import { applet, warn, wholeNumber, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { CANNOT_OPEN, openInput } from '#domain/simulation/applets/inputs.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print, readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { extentOf, titleOf, titlesShown, withoutOldCount, type Extent } from './ends.ts';
import { follow, type Followed } from './follow.ts';

const program = applet(
  {
    usage: '[OPTIONS] [FILE]...',
    letters: 'fFn:c:s:qv',
    long: 'lines=n bytes=c follow=f retry=F quiet=q',
  },
  function* (call) {
    const { options } = call;
    const extent = extentOf(call);
    const retries = options.has('F');
    const { files, code } = yield* opened(call, retries);
    if (files.length === 0) throw new Failure('no files');
    yield* showEnds(call, files, extent);
    if (!options.has('f') && !retries) return code;
    const every = wholeNumber(options.value('s') ?? '1');
    return yield* follow(call, files, { retries, every, titles: titlesShown(call, files.length) });
  },
);

export const tail: Program = (process) => {
  process.argv = withoutOldCount(process.argv);
  return program(process);
};

/** With -F, files that are not there yet are kept in mind. */
function* opened(call: Call, retries: boolean): Task<{ files: Followed[]; code: number }> {
  const files: Followed[] = [];
  let code = 0;
  for (const path of call.operands.length > 0 ? call.operands : ['-']) {
    try {
      files.push({ path, file: openInput(call.process, path) });
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      code = 1;
      yield* warn(call, CANNOT_OPEN(path, error.message));
      if (retries) files.push({ path, file: undefined });
    }
  }
  return { files, code };
}

function* showEnds(call: Call, files: readonly Followed[], extent: Extent): Task<void> {
  let isFirst = true;
  for (const { path, file } of files) {
    if (!file) continue;
    if (titlesShown(call, files.length)) yield* print(call.process, (isFirst ? '' : '\n') + titleOf(path));
    isFirst = false;
    try {
      yield* extent.sign === '+' ? fromStart(call, file, extent) : lastPart(call, file, extent);
    } catch (error) {
      if (!(error instanceof SystemError) || error.code === 'EPIPE') throw error;
      yield* warn(call, `read error: ${error.message}`);
    }
  }
}

/** Prints what comes as it comes, so that `tail -n +1` of a pipe holds nothing back. */
function* fromStart({ process }: Call, file: OpenFile, { unit, count }: Extent): Task<void> {
  let left = Math.max(0, count - 1);
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file)) {
    const skipped = unit === 'bytes' ? Math.min(left, part.length) : endOfLines(part, left);
    left -= unit === 'bytes' ? skipped : part.slice(0, skipped).split('\n').length - 1;
    yield* print(process, part.slice(skipped));
    yield null;
  }
}

/** Where so many lines end; where the text does when it has fewer. */
function endOfLines(text: string, count: number): number {
  let at = 0;
  for (let line = 0; line < count; line += 1) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return text.length;
  }
  return at;
}

function* lastPart({ process }: Call, file: OpenFile, { unit, count }: Extent): Task<void> {
  let text = '';
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file)) {
    text += part;
    text = text.slice(unit === 'bytes' ? Math.max(0, text.length - count) : startOfLast(text, count));
    yield null;
  }
  if (count > 0) yield* print(process, text);
}

/** Where the last lines begin; a text without a line end at its end has one line more. */
function startOfLast(text: string, count: number): number {
  let at = text.endsWith('\n') ? text.length - 1 : text.length;
  for (let line = 0; line < count && at >= 0; line += 1) at = text.lastIndexOf('\n', at - 1);
  return count === 0 ? text.length : at + 1;
}
