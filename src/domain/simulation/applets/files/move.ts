import { applet, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { Options } from '#domain/simulation/applets/options.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { copyTo, sourcesAndTarget } from './copy.ts';
import { removeDeep } from './remove.ts';
import { filesOf, isDirectory, lastName, nodeAt, within } from './walk.ts';

export const mv: Program = applet(
  {
    usage: '[-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }',
    letters: 'finTt:uv',
    long: 'interactive=i force=f no-clobber=n no-target-directory=T target-directory=t update=u verbose=v',
  },
  function* (call) {
    const { process, options } = call;
    const { sources, target } = sourcesAndTarget(call);
    const isPlain = options.has('T') || (sources.length === 1 && !isDirectory(process, target));
    let code = 0;
    for (const source of sources) {
      const place = isPlain ? target : within(target, lastName(source));
      if (options.has('n') && nodeAt(process, place, false)) continue;
      if (!(yield* moved(call, source, place))) code = 1;
    }
    return code;
  },
);

function* moved(call: Call, source: string, target: string): Task<boolean> {
  const { process } = call;
  try {
    if (isInside(call, source, target)) throw new SystemError('EINVAL');
    if (!isSame(call, source, target)) filesOf(process).rename(source, target, process);
    return true;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === 'EXDEV') return yield* acrossVolumes(call, source, target);
    yield* warn(call, `can't rename '${source}': ${error.message}`);
    return false;
  }
}

function isInside({ process }: Call, source: string, target: string): boolean {
  const [from, to] = [
    filesOf(process).find(source, process, false),
    filesOf(process).find(target, process, false),
  ];
  return from.node?.kind === 'directory' && to.path.startsWith(`${from.path}/`);
}

const isSame = ({ process }: Call, source: string, target: string): boolean => {
  const node = nodeAt(process, source, false);
  return node !== undefined && node === nodeAt(process, target, false);
};

/** Between two volumes a file cannot be renamed: it is copied and taken away. */
function* acrossVolumes(call: Call, source: string, target: string): Task<boolean> {
  const { process } = call;
  if (nodeAt(process, target, false)?.kind === 'directory') {
    yield* warn(call, `can't remove '${target}': Is a directory`);
    return false;
  }
  const options = new Options();
  options.add('a', '');
  if (nodeAt(process, target, false)) filesOf(process).remove(target, process);
  if (!(yield* copyTo({ ...call, options }, source, target))) return false;
  return yield* removeDeep(call, source);
}
