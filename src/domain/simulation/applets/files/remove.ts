/** rm, rmdir and unlink */
import { applet, forEach, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { filesOf, lastName, nodeAt, within } from './walk.ts';

export const rm: Program = applet(
  { usage: '[-irf] FILE...', letters: 'firR', long: 'force=f recursive=r' },
  function* (call) {
    const { process, options, operands } = call;
    const isForced = options.lastOf('fi') === 'f';
    if (operands.length === 0 && !isForced) throw new UsageError();
    let code = 0;
    for (const path of operands) {
      if (/^\.\.?$/.test(lastName(path))) {
        yield* warn(call, "can't remove '.' or '..'");
        code = 1;
        continue;
      }
      if (isForced && !nodeAt(process, path, false)) continue;
      if (!(yield* remove(call, path))) code = 1;
    }
    return code;
  },
);

function* remove(call: Call, path: string): Task<boolean> {
  const { process, options } = call;
  const node = nodeAt(process, path, false);
  if (node?.kind !== 'directory') return yield* attempt(call, path, false);
  if (options.lastOf('rR') !== undefined) return yield* removeDeep(call, path);
  yield* warn(call, `'${path}' is a directory`);
  return false;
}

/** A file, or a directory with what it holds. */
export function* removeDeep(call: Call, path: string): Task<boolean> {
  const { process } = call;
  const node = nodeAt(process, path, false);
  if (node?.kind !== 'directory') return yield* attempt(call, path, false);
  let isGood = true;
  try {
    for (const name of filesOf(process).list(path, process))
      isGood = (yield* removeDeep(call, within(path, name))) && isGood;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* warn(call, `can't open '${path}': ${error.message}`);
    return false;
  }
  yield null;
  return (yield* attempt(call, path, true)) && isGood;
}

function* attempt(call: Call, path: string, directory: boolean): Task<boolean> {
  try {
    filesOf(call.process).remove(path, call.process, directory);
    return true;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* warn(call, `can't remove '${path}': ${error.message}`);
    return false;
  }
}

export const rmdir: Program = applet(
  { usage: '[-p] DIRECTORY...', letters: 'p', long: 'parents=p ignore-fail-on-non-empty=i' },
  function* (call) {
    if (call.operands.length === 0) throw new UsageError();
    const paths = call.options.has('p') ? call.operands.flatMap(withParents) : call.operands;
    return yield* forEach(
      call,
      paths,
      (path) => filesOf(call.process).remove(path, call.process, true),
      (path, reason) => `'${path}': ${reason}`,
    );
  },
);

function withParents(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '');
  const root = path.startsWith('/') ? '/' : '';
  return parts.map((_, at) => root + parts.slice(0, parts.length - at).join('/'));
}

export const unlink: Program = applet({ usage: 'FILE' }, function* (call) {
  const [path] = call.operands;
  if (path === undefined || call.operands.length > 1) throw new UsageError();
  return yield* forEach(
    call,
    [path],
    () => filesOf(call.process).remove(path, call.process),
    (_, reason) => `can't remove file '${path}': ${reason}`,
  );
});
