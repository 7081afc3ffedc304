/** Where the constants of SHA-2 come from: bits of the roots of primes. */

export function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

/** The first bits behind the point of a root, exactly: by whole numbers. */
export function rootBits(prime: number, power: 2n | 3n, bits: bigint): bigint {
  const target = BigInt(prime) << (power * bits);
  let [low, high] = [0n, BigInt(prime + 1) << bits];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= target) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(Number(bits), low);
}
