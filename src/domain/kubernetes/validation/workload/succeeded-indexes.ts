import { GoError, atoi } from './go-numbers.ts';

/** How many indexes `1,3-5,7` names. validateIndexesFormat in pkg/apis/batch/validation, whose errors are GoErrors. */
export function countIndexes(text: string, completions: number): number {
  if (text === '') return 0;
  let last: number | undefined;
  let total = 0;
  for (const fragment of text.split(',')) {
    const [from, to] = readInterval(fragment, completions);
    if (last !== undefined && last >= from) throw notRising(last, from);
    total += to - from + 1;
    last = to;
  }
  return total;
}

const notRising = (previous: number, current: number): GoError =>
  new GoError(`non-increasing order, previous: ${previous}, current: ${current}`);

/** parseIndexInterval in pkg/apis/batch/validation. */
function readInterval(fragment: string, completions: number): readonly [number, number] {
  const parts = fragment.split('-');
  if (parts.length > 2) {
    const rule =
      "violates the requirement that an index interval can have at most two parts separated by '-'";
    throw new GoError(`the fragment ${JSON.stringify(fragment)} ${rule}`);
  }
  const [from = 0, to] = parts.map((part) => readIndex(part, completions));
  if (to === undefined) return [from, from];
  if (from >= to) throw notRising(from, to);
  return [from, to];
}

function readIndex(text: string, completions: number): number {
  const index = parsed(text);
  if (index >= completions) throw new GoError(`too large index: ${JSON.stringify(text)}`);
  return index;
}

function parsed(text: string): number {
  try {
    return atoi(text);
  } catch (error) {
    throw new GoError(`cannot convert string to integer for index: ${JSON.stringify(text)}`, {
      cause: error,
    });
  }
}
