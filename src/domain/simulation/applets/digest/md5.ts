import { blocksOf, hexOf, rotated } from './blocks.ts';

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

const SINES = Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32) | 0);

type State = readonly [a: number, b: number, c: number, d: number];

/** RFC 1321. */
export function md5(bytes: string): string {
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (const block of blocksOf(bytes, true)) {
    let next = state;
    for (let step = 0; step < 64; step += 1) next = stepped(next, step, block);
    const [a, b, c, d] = state;
    state = [(a + next[0]) | 0, (b + next[1]) | 0, (c + next[2]) | 0, (d + next[3]) | 0];
  }
  return hexOf(state, true);
}

function stepped([a, b, c, d]: State, step: number, block: Uint32Array): State {
  const [mixed, word] = round(step, b, c, d);
  const shift = SHIFTS[(step >> 4) * 4 + (step & 3)] ?? 0;
  const sum = (a + mixed + (SINES[step] ?? 0) + (block[word] ?? 0)) | 0;
  return [d, (b + rotated(sum, shift)) | 0, b, c];
}

function round(step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) & 15];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) & 15];
  return [c ^ (b | ~d), (7 * step) & 15];
}
