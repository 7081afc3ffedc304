import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { idIn } from '#domain/simulation/applets/names.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { parentOf, resolved } from '#domain/simulation/files/paths.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { copyTo, sourcesAndTarget } from './copy.ts';
import { changedMode } from './mode.ts';
import { filesOf, isDirectory, lastName, within } from './walk.ts';

/** Copies, and gives mode and owner at once; with -d it makes directories. */
export const install: Program = applet(
  { usage: '[-cdDsp] [-o USER] [-g GRP] [-m MODE] [-t DIR] [SOURCE]... DEST', letters: 'cvb:Ddpsg:m:o:t:' },
  function* (call) {
    const { process, options, operands } = call;
    if (options.has('d')) {
      if (operands.length === 0) throw new UsageError();
      for (const path of operands) {
        filesOf(process).makeDirectories(resolved(process.cwd, path), process);
        dress(call, path, 0o755);
      }
      return 0;
    }
    const { sources, target } = sourcesAndTarget(call);
    if (options.has('D')) filesOf(process).makeDirectories(parentOf(resolved(process.cwd, target)), process);
    let code = 0;
    for (const source of sources) {
      const place = isDirectory(process, target) ? within(target, lastName(source)) : target;
      if (yield* copyTo(call, source, place)) dress(call, place, 0o755);
      else code = 1;
    }
    return code;
  },
);

function dress(call: Call, path: string, otherwise: number): void {
  const { process, options } = call;
  const mode = changedMode(options.value('m') ?? otherwise.toString(8), 0, process.umask, false);
  if (mode === undefined) throw new Failure(`invalid mode '${options.value('m') ?? ''}'`);
  filesOf(process).change(path, process, { mode });
  const [user, group] = [options.value('o'), options.value('g')];
  if (user !== undefined)
    filesOf(process).change(path, process, { owner: { uid: idOr(call, 'passwd', user) } });
  if (group !== undefined)
    filesOf(process).change(path, process, { owner: { gid: idOr(call, 'group', group) } });
}

function idOr({ process }: Call, register: 'passwd' | 'group', name: string): number {
  const id = idIn(process, register, name);
  if (id === undefined) throw new Failure(`unknown ${register === 'passwd' ? 'user' : 'group'} ${name}`);
  return id;
}
