import { applet, type Call } from '#domain/simulation/applets/applet.ts';
import { eachInput, eachLine, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print, readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { extentOf, titleOf, titlesShown, withoutOldCount, type Extent } from './ends.ts';

const program = applet(
  { usage: '[OPTIONS] [FILE]...', letters: 'n:c:qv', long: 'lines=n bytes=c' },
  (call) => {
    const extent = extentOf(call);
    let isFirst = true;
    return eachInput(
      call,
      call.operands,
      function* (file, path) {
        if (titlesShown(call, call.operands.length))
          yield* print(call.process, (isFirst ? '' : '\n') + titleOf(path));
        isFirst = false;
        if (extent.sign === '-') yield* allButLast(call, file, extent);
        else if (extent.unit === 'lines') yield* firstLines(call, file, extent.count);
        else yield* firstBytes(call, file, extent.count);
      },
      (path, reason) => {
        isFirst = false;
        return NAME_ALONE(path, reason);
      },
    );
  },
);

export const head: Program = (process) => {
  process.argv = withoutOldCount(process.argv);
  return program(process);
};

function* firstLines({ process }: Call, file: OpenFile, count: number): Task<void> {
  let left = count;
  if (left === 0) return;
  yield* eachLine(process, file, function* (line) {
    yield* print(process, line);
    left -= 1;
    return left > 0;
  });
}

function* firstBytes({ process }: Call, file: OpenFile, count: number): Task<void> {
  for (let left = count; left > 0;) {
    const part = yield* readSome(process, file, left);
    if (part === null) return;
    yield* print(process, part);
    left -= part.length;
  }
}

function* allButLast({ process }: Call, file: OpenFile, { unit, count }: Extent): Task<void> {
  const held: string[] = [];
  yield* eachLine(process, file, function* (line) {
    held.push(...(unit === 'lines' ? [line] : Array.from(line)));
    while (held.length > count) yield* print(process, held.shift() ?? '');
  });
}
