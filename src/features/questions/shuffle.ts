/** FNV-1a: the same id always gives the same order, on every device and after every reload. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // Texts that differ in their last letter alone would keep their order without this last mixing (murmur3's).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The places 0 to `count` - 1 in an order that depends on `seed` alone. */
function permutation(seed: string, count: number): number[] {
  return Array.from({ length: count }, (_none, place) => place).sort(
    (a, b) => hashOf(`${seed}/${a}`) - hashOf(`${seed}/${b}`) || a - b,
  );
}

/**
 * In which order the options are shown: authors write the right one first, and a question of order as its own answer.
 * Never that order itself, where there is another.
 */
export function shownOrder(seed: string, count: number): readonly number[] {
  const order = permutation(seed, count);
  const isAsWritten = order.every((place, at) => place === at);
  return isAsWritten && count > 1 ? [...order.slice(1), 0] : order;
}

/** `order` with the item at `from` moved to `to`; the same when either is outside. */
export function moved(order: readonly number[], from: number, to: number): readonly number[] {
  const item = order[from];
  if (item === undefined || to < 0 || to >= order.length) return order;
  const others = order.filter((_item, at) => at !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
