const FACTOR = 0x5bd1_e995;

/** MurmurHash2 as ngx_murmur_hash2 has it: what decides about a client in `split_clients`. */
export function murmurHash2(bytes: string): number {
  const at = (index: number): number => bytes.charCodeAt(index);
  let left = bytes.length;
  let hash = left;
  let position = 0;
  for (; left >= 4; left -= 4, position += 4) {
    let part = at(position) | (at(position + 1) << 8) | (at(position + 2) << 16) | (at(position + 3) << 24);
    part = Math.imul(part, FACTOR);
    part ^= part >>> 24;
    hash = Math.imul(hash, FACTOR) ^ Math.imul(part, FACTOR);
  }
  if (left === 3) hash ^= at(position + 2) << 16;
  if (left >= 2) hash ^= at(position + 1) << 8;
  if (left >= 1) hash = Math.imul(hash ^ at(position), FACTOR);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, FACTOR);
  return (hash ^ (hash >>> 15)) >>> 0;
}
