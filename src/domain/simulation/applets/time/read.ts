/** The times that `date -d` and `touch -d` understand. */
import { momentOf, MONTHS, type Moment, type Zone } from './calendar.ts';

export type Parts = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
];

/** Milliseconds since 1970; undefined when it is no time that BusyBox reads. */
export function readTime(text: string, now: number, zone: Zone): number | undefined {
  const [, seconds] = /^@(-?\d+)$/.exec(text) ?? [];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const [, bare = text, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  const own = sign === undefined ? zone.offset : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const parts = partsOf(bare, now, zone);
  // Day 0 of the form without marks is the last of the month before.
  if (!parts || !isTime(parts, DIGITS.test(text) ? 0 : 1)) return undefined;
  const time = timeOf(parts, own);
  // One second before 1970 is what the C library answers when there is no such time.
  return time === -1000 ? undefined : time;
}

/** Milliseconds since 1970; days and hours that a month or a day has not belong to the next. */
export const timeOf = ([year, month, day, hour, minute, second]: Parts, offset: number): number =>
  Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;

const isTime = ([, month, day, hour, minute, second]: Parts, leastDay: number): boolean =>
  month >= 1 && month <= 12 && day >= leastDay && day <= 31 && hour <= 23 && minute <= 59 && second <= 61;

const OFFSET = /^(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?) ?([+-])(\d\d)(\d\d)$/;
const CLOCK = String.raw`(\d\d?):(\d\d?)(?::(\d\d?))?`;
const ONLY_CLOCK = new RegExp(`^${CLOCK}$`);
const DATE_CLOCK = new RegExp(String.raw`^(\d{4})-(\d\d?)-(\d\d?)(?: ${CLOCK})?$`);
const DATE_HOUR = /^(\d{4})-(\d\d?)-(\d\d?) (\d\d?)$/;
const DOTTED = new RegExp(String.raw`^(?:(\d{4})\.)?(\d\d?)\.(\d\d?)-${CLOCK}$`);
const NAMED = new RegExp(String.raw`^([A-Z][a-z]{2,8}) (\d\d?) ${CLOCK} (\d{4})$`);
const DIGITS = /^(?:(?:(?:((?:\d\d)?\d\d)?(\d\d))?(\d\d))?(\d\d))?(\d\d)(?:\.(\d\d))?$/;

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
  return withoutMarks(text, today);
}

const clockOf = ([hour, minute, second]: readonly (string | undefined)[]): [number, number, number] => [
  Number(hour ?? 0),
  Number(minute ?? 0),
  Number(second ?? 0),
];

const monthOf = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3)) + 1;

/** [[[[[CC]YY]MM]DD]hh]mm[.ss] */
function withoutMarks(text: string, today: Moment): Parts | undefined {
  const [, year, month, day, hour, minute, second] = DIGITS.exec(text) ?? [];
  if (minute === undefined) return undefined;
  const date = [yearOf(year, today), Number(month ?? today.month + 1), Number(day ?? today.day)] as const;
  return [...date, Number(hour ?? 0), Number(minute), Number(second ?? 0)];
}

/** Two digits are of 1969 to 2068. */
function yearOf(text: string | undefined, today: Moment): number {
  if (text === undefined) return today.year;
  const year = Number(text);
  if (text.length > 2) return year;
  return year + (year < 69 ? 2000 : 1900);
}
