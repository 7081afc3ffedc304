/** No type has more fields; of a Pod with more volumes the others are not looked through. */
const MOST_KNOWN = 100;

/** The known word that is nearest to a misspelled one, or '' when none is near. Letter case and dashes count little. */
export function nearest(word: string, known: readonly string[]): string {
  const plain = flat(word);
  let best = '';
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5;
  flattened(known.length > MOST_KNOWN ? known.slice(0, MOST_KNOWN) : known).forEach((candidate, at) => {
    const distance = editDistance(plain, candidate, least);
    if (distance >= least) return;
    least = distance;
    best = known[at] ?? '';
  });
  return best;
}

function flat(word: string): string {
  const lower = word.toLowerCase();
  const letters = /^[a-z0-9]*$/.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}]/gu, '');
  return letters.slice(0, 60);
}

/** The lists of known words are few and asked for again and again. */
const kept = new WeakMap<readonly string[], readonly string[]>();

function flattened(known: readonly string[]): readonly string[] {
  const words = kept.get(known) ?? known.map(flat);
  kept.set(known, words);
  return words;
}

/** Letters to insert, delete, replace or swap with a neighbour; some number from `limit` on when there are as many. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(a, b, i, j) ? cell(before, j - 2) + 1 : replaced;
      const distance = Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, replaced, swapped);
      next.push(distance);
      least = Math.min(least, distance);
    }
    // A swap reaches over one row, at the price of one.
    if (least >= limit + 1) return limit;
    before = row;
    row = next;
  }
  return cell(row, b.length);
}

const cell = (row: readonly number[], at: number): number => row[at] ?? 0;

const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
