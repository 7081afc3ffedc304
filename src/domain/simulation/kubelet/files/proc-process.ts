/** /proc/PID. */
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import {
  createDevice,
  createDirectory,
  createFile,
  createLink,
  type DirectoryNode,
  type Node,
} from '#domain/simulation/files/nodes.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { rootView } from './root-view.ts';

type Entry = (process: Process, files: FileSystem) => Node;

const text =
  (mode: number, content: (process: Process, files: FileSystem) => string): Entry =>
  (process, files) =>
    createFile(process.kernel, content(process, files), mode, process.user);

const ENTRIES: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['cmdline', text(0o444, ({ argv }) => argv.map((part) => `${part}\0`).join(''))],
  ['comm', text(0o644, (process) => `${commandOf(process)}\n`)],
  ['status', text(0o444, statusOf)],
  ['stat', text(0o444, statOf)],
  ['environ', text(0o400, environOf)],
  ['mounts', text(0o444, (_process, files) => mountsOf(files))],
  ['cgroup', text(0o444, () => '0::/\n')],
  ['root', rootOf],
  ['cwd', ({ kernel, cwd }) => createLink(kernel, cwd)],
  ['exe', ({ kernel, argv }) => createLink(kernel, argv[0] ?? '')],
  ['fd', descriptorsOf],
]);

export function processDirectory(process: Process, files: FileSystem): DirectoryNode {
  return {
    ...createDirectory(process.kernel, 0o555, process.user),
    dynamic: {
      names: () => [...ENTRIES.keys()],
      entry: (name) => ENTRIES.get(name)?.(process, files),
    },
  };
}

const commandOf = ({ argv }: Process): string => nameOf(argv[0] ?? '').slice(0, 15);

const STATES: Readonly<Record<Process['state'], string>> = {
  ready: 'R (running)',
  running: 'R (running)',
  waiting: 'S (sleeping)',
  dead: 'Z (zombie)',
};

function statusOf(process: Process): string {
  const { uid, gid, groups } = process.user;
  return [
    `Name:\t${commandOf(process)}`,
    `State:\t${STATES[process.state]}`,
    `Tgid:\t${process.pid}`,
    `Pid:\t${process.pid}`,
    `PPid:\t${process.parent?.pid ?? 0}`,
    `Uid:\t${[uid, uid, uid, uid].join('\t')}`,
    `Gid:\t${[gid, gid, gid, gid].join('\t')}`,
    `Groups:\t${groups.join(' ')} `,
    'Threads:\t1',
    '',
  ].join('\n');
}

function statOf(process: Process): string {
  const { pid, parent, state } = process;
  return `${pid} (${commandOf(process)}) ${STATES[state].charAt(0)} ${parent?.pid ?? 0} ${pid} ${pid} 0 -1\n`;
}

function environOf({ env }: Process): string {
  return [...env].map(([name, value]) => `${name}=${value}\0`).join('');
}

function mountsOf(files: FileSystem): string {
  const root = `overlay / overlay ${files.rootReadOnly ? 'ro' : 'rw'},relatime 0 0\n`;
  const others = files.mountPoints().map(({ path, readOnly }) => {
    const type =
      path === '/proc' ? 'proc' : path.startsWith('/dev') ? 'tmpfs' : path === '/sys' ? 'sysfs' : 'ext4';
    return `${type === 'ext4' ? '/dev/sda1' : type} ${path} ${type} ${readOnly ? 'ro' : 'rw'},relatime 0 0\n`;
  });
  return [root, ...others].join('');
}

/** Reading it needs the right to trace the process: its own user with no fewer capabilities, or SYS_PTRACE. */
function rootOf(process: Process): Node {
  const { kernel } = process;
  return {
    ...createLink(kernel, '/'),
    elsewhere: () => {
      if (!mayTrace(kernel.current, process)) throw new SystemError('EACCES');
      return rootView(process.container.files);
    },
  };
}

function mayTrace(who: Process | undefined, process: Process): boolean {
  if (!who || who.container.capabilities.has('SYS_PTRACE')) return true;
  const has = who.container.capabilities;
  return (
    who.user.uid === process.user.uid && [...process.container.capabilities].every((name) => has.has(name))
  );
}

/** Opening one gives the same description again, which is what pipes and logs do; files begin where the other stands. */
function descriptorsOf(process: Process): Node {
  const { kernel, descriptors } = process;
  const entry = (name: string): Node | undefined => {
    const file = /^\d+$/.test(name) ? descriptors[Number(name)] : undefined;
    return file && createDevice(kernel, () => file.share());
  };
  const names = () => descriptors.flatMap((file, number) => (file ? [String(number)] : []));
  return { ...createDirectory(kernel, 0o500, process.user), dynamic: { names, entry } };
}
