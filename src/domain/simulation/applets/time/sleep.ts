/** sleep and usleep */
import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';

const SECONDS = new Map([['', 1], ['s', 1], ['m', 60], ['h', 3600], ['d', 86_400]]); // prettier-ignore

/** A duration such as `1.5` or `2m`, in milliseconds. */
export function milliseconds(text: string): number {
  const [, digits, suffix = ''] = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text) ?? [];
  if (digits === undefined) throw new Failure(`invalid number '${text}'`);
  return Number(digits) * 1000 * (SECONDS.get(suffix) ?? 1);
}

export const sleep: Program = applet(
  { usage: '[N]...', letters: '+', numbers: true },
  function* ({ operands }) {
    if (operands.length === 0) throw new UsageError();
    const isForEver = operands.some((operand) => /^inf(inity)?$/i.test(operand));
    if (isForEver) for (;;) yield {};
    yield { ms: operands.reduce((sum, operand) => sum + milliseconds(operand), 0) };
    return 0;
  },
);

export const usleep: Program = applet({ usage: 'N' }, function* ({ operands: [first] }) {
  if (first === undefined) throw new UsageError();
  yield { ms: milliseconds(first) / 1_000_000 };
  return 0;
});
