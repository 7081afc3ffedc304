const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Up to `below`, a duration is written in `unit`s, and the rest in `rest`s where there is one. */
interface Step {
  readonly below: number;
  readonly unit: number;
  readonly letter: string;
  readonly rest?: { readonly unit: number; readonly letter: string };
}

const STEPS: readonly Step[] = [
  { below: 2 * MINUTE, unit: SECOND, letter: 's' },
  { below: 10 * MINUTE, unit: MINUTE, letter: 'm', rest: { unit: SECOND, letter: 's' } },
  { below: 3 * HOUR, unit: MINUTE, letter: 'm' },
  { below: 8 * HOUR, unit: HOUR, letter: 'h', rest: { unit: MINUTE, letter: 'm' } },
  { below: 2 * DAY, unit: HOUR, letter: 'h' },
  { below: 8 * DAY, unit: DAY, letter: 'd', rest: { unit: HOUR, letter: 'h' } },
  { below: 2 * YEAR, unit: DAY, letter: 'd' },
  { below: 8 * YEAR, unit: YEAR, letter: 'y', rest: { unit: DAY, letter: 'd' } },
  { below: Infinity, unit: YEAR, letter: 'y' },
];

/** `7m12s`, `3h`, `5d`: as ages are shown. After HumanDuration of apimachinery's util/duration. */
export function humanDuration(ms: number): string {
  // Clocks differ; a time not quite two seconds ahead is now.
  if (ms <= -2 * SECOND) return '<invalid>';
  if (ms < 0) return '0s';
  const step = STEPS.find(({ below }) => ms < below);
  if (!step) return '<invalid>';
  const { unit, letter, rest } = step;
  const over = rest ? Math.floor((ms % unit) / rest.unit) : 0;
  return `${Math.floor(ms / unit)}${letter}${over > 0 && rest ? `${over}${rest.letter}` : ''}`;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['ms', 1],
  ['s', SECOND],
  ['m', MINUTE],
  ['h', HOUR],
]);

/** Milliseconds of `1h30m`, `10s`, `0`; undefined when Go would not read it as a duration. */
export function parseGoDuration(text: string): number | undefined {
  const unsigned = text.replace(/^[-+]/, '');
  const sign = text.startsWith('-') ? -1 : 1;
  if (unsigned === '0') return 0;
  let sum = 0;
  let read = 0;
  for (const [part, amount, unit] of unsigned.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|ms|s|m|h)/gy)) {
    sum += Number(amount) * (UNITS.get(unit ?? '') ?? 0);
    read += part.length;
  }
  return read > 0 && read === unsigned.length ? sign * sum : undefined;
}
