/** SHA-1, as FIPS 180-4 has it. */
import { blocksOf, hexOf, rotated } from './blocks.ts';

export function sha1(bytes: string): string {
  let state: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (const block of blocksOf(bytes, false)) {
    const words = [...block];
    for (let at = 16; at < 80; at += 1)
      words.push(
        rotated(
          [3, 8, 14, 16].reduce((all, back) => all ^ (words[at - back] ?? 0), 0),
          1,
        ),
      );
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (const [step, word] of words.entries()) {
      const [mixed, constant] = sha1Round(step, b, c, d);
      [a, b, c, d, e] = [(rotated(a, 5) + mixed + e + constant + word) | 0, a, rotated(b, 30), c, d];
    }
    state = [a, b, c, d, e].map((word, at) => (word + (state[at] ?? 0)) | 0);
  }
  return hexOf(state, false);
}

function sha1Round(
  step: number,
  b: number,
  c: number,
  d: number,
): readonly [mixed: number, constant: number] {
  if (step < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (step < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (step < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}
