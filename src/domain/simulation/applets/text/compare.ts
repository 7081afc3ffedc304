/** cmp */
import { applet, sizeNumber, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export const cmp: Program = applet(
  { usage: '[-ls] [-n NUM] FILE1 [FILE2 [SKIP1 [SKIP2]]]', letters: 'lsn:' },
  function* (call) {
    const { operands } = call;
    const [first, second = '-', skip = '0', otherSkip = '0'] = operands;
    if (first === undefined) throw new UsageError();
    const one = yield* partOf(call, first, skip);
    const other = yield* partOf(call, second, otherSkip);
    return yield* tell(call, { first, second, one, other });
  },
);

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly one: string;
  readonly other: string;
}

function* tell(call: Call, { first, second, one, other }: Pair): Task {
  const { process, options } = call;
  const places = differences(one, other);
  const [at] = places;
  const isSilent = options.has('s');
  if (options.has('l'))
    for (const each of places)
      yield* print(process, `${each + 1} ${octal(one, each)} ${octal(other, each)}\n`);
  else if (at !== undefined && !isSilent) return yield* differ(call, `${first} ${second}`, at, one);
  const areEqual = one.length === other.length;
  if (!areEqual && !isSilent) yield* warn(call, `EOF on ${one.length < other.length ? first : second}`);
  return areEqual && at === undefined ? 0 : 1;
}

function* partOf({ process, options }: Call, path: string, skip: string): Task<string> {
  const content = (yield* contentOf(process, path, NAME_ALONE)).slice(sizeNumber(skip));
  const most = options.value('n');
  return most === undefined ? content : content.slice(0, sizeNumber(most));
}

function differences(one: string, other: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1)
    if (one.charAt(at) !== other.charAt(at)) places.push(at);
  return places;
}

const octal = (text: string, at: number): string => text.charCodeAt(at).toString(8).padStart(3);

function* differ({ process }: Call, names: string, at: number, text: string): Task {
  const line = text.slice(0, at).split('\n').length;
  yield* print(process, `${names} differ: char ${at + 1}, line ${line}\n`);
  return 1;
}
