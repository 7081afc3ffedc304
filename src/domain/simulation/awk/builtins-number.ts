/** Arithmetic. */
import type { Builtin } from './builtins.ts';
import { toNumber } from './values.ts';

const mathematical =
  (compute: (one: number, other: number) => number): Builtin =>
  (_, [one, other]) =>
    compute(toNumber(one), toNumber(other));

/** On 64 bits without a sign. */
const bitwise =
  (compute: (one: bigint, other: bigint) => bigint): Builtin =>
  (_, [one, other]) =>
    Number(BigInt.asUintN(64, compute(bits(toNumber(one)), bits(toNumber(other)))));

const bits = (number: number): bigint =>
  Number.isFinite(number) ? BigInt.asUintN(64, BigInt(Math.trunc(number))) : 0n;

export const NUMBER_FUNCTIONS: readonly (readonly [string, Builtin])[] = [
  ['int', mathematical(Math.trunc)],
  ['sqrt', mathematical(Math.sqrt)],
  ['exp', mathematical(Math.exp)],
  ['log', mathematical(Math.log)],
  ['sin', mathematical(Math.sin)],
  ['cos', mathematical(Math.cos)],
  ['atan2', mathematical(Math.atan2)],
  ['and', bitwise((one, other) => one & other)],
  ['or', bitwise((one, other) => one | other)],
  ['xor', bitwise((one, other) => one ^ other)],
  ['compl', bitwise((one) => ~one)],
  ['lshift', bitwise((one, other) => one << (other & 63n))],
  ['rshift', bitwise((one, other) => one >> (other & 63n))],
  // From the run's own chance, whatever the seed: a run is to be the same each time.
  ['rand', ({ process: { kernel } }) => (kernel.random() * 32_768 + kernel.random()) / 2 ** 30],
  [
    'srand',
    (machine, [seed]) => {
      const before = machine.seed;
      machine.seed =
        seed === undefined ? Math.floor(machine.process.kernel.wallTime / 1000) : Math.trunc(toNumber(seed));
      return before;
    },
  ],
];
