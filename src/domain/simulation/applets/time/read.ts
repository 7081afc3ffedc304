/** The times that `date -d` and `touch -d` understand. */
import { momentOf, MONTHS, type Zone } from './calendar.ts';

type Parts = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
];

/** Milliseconds since 1970; undefined when it is no time that BusyBox reads. */
export function readTime(text: string, now: number, zone: Zone): number | undefined {
  const [, seconds] = /^@(\d+)$/.exec(text) ?? [];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const [, sign, hours, minutes] = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ([+-])(\d\d)(\d\d)$/.exec(text) ?? [];
  const own =
    sign === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const parts = partsOf(own === undefined ? text : text.slice(0, -6), now, zone);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - (own ?? zone.offset) * 60_000;
}

const CLOCK = String.raw`(\d\d?):(\d\d?)(?::(\d\d?))?`;
const ONLY_CLOCK = new RegExp(`^${CLOCK}$`);
const DATE_CLOCK = new RegExp(String.raw`^(\d{4})-(\d\d?)-(\d\d?)(?: ${CLOCK})?$`);
const DATE_HOUR = /^(\d{4})-(\d\d?)-(\d\d?) (\d\d?)$/;
const DOTTED = new RegExp(String.raw`^(?:(\d{4})\.)?(\d\d?)\.(\d\d?)-${CLOCK}$`);
const NAMED = new RegExp(String.raw`^([A-Z][a-z]{2,8}) (\d\d?) ${CLOCK} (\d{4})$`);
const DIGITS = /^(\d\d(?:\d\d)?)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/;

function partsOf(text: string, now: number, zone: Zone): Parts | undefined {
  const today = momentOf(now, zone);
  const clock = ONLY_CLOCK.exec(text);
  if (clock) return [today.year, today.month + 1, today.day, ...clockOf(clock.slice(1))];
  const date = DATE_CLOCK.exec(text) ?? DATE_HOUR.exec(text);
  if (date) return [Number(date[1]), Number(date[2]), Number(date[3]), ...clockOf(date.slice(4))];
  const dotted = DOTTED.exec(text);
  if (dotted)
    return [
      Number(dotted[1] ?? today.year),
      Number(dotted[2]),
      Number(dotted[3]),
      ...clockOf(dotted.slice(4)),
    ];
  const named = NAMED.exec(text);
  if (named)
    return [Number(named[6]), monthOf(named[1] ?? ''), Number(named[2]), ...clockOf(named.slice(3, 6))];
  return withoutMarks(text, today.year);
}

const clockOf = ([hour, minute, second]: readonly (string | undefined)[]): [number, number, number] => [
  Number(hour ?? 0),
  Number(minute ?? 0),
  Number(second ?? 0),
];

const monthOf = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3)) + 1;

/** [[CC]YY]MMDDhhmm[.ss] */
function withoutMarks(text: string, thisYear: number): Parts | undefined {
  const [, year, month, day, hour, minute, second] = DIGITS.exec(text) ?? [];
  if (month === undefined) return undefined;
  const given = year === undefined ? thisYear : Number(year);
  const whole = year?.length === 2 ? given + (given < 69 ? 2000 : 1900) : given;
  return [whole, Number(month), Number(day), Number(hour), Number(minute), Number(second ?? 0)];
}
