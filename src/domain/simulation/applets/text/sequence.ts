/** seq and yes */
import { applet } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';

export const seq: Program = applet(
  { usage: '[-w] [-s SEP] [FIRST [INC]] LAST', letters: '+ws:', numbers: true },
  function* ({ process, options, operands }) {
    const [first, step, last] = bounds(operands);
    const places = Math.max(decimalsOf(first), decimalsOf(step), decimalsOf(last));
    const width = options.has('w') ? Math.max(widthOf(first, places), widthOf(last, places)) : 0;
    const separator = options.value('s') ?? '\n';
    const [from, by, to] = [Number(first), Number(step), Number(last)];
    const isPast = (value: number): boolean => (by >= 0 ? value > to + by * 1e-9 : value < to + by * 1e-9);
    let count = 0;
    for (let value = from; !isPast(value); value = from + count * by) {
      yield* print(process, (count === 0 ? '' : separator) + padded(value.toFixed(places), width));
      count += 1;
      if (count % 64 === 0) yield null;
    }
    if (count > 0) yield* print(process, '\n');
    return 0;
  },
);

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** An operand such as `-1` is a number, not an option. */
function bounds(operands: readonly string[]): readonly [first: string, step: string, last: string] {
  if (operands.some((word) => !NUMBER.test(word))) throw new UsageError();
  const [one, two, three, ...more] = operands;
  if (one === undefined || more.length > 0) throw new UsageError();
  if (two === undefined) return ['1', '1', one];
  return three === undefined ? [one, '1', two] : [one, two, three];
}

const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0;

const widthOf = (number: string, places: number): number => Number(number).toFixed(places).length;

const padded = (number: string, width: number): string =>
  number.startsWith('-') ? `-${number.slice(1).padStart(width - 1, '0')}` : number.padStart(width, '0');

export const yes: Program = applet({ usage: '[STRING]', letters: '+' }, function* ({ process, operands }) {
  const line = `${operands.length > 0 ? operands.join(' ') : 'y'}\n`;
  for (;;) {
    yield* print(process, line.repeat(64));
    yield null;
  }
});
