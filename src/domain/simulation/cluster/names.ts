/** Names and identities that the API server gives: the same ones in every run. */
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';

/** Without vowels and digits that look like letters (rand.String of apimachinery). */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;
/** maxGeneratedNameLength of apiserver's storage/names. */
const LONGEST_PREFIX = 58;

const letterFor = (number: number): string => LETTERS.charAt(number % LETTERS.length);

/** Five letters. */
export function randomSuffix(kernel: Kernel): string {
  return Array.from({ length: SUFFIX_LENGTH }, () => letterFor(kernel.random())).join('');
}

export const generatedName = (kernel: Kernel, prefix: string): string =>
  prefix.slice(0, LONGEST_PREFIX) + randomSuffix(kernel);

export function newUid(kernel: Kernel): string {
  const digits = Array.from({ length: 8 }, () => kernel.random().toString(16).padStart(4, '0')).join('');
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(13, 16), digits.slice(17, 20)];
  return `${a}-${b}-4${c}-a${d}-${digits.slice(20)}`;
}

/** A hash as ComputeHash of pkg/controller makes it: FNV-1a of the template, its digits written in those letters. */
export function templateHash(template: unknown): string {
  let hash = 2_166_136_261;
  for (const character of JSON.stringify(template))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return Array.from(String(hash), (digit) => letterFor(digit.charCodeAt(0))).join('');
}
