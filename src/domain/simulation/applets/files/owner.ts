/** chmod, chown and chgrp */
import { applet, Failure, forEach, type Call } from '#domain/simulation/applets/applet.ts';
import { idIn } from '#domain/simulation/applets/names.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Ownership } from '#domain/simulation/files/nodes.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { changedMode } from './mode.ts';
import { everythingUnder, filesOf } from './walk.ts';

/** A word such as `-x` is a mode, not an option. */
const MODE_WORD = /^-[rwxXst]+(,|$)/;

const chmodProgram = applet(
  { usage: '[-Rcvf] MODE[,MODE]... FILE...', letters: 'Rcvf', long: 'recursive=R' },
  function* (call) {
    const { process, options, operands } = call;
    const [mode, ...paths] = operands;
    if (mode === undefined || paths.length === 0) throw new UsageError();
    if (changedMode(mode, 0, process.umask, false) === undefined) throw new Failure(`invalid mode '${mode}'`);
    return yield* forEach(
      call,
      paths,
      (path) =>
        // oxlint-disable-next-line require-yield -- disks answer at once
        everythingUnder(process, path, options.has('R'), function* (each, node) {
          if (node.kind === 'link') return;
          const to = changedMode(mode, node.mode, process.umask, node.kind === 'directory') ?? node.mode;
          filesOf(process).change(each, process, { mode: to });
        }),
      (path, reason) => `${path}: ${reason}`,
    );
  },
);

export const chmod: Program = (process) => {
  const at = process.argv.findIndex(
    (word, index) => index > 0 && (MODE_WORD.test(word) || !word.startsWith('-')),
  );
  if (at > 0 && MODE_WORD.test(process.argv[at] ?? ''))
    process.argv = [...process.argv.slice(0, at), '--', ...process.argv.slice(at)];
  return chmodProgram(process);
};

const LETTERS = 'RhLHPcvf';

export const chown: Program = applet(
  { usage: '[-RhLHPcvf]... USER[:[GRP]] FILE...', letters: LETTERS, long: 'recursive=R' },
  function* (call) {
    const [who, ...paths] = call.operands;
    if (who === undefined || paths.length === 0) throw new UsageError();
    return yield* give(call, ownerOf(call.process, who), paths);
  },
);

export const chgrp: Program = applet(
  { usage: '[-RhLHPcvf]... GROUP FILE...', letters: LETTERS, long: 'recursive=R' },
  function* (call) {
    const [group, ...paths] = call.operands;
    if (group === undefined || paths.length === 0) throw new UsageError();
    const gid = idIn(call.process, 'group', group);
    if (gid === undefined) throw new Failure(`unknown group ${group}`);
    return yield* give(call, { gid }, paths);
  },
);

function ownerOf(process: Process, text: string): Partial<Ownership> {
  const [user = '', group] = text.split(/[:.]/);
  const idOr = (register: 'passwd' | 'group', name: string): number => {
    const id = idIn(process, register, name);
    if (id !== undefined) return id;
    throw new Failure(group === undefined ? `unknown user ${user}` : `unknown user/group ${text}`);
  };
  const owner: { uid?: number; gid?: number } = {};
  if (user !== '' || group === undefined) owner.uid = idOr('passwd', user);
  if (group !== undefined && group !== '') owner.gid = idOr('group', group);
  return owner;
}

const give = (call: Call, owner: Partial<Ownership>, paths: readonly string[]) =>
  forEach(
    call,
    paths,
    (path) =>
      // oxlint-disable-next-line require-yield -- disks answer at once
      everythingUnder(call.process, path, call.options.has('R'), function* (each, node) {
        if (node.kind === 'link') return;
        if (!isAllowed(call.process)) throw new SystemError('EPERM');
        filesOf(call.process).change(each, call.process, { owner });
      }),
    (path, reason) => `${path}: ${reason}`,
  );

const isAllowed = ({ user, container }: Process): boolean =>
  user.uid !== 0 || container.capabilities.has('CHOWN');
