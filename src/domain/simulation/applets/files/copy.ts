/** cp: files, links and whole directories, with or without their owners and times. */
import { applet, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import type { DirectoryNode, Node } from '#domain/simulation/files/nodes.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { filesOf, isDirectory, lastName, nodeAt, within } from './walk.ts';

export const cp: Program = applet(
  {
    usage: '[-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }',
    letters: 'arRPLHpdfinlsTut:vc',
    long: 'archive=a force=f interactive=i link=l dereference=L no-dereference=P recursive=R symbolic-link=s no-target-directory=T verbose=v update=u target-directory=t',
  },
  function* (call) {
    const { process, options } = call;
    const { sources, target } = sourcesAndTarget(call);
    const isPlain = options.has('T') || (sources.length === 1 && !isDirectory(process, target));
    let isGood = true;
    for (const source of sources) {
      const place = isPlain ? target : within(target, lastName(source));
      isGood = (yield* copyTo(call, source, place, true)) && isGood;
    }
    return isGood ? 0 : 1;
  },
);

export function sourcesAndTarget({ options, operands }: Call): {
  readonly sources: readonly string[];
  readonly target: string;
} {
  const given = options.value('t');
  const target = given ?? operands.at(-1);
  const sources = given === undefined ? operands.slice(0, -1) : operands;
  if (target === undefined || sources.length === 0) throw new UsageError();
  return { sources, target };
}

/** Copies one file or, with -r, a directory; says what fails, and tells whether all went well. */
export function* copyTo(call: Call, source: string, target: string, isNamed = false): Task<boolean> {
  try {
    return yield* copyNode(call, source, target, isNamed);
  } catch (error) {
    if (error instanceof SystemError && error.code !== 'EPIPE') {
      yield* warn(call, `can't create '${target}': ${error.message}`);
      return false;
    }
    throw error;
  }
}

function* copyNode(call: Call, source: string, target: string, isNamed: boolean): Task<boolean> {
  const { process, options } = call;
  const node = yield* sourceNode(call, source, followsLinks(call, isNamed));
  if (!node) return false;
  if (node.kind === 'directory') return yield* copyDirectory(call, source, target, node);
  const there = nodeAt(process, target);
  const refusal = refusalOf(source, target, node, there);
  if (refusal !== undefined) {
    yield* warn(call, refusal);
    return false;
  }
  const isKept = there && (options.has('n') || (options.has('u') && there.modified >= node.modified));
  if (isKept !== true) yield* copyOther(call, source, target, node);
  return true;
}

function followsLinks({ options }: Call, isNamed: boolean): boolean {
  if (options.has('L') || (isNamed && options.has('H'))) return true;
  return options.lastOf('arRPd') === undefined;
}

function refusalOf(source: string, target: string, node: Node, there: Node | undefined): string | undefined {
  if (there?.kind === 'directory') return `can't create '${target}': Is a directory`;
  return there === node && node.kind === 'file' ? `'${source}' and '${target}' are the same file` : undefined;
}

function* sourceNode(call: Call, source: string, follow: boolean): Task<Node | undefined> {
  try {
    return filesOf(call.process).stat(source, call.process, follow);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* warn(call, `can't stat '${source}': ${error.message}`);
    return undefined;
  }
}

function* copyDirectory(call: Call, source: string, target: string, node: DirectoryNode): Task<boolean> {
  const { process, options } = call;
  const files = filesOf(process);
  if (options.lastOf('arR') === undefined) {
    yield* warn(call, `omitting directory '${source}'`);
    return false;
  }
  if (files.find(target, process).path.startsWith(`${files.find(source, process).path}/`)) {
    yield* warn(call, `recursion detected, omitting directory '${source}'`);
    return false;
  }
  if (!nodeAt(process, target)) files.makeDirectory(target, process, node.mode | 0o700);
  let isGood = true;
  for (const name of files.list(source, process))
    isGood = (yield* copyTo(call, within(source, name), within(target, name))) && isGood;
  keepAttributes(call, node, target);
  yield null;
  return isGood;
}

function* copyOther(call: Call, source: string, target: string, node: Node): Task<void> {
  const { process, options } = call;
  const files = filesOf(process);
  if (options.lastOf('sl') === undefined && node.kind !== 'link') {
    yield* copyContent(call, source, target, node);
    keepAttributes(call, node, target);
    return;
  }
  if (nodeAt(process, target, false)) files.remove(target, process);
  if (options.has('l')) files.hardLink(source, target, process);
  else files.symbolicLink(node.kind === 'link' ? node.target : source, target, process);
}

function* copyContent(call: Call, source: string, target: string, node: Node): Task<void> {
  const { process } = call;
  const input = openFile(process, source, { read: true });
  try {
    if (!nodeAt(process, target)) {
      const made = filesOf(process).fileToWrite(target, process, node.mode & 0o777);
      if (made.kind === 'file' && node.kind === 'file' && node.program) made.program = node.program;
    }
    const output = openFile(process, target, { write: true, truncate: true });
    for (let part = yield* readSome(process, input); part !== null; part = yield* readSome(process, input)) {
      yield* output.write(process, part);
      yield null;
    }
    output.release(process.kernel);
  } finally {
    input.release(process.kernel);
  }
}

/** What -p keeps: time, mode and, where it is allowed, the owner. */
function keepAttributes({ process, options }: Call, from: Node, target: string): void {
  const to = nodeAt(process, target);
  if (!to || options.lastOf('pa') === undefined) return;
  to.mode = from.mode;
  to.modified = from.modified;
  if (process.user.uid === 0) [to.uid, to.gid] = [from.uid, from.gid];
}
