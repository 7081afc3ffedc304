import { applet, forEach, type Call } from '#domain/simulation/applets/applet.ts';
import { shownName } from '#domain/simulation/applets/names.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { UTC } from '#domain/simulation/applets/time/calendar.ts';
import { formatTime } from '#domain/simulation/applets/time/format.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { kibibytesOf, linksOf, sizeOf } from './measure.ts';
import { modeText } from './mode.ts';
import { filesOf } from './walk.ts';

export const stat: Program = applet(
  { usage: '[-ltf] [-c FMT] FILE...', letters: 'ltfLc:', long: 'format=c dereference=L' },
  function* (call) {
    const { process, options, operands } = call;
    if (operands.length === 0) throw new UsageError();
    if (options.lastOf('ft') !== undefined) throw new Unmodelled('stat of a file system');
    const format = options.value('c');
    return yield* forEach(
      call,
      operands,
      function* (path) {
        const node = filesOf(process).stat(path, process, options.lastOf('Ll') !== undefined);
        yield* print(
          process,
          format === undefined ? wholeText(call, path, node) : `${formatted(call, format, path, node)}\n`,
        );
      },
      (path, reason) => `can't stat '${path}': ${reason}`,
    );
  },
);

type Field = (node: Node, path: string, call: Call) => string | number;

const timeOf = ({ modified }: Node): string =>
  formatTime('%Y-%m-%d %H:%M:%S', modified, UTC) + `.${String(modified % 1000).padStart(3, '0')}000000 +0000`;

const secondsOf = ({ modified }: Node): number => Math.floor(modified / 1000);

const NAMES: Readonly<Record<Node['kind'], string>> = {
  file: 'regular file',
  directory: 'directory',
  link: 'symbolic link',
  device: 'character special file',
  fifo: 'fifo',
};

const TYPE_BITS: Readonly<Record<Node['kind'], number>> = {
  file: 0o10,
  directory: 0o4,
  link: 0o12,
  device: 0o2,
  fifo: 0o1,
};

const typeName = (node: Node): string =>
  node.kind === 'file' && node.content === '' ? 'regular empty file' : NAMES[node.kind];

const quoted = (node: Node, path: string): string =>
  node.kind === 'link' ? `'${path}' -> '${node.target}'` : `'${path}'`;

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['a', ({ mode }) => mode.toString(8)],
  ['A', modeText],
  ['b', (node) => kibibytesOf(node) * 2],
  ['B', () => 512],
  ['f', ({ mode, kind }) => ((TYPE_BITS[kind] << 12) | mode).toString(16)],
  ['F', typeName],
  ['g', ({ gid }) => gid],
  ['G', ({ gid }, _, { process }) => shownName(process, 'group', gid)],
  ['h', linksOf],
  ['i', ({ inode }) => inode],
  ['n', (_, path) => path],
  ['N', quoted],
  ['o', () => 4096],
  ['s', sizeOf],
  ['u', ({ uid }) => uid],
  ['U', ({ uid }, _, { process }) => shownName(process, 'passwd', uid)],
  ['x', timeOf],
  ['X', secondsOf],
  ['y', timeOf],
  ['Y', secondsOf],
  ['z', timeOf],
  ['Z', secondsOf],
]);

const formatted = (call: Call, format: string, path: string, node: Node): string =>
  format.replace(/%([-0]?)(\d*)([a-zA-Z%])/g, (all, flag: string, width: string, letter: string) => {
    if (letter === '%') return '%';
    const field = FIELDS.get(letter);
    if (!field) return letter === 'd' || letter === 'D' || letter === 't' || letter === 'T' ? '0' : all;
    const text = String(field(node, path, call));
    const size = Number(width);
    return flag === '-' ? text.padEnd(size) : text.padStart(size, flag === '0' ? '0' : ' ');
  });

const wholeText = (call: Call, path: string, node: Node): string =>
  formatted(
    call,
    [
      `  File: ${node.kind === 'link' ? '%N' : '%n'}`,
      '  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F',
      'Device: 0h/0d\tInode: %-10i  Links: %h',
      `Access: (${node.mode.toString(8).padStart(4, '0')}/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)`,
      'Access: %x',
      'Modify: %y',
      'Change: %z',
      '',
    ].join('\n'),
    path,
    node,
  );
