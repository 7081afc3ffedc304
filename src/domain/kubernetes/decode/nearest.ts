/** The known word that is nearest to a misspelled one, or '' when none is near. Letter case and dashes count little. */
export function nearest(word: string, known: readonly string[]): string {
  const plain = flat(word);
  let best = '';
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5;
  for (const candidate of known) {
    const distance = editDistance(plain, flat(candidate));
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

const flat = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60);

/** Letters to insert, delete, replace or swap with a neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(a, b, i, j) ? cell(before, j - 2) + 1 : replaced;
      next.push(Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return cell(row, b.length);
}

const cell = (row: readonly number[], at: number): number => row[at] ?? 0;

const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
