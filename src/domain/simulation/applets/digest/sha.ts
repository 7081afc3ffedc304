/** FIPS 180-4: SHA-1, SHA-256 and SHA-512. */
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

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

/** The first bits behind the point of a root, exactly: by whole numbers. */
function rootBits(prime: number, power: 2n | 3n, bits: bigint): bigint {
  const target = BigInt(prime) << (power * bits);
  let [low, high] = [0n, BigInt(prime + 1) << bits];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= target) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(Number(bits), low);
}

/** What SHA-256 and SHA-512 differ in. */
interface Variant {
  readonly bits: bigint;
  readonly rounds: number;
  readonly big: readonly [readonly bigint[], readonly bigint[]];
  /** Two rotations and a shift each. */
  readonly small: readonly [readonly bigint[], readonly bigint[]];
}

const SHA256: Variant = {
  bits: 32n,
  rounds: 64,
  big: [[2n, 13n, 22n], [6n, 11n, 25n]],
  small: [[7n, 18n, 3n], [17n, 19n, 10n]],
}; // prettier-ignore

const SHA512: Variant = {
  bits: 64n,
  rounds: 80,
  big: [[28n, 34n, 39n], [14n, 18n, 41n]],
  small: [[1n, 8n, 7n], [19n, 61n, 6n]],
}; // prettier-ignore

type Eight = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

class Sha2 {
  private readonly variant: Variant;
  private readonly constants: readonly bigint[];

  constructor(variant: Variant) {
    this.variant = variant;
    this.constants = firstPrimes(variant.rounds).map((prime) => rootBits(prime, 3n, variant.bits));
  }

  digest(bytes: string): string {
    const { bits } = this.variant;
    let state = firstPrimes(8).map((prime) => rootBits(prime, 2n, bits));
    for (const block of this.blocks(bytes)) state = this.mixed(state, this.schedule(block));
    return state.map((word) => word.toString(16).padStart(Number(bits / 4n), '0')).join('');
  }

  private blocks(bytes: string): readonly bigint[][] {
    const word = Number(this.variant.bits) / 8;
    const size = Math.ceil((bytes.length + 1 + word * 2) / (word * 16)) * word * 16;
    const length = (bytes.length * 8).toString(16).padStart(word * 4, '0');
    let hex = '';
    for (let at = 0; at < bytes.length; at += 1) hex += bytes.charCodeAt(at).toString(16).padStart(2, '0');
    hex = `${hex}80`.padEnd(size * 2 - word * 4, '0') + length;
    const wordAt = (at: number): bigint => BigInt(`0x${hex.slice(at * word * 2, (at + 1) * word * 2)}`);
    return Array.from({ length: size / word / 16 }, (_, block) =>
      Array.from({ length: 16 }, (__, at) => wordAt(block * 16 + at)),
    );
  }

  private schedule(block: readonly bigint[]): readonly bigint[] {
    const words = [...block];
    const [first, second] = this.variant.small;
    for (let at = 16; at < this.variant.rounds; at += 1) {
      const sum = this.shifted(words[at - 15] ?? 0n, first) + this.shifted(words[at - 2] ?? 0n, second);
      words.push(this.cut(sum + (words[at - 16] ?? 0n) + (words[at - 7] ?? 0n)));
    }
    return words;
  }

  private mixed(state: readonly bigint[], words: readonly bigint[]): bigint[] {
    let next = state as Eight;
    for (const [step, word] of words.entries())
      next = this.stepped(next, word + (this.constants[step] ?? 0n));
    return next.map((word, at) => this.cut(word + (state[at] ?? 0n)));
  }

  private stepped([a, b, c, d, e, f, g, h]: Eight, word: bigint): Eight {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = this.cut(h + this.turned(e, this.variant.big[1]) + choice + word);
    const two = this.turned(a, this.variant.big[0]) + majority;
    return [this.cut(one + two), a, b, c, this.cut(d + one), e, f, g];
  }

  private cut(word: bigint): bigint {
    return BigInt.asUintN(Number(this.variant.bits), word);
  }

  private rotate(word: bigint, by: bigint): bigint {
    return this.cut((word >> by) | (word << (this.variant.bits - by)));
  }

  private turned(word: bigint, by: readonly bigint[]): bigint {
    return by.reduce((all, each) => all ^ this.rotate(word, each), 0n);
  }

  private shifted(word: bigint, [one = 0n, two = 0n, shift = 0n]: readonly bigint[]): bigint {
    return this.rotate(word, one) ^ this.rotate(word, two) ^ (word >> shift);
  }
}

export const sha256 = (bytes: string): string => new Sha2(SHA256).digest(bytes);

export const sha512 = (bytes: string): string => new Sha2(SHA512).digest(bytes);
