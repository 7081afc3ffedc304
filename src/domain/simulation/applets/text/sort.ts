import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { descriptorOf } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { compareParts, keyOf, partOf, type Key } from './sort-key.ts';

type Order = (one: string, other: string) => number;

const WHOLE: Key = { from: { field: 1, character: 1 }, to: undefined, how: '' };

export const sort: Program = applet(
  {
    usage: '[-nrugMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...',
    letters: 'ngMucszbrdfihk:t:o:VmT:S:',
    long: 'reverse=r numeric-sort=n unique=u key=k field-separator=t output=o version-sort=V human-numeric-sort=h',
  },
  function* (call) {
    const { process, options, operands } = call;
    const end = options.has('z') ? '\0' : '\n';
    let lines: string[] = [];
    for (const path of operands.length > 0 ? operands : ['-']) {
      const text = yield* contentOf(process, path, NAME_ALONE, 2);
      const read = text.split(end);
      if (read.at(-1) === '') read.pop();
      lines = lines.concat(read);
      yield null;
    }
    const order = orderOf(call);
    if (options.has('c')) return isSorted(lines, order, options.has('u')) ? 0 : 1;
    const sorted = lines.toSorted(
      options.has('s') || options.has('u') ? order : withTies(order, options.has('r')),
    );
    const shown = options.has('u')
      ? sorted.filter((line, at) => at === 0 || order(sorted[at - 1] ?? '', line) !== 0)
      : sorted;
    yield* put(call, shown.map((line) => line + end).join(''));
    return 0;
  },
);

/** Lines that compare equal by their keys stand in the order of their bytes. */
const withTies =
  (order: Order, reverse: boolean): Order =>
  (one, other) =>
    order(one, other) || (one < other ? -1 : one > other ? 1 : 0) * (reverse ? -1 : 1);

function orderOf({ options }: Call): Order {
  const general = Array.from('bdfghinMV')
    .filter((letter) => options.has(letter))
    .join('');
  const reverse = options.has('r');
  const separator = options.value('t');
  const given = options.values('k').map(keyOf);
  const keys = (given.length > 0 ? given : [WHOLE]).map((key) =>
    key.how === '' ? { ...key, how: general + (reverse ? 'r' : '') } : key,
  );
  return (one, other) => {
    for (const key of keys) {
      const isWhole = given.length === 0;
      const [first, second] = isWhole
        ? [one, other]
        : [partOf(one, key, separator), partOf(other, key, separator)];
      const order = compareParts(first, second, key.how);
      if (order !== 0) return key.how.includes('r') ? -order : order;
    }
    return 0;
  };
}

const isSorted = (lines: readonly string[], order: Order, unique: boolean): boolean =>
  lines.every((line, at) => at === 0 || order(lines[at - 1] ?? '', line) < (unique ? 0 : 1));

function* put({ process, options }: Call, text: string): Task<void> {
  const target = options.value('o');
  if (target === undefined) {
    if (text !== '') yield* descriptorOf(process, 1).write(process, text);
    return;
  }
  try {
    const file = openFile(process, target, { write: true, truncate: true });
    yield* file.write(process, text);
    file.release(process.kernel);
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`can't open '${target}': ${error.message}`);
    throw error;
  }
}
