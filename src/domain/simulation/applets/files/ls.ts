import { applet, warn, type Call } from '#domain/simulation/applets/applet.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { humanSize, kibibytesOf, sizeOf } from './measure.ts';
import { rowOf, type Entry } from './ls-row.ts';

export const ls: Program = applet(
  {
    usage: '[-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...',
    letters: '1AaCxdLHRFplinshrSXvctukw:E',
    long: 'full-time=E color=k group-directories-first=k all=a almost-all=A recursive=R human-readable=h reverse=r',
  },
  function* (call) {
    if (call.options.lastOf('Cx') !== undefined) throw new Unmodelled('ls in columns');
    return yield* new Listing(call).run();
  },
);

class Listing {
  private readonly call: Call;
  private code = 0;
  private wasPrinted = false;

  constructor(call: Call) {
    this.call = call;
  }

  *run(): Task {
    const { operands, options } = this.call;
    const named: Entry[] = [];
    for (const path of operands.length > 0 ? operands : ['.']) {
      const node = yield* this.find(path);
      if (node) named.push({ name: path, path, node });
    }
    const isDirectory = ({ node }: Entry): boolean => node.kind === 'directory' && !options.has('d');
    const files = this.sorted(named.filter((entry) => !isDirectory(entry)));
    const directories = this.sorted(named.filter(isDirectory));
    yield* this.rows(files);
    const hasTitles = operands.length > 1 || options.has('R');
    for (const { path } of directories) yield* this.directory(path, hasTitles);
    return this.code;
  }

  /** Links named as operands are followed unless they are to be shown themselves. */
  private *find(path: string): Task<Node | undefined> {
    const { process, options } = this.call;
    const follow = options.lastOf('LH') !== undefined || options.lastOf('ldFi') === undefined;
    try {
      const node = process.container.files.stat(path, process, false);
      if (node.kind !== 'link' || !follow) return node;
      return process.container.files.exists(path, process)
        ? process.container.files.stat(path, process)
        : node;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.code = 1;
      yield* warn(this.call, `${path}: ${error.message}`);
      return undefined;
    }
  }

  private *directory(path: string, hasTitle: boolean): Task<void> {
    const { options, process } = this.call;
    const entries = yield* this.read(path);
    if (!entries) return;
    if (hasTitle) yield* print(process, `${this.wasPrinted ? '\n' : ''}${path}:\n`);
    this.wasPrinted = true;
    if (options.lastOf('ls') !== undefined) yield* print(process, `total ${this.total(entries)}\n`);
    yield* this.rows(entries);
    yield null;
    const isInner = ({ node, name }: Entry): boolean =>
      node.kind === 'directory' && name !== '.' && name !== '..';
    if (!options.has('R')) return;
    for (const { path: inner } of entries.filter(isInner)) yield* this.directory(inner, true);
  }

  private *read(path: string): Task<readonly Entry[] | undefined> {
    try {
      return this.entriesOf(path);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.code = 1;
      yield* warn(this.call, `can't open '${path}': ${error.message}`);
      return undefined;
    }
  }

  private entriesOf(path: string): readonly Entry[] {
    const { process, options } = this.call;
    const { files } = process.container;
    const dots = options.has('a') ? ['.', '..'] : [];
    const showsHidden = options.lastOf('aA') !== undefined;
    const names = files.list(path, process).filter((name) => showsHidden || !name.startsWith('.'));
    const entries: Entry[] = [];
    for (const name of [...dots, ...names]) {
      const inner = path.endsWith('/') ? path + name : `${path}/${name}`;
      entries.push({ name, path: inner, node: files.stat(inner, process, options.has('L')) });
    }
    return this.sorted(entries);
  }

  private total(entries: readonly Entry[]): string {
    const sum = entries.reduce((all, { node }) => all + kibibytesOf(node), 0);
    return this.call.options.has('h') ? humanSize(sum * 1024) : String(sum);
  }

  private *rows(entries: readonly Entry[]): Task<void> {
    if (entries.length > 0) this.wasPrinted = true;
    yield* print(this.call.process, entries.map((entry) => rowOf(this.call, entry)).join(''));
  }

  private sorted(entries: readonly Entry[]): readonly Entry[] {
    const { options } = this.call;
    const by = options.lastOf('tSXvc');
    const order = (one: Entry, other: Entry): number =>
      (by === undefined ? 0 : compare(one, other, by)) || (one.name < other.name ? -1 : 1);
    return entries.toSorted((one, other) => order(one, other) * (options.has('r') ? -1 : 1));
  }
}

function compare({ node: one, name }: Entry, { node: other, name: otherName }: Entry, by: string): number {
  if (by === 'S') return sizeOf(other) - sizeOf(one);
  if (by === 'v') return name.localeCompare(otherName, 'en', { numeric: true });
  if (by !== 'X') return Math.floor(other.modified / 1000) - Math.floor(one.modified / 1000);
  const [first, second] = [extensionOf(name), extensionOf(otherName)];
  return first < second ? -1 : first > second ? 1 : 0;
}

const extensionOf = (name: string): string =>
  name.includes('.') ? nameOf(name).slice(name.lastIndexOf('.')) : '';
