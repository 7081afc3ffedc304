/** ln, link, readlink and realpath */
import { applet, Failure, forEach, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { filesOf, lastName, nodeAt, within } from './walk.ts';

export const ln: Program = applet(
  {
    usage: '[-sfnbtv] [-S SUF] TARGET... LINK|DIR',
    letters: 'sfnbtvTS:',
    long: 'symbolic=s force=f no-dereference=n verbose=v',
  },
  function* (call) {
    const { options, operands } = call;
    const given = operands.length === 1 ? [...operands, lastName(operands[0] ?? '')] : operands;
    const last = given.at(-1);
    if (last === undefined) throw new UsageError();
    const sources = given.slice(0, -1);
    const there = nodeAt(call.process, last, options.lastOf('nT') === undefined);
    const intoDirectory = there?.kind === 'directory' && !options.has('T');
    const place = (source: string): string => (intoDirectory ? within(last, lastName(source)) : last);
    return yield* forEach(
      call,
      sources,
      (source) => makeLink(call, source, place(source)),
      (source, reason) =>
        `${!options.has('s') && !nodeAt(call.process, source) ? source : place(source)}: ${reason}`,
    );
  },
);

function makeLink({ process, options }: Call, source: string, path: string): void {
  const files = filesOf(process);
  if (options.has('f') && nodeAt(process, path, false)) files.remove(path, process);
  if (options.has('s')) files.symbolicLink(source, path, process);
  else files.hardLink(source, path, process);
}

export const link: Program = applet({ usage: 'FILE LINK' }, function* (call) {
  const [from, to] = call.operands;
  if (from === undefined || to === undefined || call.operands.length > 2) throw new UsageError();
  return yield* forEach(
    call,
    [to],
    () => filesOf(call.process).hardLink(from, to, call.process),
    (_, reason) => `can't create hard link '${to}' to '${from}': ${reason}`,
  );
});

export const readlink: Program = applet(
  { usage: '[-fnv] FILE', letters: 'fnvsq', long: 'canonicalize=f' },
  function* (call) {
    const { process, options, operands } = call;
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError();
    const target = targetOf(call, path);
    if (target === undefined) return 1;
    yield* print(process, target + (options.has('n') ? '' : '\n'));
    return 0;
  },
);

/** Undefined when it is no link, which readlink does not talk about unless it is asked to. */
function targetOf({ process, options }: Call, path: string): string | undefined {
  try {
    const place = filesOf(process).find(path, process, options.has('f'));
    if (options.has('f') && place.node) return place.path;
    if (place.node?.kind === 'link') return place.node.target;
    throw new SystemError(place.node ? 'EINVAL' : 'ENOENT');
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (options.has('v')) throw new Failure(`${path}: ${error.message}`);
    return undefined;
  }
}

export const realpath: Program = applet({ usage: 'FILE...' }, function* (call) {
  const { process, operands } = call;
  if (operands.length === 0) throw new UsageError();
  return yield* forEach(
    call,
    operands,
    function* (path) {
      const place = filesOf(process).find(path, process);
      if (!place.node) throw new SystemError('ENOENT');
      yield* print(process, `${place.path}\n`);
    },
    (path, reason) => `${path}: ${reason}`,
  );
});
