/** du, df and sync */
import { applet, forEach, type Call } from '#domain/simulation/applets/applet.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { kindOf, ROOT_KIND } from './mount-kinds.ts';
import { humanSize, kibibytesOf, sizeOf } from './measure.ts';
import { filesOf, within } from './walk.ts';

export const du: Program = applet(
  { usage: '[-aHLdclsxhmk] [FILE]...', letters: 'aHLd:clsxhmkb', long: 'max-depth=d' },
  function* (call) {
    const { process, options, operands } = call;
    let total = 0;
    const seen = new Set<Node>();
    const code = yield* forEach(
      call,
      operands.length > 0 ? operands : ['.'],
      function* (path) {
        total += yield* sumOf(call, path, 0, seen);
      },
      (path, reason) => `${path}: ${reason}`,
    );
    if (options.has('c')) yield* print(process, `${amount(call, total)}\ttotal\n`);
    return code;
  },
);

function* sumOf(call: Call, path: string, depth: number, seen: Set<Node>): Task<number> {
  const { process, options } = call;
  const node = filesOf(process).stat(path, process, options.has('L'));
  if (seen.has(node)) return 0;
  seen.add(node);
  let sum = options.has('b') ? sizeOf(node) : kibibytesOf(node) * 1024;
  const names = node.kind === 'directory' ? filesOf(process).list(path, process) : [];
  for (const name of names) sum += yield* sumOf(call, within(path, name), depth + 1, seen);
  if (isShown(call, node, depth)) yield* print(process, `${amount(call, sum)}\t${path}\n`);
  return sum;
}

function isShown({ options }: Call, { kind }: Node, depth: number): boolean {
  const deepest = options.has('s') ? 0 : Number(options.value('d') ?? Infinity);
  return depth === 0 || (depth <= deepest && (kind === 'directory' || options.has('a')));
}

function amount({ options }: Call, bytes: number): string {
  const unit = options.lastOf('hmkb');
  if (unit === 'h') return humanSize(bytes);
  if (unit === 'b') return String(bytes);
  return String(Math.ceil(bytes / (unit === 'm' ? 1_048_576 : 1024)));
}

/** The disk of the node, of which nothing is known: one size for all. */
const DISK_KIB = 61_202_244;
const USED_KIB = 12_240_448;

export const df: Program = applet(
  { usage: '[-PkmhTai] [-B SIZE] [FILESYSTEM]...', letters: 'PkmhTaiB:t:' },
  function* (call) {
    const { process, options, operands } = call;
    const mounts = filesOf(process).mountPoints();
    const unit = options.has('h') ? 'Size' : options.has('m') ? '1M-blocks' : '1K-blocks';
    const shown = (kib: number): string =>
      options.has('h') ? humanSize(kib * 1024) : String(options.has('m') ? Math.ceil(kib / 1024) : kib);
    const row = (source: string, at: string): string => {
      const sizes = [DISK_KIB, USED_KIB, DISK_KIB - USED_KIB].map((kib) => shown(kib).padStart(9));
      return `${source.padEnd(20)} ${sizes.join(' ')}  20% ${at}\n`;
    };
    const sized = mounts.filter((each) => kindOf(each).hasSize);
    const rows = [row(ROOT_KIND.source, '/'), ...sized.map((each) => row(kindOf(each).source, each.path))];
    const title = `Filesystem           ${unit.padStart(9)}      Used Available Use% Mounted on\n`;
    if (operands.length === 0) {
      yield* print(process, title + rows.join(''));
      return 0;
    }
    let isFirst = true;
    return yield* forEach(
      call,
      operands,
      function* (path) {
        const place = filesOf(process).find(path, process);
        filesOf(process).stat(path, process);
        const at = mounts.filter(
          ({ path: mount }) => place.path === mount || place.path.startsWith(`${mount}/`),
        );
        const nearest = at.toSorted((one, other) => other.path.length - one.path.length)[0];
        const source = (nearest ? kindOf(nearest) : ROOT_KIND).source;
        yield* print(process, (isFirst ? title : '') + row(source, nearest?.path ?? '/'));
        isFirst = false;
      },
      (path) => `${path}: can't find mount point`,
    );
  },
);

// oxlint-disable-next-line require-yield -- everything is on the disk at once
export const sync: Program = applet({ usage: '[-df] [FILE]...', letters: 'df' }, function* () {
  return 0;
});
