/** `*\/5 * * * *`: when a schedule comes next, in UTC. After github.com/robfig/cron as Kubernetes uses it. */

/** A field that is given as it is counts for days together with the other one; both given: either fits. */
interface Field {
  readonly values: ReadonlySet<number>;
  readonly isAny: boolean;
}

const RANGES: readonly (readonly [least: number, most: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

const NAMES: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

const MONTH = 3;
const WEEKDAY = 4;
const MINUTE = 60_000;
/** No run lasts longer than this; what comes later never comes. */
const MOST_MINUTES = 60 * 24 * 8;

/** The first minute after `since` that fits; undefined when none comes within a week. Milliseconds since 1970. */
export function nextTime(schedule: string, since: number): number | undefined {
  const text = MACROS.get(schedule.trim()) ?? schedule.trim();
  const parts = text.split(/\s+/);
  const fields = RANGES.map((range, index) => fieldOf(parts[index] ?? '', range, index));
  let time = (Math.floor(since / MINUTE) + 1) * MINUTE;
  for (let count = 0; count < MOST_MINUTES; count += 1, time += MINUTE) if (fits(fields, time)) return time;
  return undefined;
}

function fieldOf(text: string, range: readonly [number, number], index: number): Field {
  const values = new Set(text.split(',').flatMap((part) => valuesOf(part, range, index)));
  return { values, isAny: text.startsWith('*') || text.startsWith('?') };
}

function valuesOf(text: string, range: readonly [number, number], index: number): readonly number[] {
  const [span = '', step = '1'] = text.split('/');
  const [first, last] = spanOf(span, range, index, text.includes('/'));
  const values: number[] = [];
  // Sunday is 0 and 7.
  for (let value = first; value <= last; value += Math.max(1, Number(step)))
    values.push(index === WEEKDAY ? value % 7 : value);
  return values;
}

/** `5/10` goes on to the end of the range, `5` is itself alone. */
function spanOf(
  span: string,
  [least, most]: readonly [number, number],
  index: number,
  hasStep: boolean,
): readonly [number, number] {
  const [from = '', to] = span.split('-');
  if (from === '*' || from === '?') return [least, most];
  const first = numberOf(from, index);
  if (to !== undefined) return [first, numberOf(to, index)];
  return [first, hasStep ? most : first];
}

function numberOf(text: string, index: number): number {
  const names = index === MONTH ? MONTHS : index === WEEKDAY ? NAMES : [];
  const at = names.indexOf(text.toLowerCase());
  if (at < 0) return Number(text);
  return index === MONTH ? at + 1 : at;
}

function fits(fields: readonly Field[], time: number): boolean {
  const date = new Date(time);
  const now = [
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
  ];
  const [minute, hour, day, month, weekday] = fields.map(({ values }, index) => values.has(now[index] ?? 0));
  const isEither = fields[2]?.isAny === false && fields[4]?.isAny === false;
  const isDay = isEither ? day === true || weekday === true : day === true && weekday === true;
  return minute === true && hour === true && month === true && isDay;
}
