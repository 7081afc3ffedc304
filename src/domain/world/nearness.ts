/** No name in Kubernetes is longer, and no image's either. */
const LONGEST_NAME = 256;

/** Single changes between two texts: a letter too many, too few or another, or two that changed places. */
export function distance(a: string, b: string): number {
  if (Math.max(a.length, b.length) > LONGEST_NAME) return a === b ? 0 : Infinity;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) rows[i]?.push(cheapest(a, b, i, j, rows));
  }
  return rows[a.length]?.[b.length] ?? 0;
}

function cheapest(a: string, b: string, i: number, j: number, rows: readonly (readonly number[])[]): number {
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const swapped =
    i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
  return Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped);
}

/** Most likely the same name with a slip of the hand. `web-1` and `web-2` are two names, and so are short words. */
export function isSlip(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === other) return a !== b;
  if (one.replace(/\d/g, '') === other.replace(/\d/g, '')) return false;
  const length = Math.min(one.length, other.length);
  return length >= 3 && distance(one, other) <= (length > 8 ? 2 : 1);
}
