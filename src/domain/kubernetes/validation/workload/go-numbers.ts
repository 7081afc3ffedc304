/** Thrown where Go would return an error, with its text; caught by what reads the whole. */
export class GoError extends Error {}

const MOST = 2n ** 63n - 1n;

/** strconv.Atoi: digits with a sign, within 64 bits. */
export function atoi(text: string): number {
  const failed = (why: string): GoError =>
    new GoError(`strconv.Atoi: parsing ${JSON.stringify(text)}: ${why}`);
  if (!/^[+-]?[0-9]+$/.test(text)) throw failed('invalid syntax');
  const value = BigInt(text.replace(/^\+/, ''));
  if (value > MOST || value < -MOST - 1n) throw failed('value out of range');
  return Number(value);
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

/** time.ParseDuration, whose value nobody asks for: `1h30m`, `-1.5h`, `0`. */
export function checkDuration(text: string): void {
  const quoted = JSON.stringify(text);
  const amount = text.replace(/^[+-]/, '');
  if (amount === '0') return;
  const parts = amount.match(/[0-9.]+[^0-9.]*/g) ?? [];
  if (amount === '' || parts.join('') !== amount) throw new GoError(`time: invalid duration ${quoted}`);
  let total = 0n;
  for (const part of parts) total += nanosOf(part, quoted);
  if (total > MOST) throw new GoError(`time: invalid duration ${quoted}`);
}

/** A number with its unit. Digits beyond the eighteenth are finer than any unit can show. */
function nanosOf(part: string, quoted: string): bigint {
  const [, whole = '', fraction = '', unit = ''] = /^([0-9]*)(?:\.([0-9]*))?([^0-9.]*)$/.exec(part) ?? [];
  if (`${whole}${fraction}` === '') throw new GoError(`time: invalid duration ${quoted}`);
  if (unit === '') throw new GoError(`time: missing unit in duration ${quoted}`);
  const scale = UNITS.get(unit);
  if (scale === undefined)
    throw new GoError(`time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`);
  const fine = fraction.slice(0, 18);
  return BigInt(`0${whole}`) * scale + (BigInt(`0${fine}`) * scale) / 10n ** BigInt(fine.length);
}
