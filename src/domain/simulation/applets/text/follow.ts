/** The endless part of tail -f and -F: looks once a second, as BusyBox does, and so finds what is new a moment late. */
import { warn, type Call } from '#domain/simulation/applets/applet.ts';
import { openFile, RegularFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { print, readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { titleOf } from './ends.ts';

export interface Followed {
  readonly path: string;
  /** Undefined while there is no such file. */
  file: OpenFile | undefined;
}

interface How {
  /** -F: follows the name, not the file. */
  readonly retries: boolean;
  /** Seconds. */
  readonly every: number;
  readonly titles: boolean;
}

export function* follow(call: Call, files: readonly Followed[], how: How): Task {
  let last: Followed | undefined = files.at(-1);
  for (;;) {
    yield { ms: Math.max(1, how.every * 1000) };
    for (const each of files) {
      if (how.retries) yield* lookAgain(call, each);
      if (!each.file) continue;
      const news = yield* newPart(call, each.file);
      if (news === '') continue;
      if (how.titles && last !== each) yield* print(call.process, `\n${titleOf(each.path)}`);
      last = each;
      yield* print(call.process, news);
    }
  }
}

/** The name may stand for another file by now, or for none. */
function* lookAgain(call: Call, each: Followed): Task<void> {
  if (each.path === '-' || (each.file && each.file === current(call, each))) return;
  const before = each.file;
  before?.release(call.process.kernel);
  try {
    each.file = openFile(call.process, each.path, { read: true });
    const how = before ? 'been replaced' : 'appeared';
    yield* warn(call, `${each.path} has ${how}; following end of new file`);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    each.file = undefined;
    if (before) yield* warn(call, `${each.path} has been renamed or deleted: ${error.message}`);
  }
}

/** The open file itself while its name still leads to it. */
function current({ process }: Call, { file, path }: Followed): OpenFile | undefined {
  if (!(file instanceof RegularFile)) return file;
  try {
    return process.container.files.stat(path, process) === file.node ? file : undefined;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

function* newPart(call: Call, file: OpenFile): Task<string> {
  // Who follows a file that was emptied starts again at its beginning.
  if (file instanceof RegularFile && file.position > file.node.content.length) file.position = 0;
  let news = '';
  try {
    while (file.isReadable()) {
      const part = yield* readSome(call.process, file);
      if (part === null) break;
      news += part;
    }
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    // A directory, say: told at every look, and looked at again.
    yield* warn(call, `read error: ${error.message}`);
  }
  return news;
}
