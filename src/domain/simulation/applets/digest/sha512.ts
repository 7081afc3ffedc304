/** SHA-512, as FIPS 180-4 has it. */
import { firstPrimes, rootBits } from './roots.ts';

const CONSTANTS = firstPrimes(80).map((prime) => rootBits(prime, 3n, 64n));

const START = firstPrimes(8).map((prime) => rootBits(prime, 2n, 64n));

const cut = (word: bigint): bigint => BigInt.asUintN(64, word);

const right = (word: bigint, by: bigint): bigint => cut((word >> by) | (word << (64n - by)));

export function sha512(bytes: string): string {
  let state: readonly bigint[] = START;
  for (const block of blocks(bytes)) {
    const mixed = rounds(state as Eight, schedule(block));
    state = state.map((word, at) => cut(word + (mixed[at] ?? 0n)));
  }
  return state.map((word) => word.toString(16).padStart(16, '0')).join('');
}

function blocks(bytes: string): readonly bigint[][] {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 17) / 128) * 128));
  for (let at = 0; at < bytes.length; at += 1) view.setUint8(at, bytes.charCodeAt(at));
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  return Array.from({ length: view.byteLength / 128 }, (_, block) =>
    Array.from({ length: 16 }, (__, word) => view.getBigUint64(block * 128 + word * 8)),
  );
}

function schedule(block: readonly bigint[]): readonly bigint[] {
  const words = [...block];
  const at = (place: number): bigint => words[place] ?? 0n;
  for (let place = 16; place < 80; place += 1) {
    const [before, last] = [at(place - 15), at(place - 2)];
    const first = right(before, 1n) ^ right(before, 8n) ^ (before >> 7n);
    const second = right(last, 19n) ^ right(last, 61n) ^ (last >> 6n);
    words.push(cut(at(place - 16) + first + at(place - 7) + second));
  }
  return words;
}

type Eight = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

function rounds(state: Eight, words: readonly bigint[]): Eight {
  let [a, b, c, d, e, f, g, h] = state;
  for (const [step, word] of words.entries()) {
    const turnedE = right(e, 14n) ^ right(e, 18n) ^ right(e, 41n);
    const one = h + turnedE + ((e & f) ^ (~e & g)) + (CONSTANTS[step] ?? 0n) + word;
    const turnedA = right(a, 28n) ^ right(a, 34n) ^ right(a, 39n);
    const two = turnedA + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + one), c, b, a, cut(one + two)];
  }
  return [a, b, c, d, e, f, g, h];
}
