/** SHA-256, as FIPS 180-4 has it, in words of 32 bits. */
import { blocksOf, hexOf, rotated } from './blocks.ts';
import { firstPrimes, rootBits } from './roots.ts';

const CONSTANTS = firstPrimes(64).map((prime) => Number(rootBits(prime, 3n, 32n)) | 0);

const START = firstPrimes(8).map((prime) => Number(rootBits(prime, 2n, 32n)) | 0);

const right = (word: number, by: number): number => rotated(word, 32 - by);

export function sha256(bytes: string): string {
  let state: readonly number[] = START;
  for (const block of blocksOf(bytes, false)) {
    const mixed = rounds(state as Eight, schedule(block));
    state = state.map((word, at) => (word + (mixed[at] ?? 0)) | 0);
  }
  return hexOf(state, false);
}

function schedule(block: Uint32Array): Int32Array {
  const words = new Int32Array(64);
  words.set(block);
  const at = (place: number): number => words[place] ?? 0;
  for (let place = 16; place < 64; place += 1) {
    const [before, last] = [at(place - 15), at(place - 2)];
    const first = right(before, 7) ^ right(before, 18) ^ (before >>> 3);
    const second = right(last, 17) ^ right(last, 19) ^ (last >>> 10);
    words[place] = at(place - 16) + first + at(place - 7) + second;
  }
  return words;
}

type Eight = readonly [number, number, number, number, number, number, number, number];

function rounds(state: Eight, words: Int32Array): Eight {
  let [a, b, c, d, e, f, g, h] = state;
  for (const [step, word] of words.entries()) {
    const turnedE = right(e, 6) ^ right(e, 11) ^ right(e, 25);
    const one = (h + turnedE + ((e & f) ^ (~e & g)) + (CONSTANTS[step] ?? 0) + word) | 0;
    const turnedA = right(a, 2) ^ right(a, 13) ^ right(a, 22);
    const two = (turnedA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}
