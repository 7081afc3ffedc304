/** strftime, in the C locale. */
import { MONTHS, momentOf, WEEKDAYS, type Moment, type Zone } from './calendar.ts';

type Field = (moment: Moment, zone: Zone, milliseconds: number) => string;

const two = (number: number): string => String(number).padStart(2, '0');
const spaced = (number: number): string => String(number).padStart(2);
const twelve = (hour: number): number => hour % 12 || 12;
const weekday = ({ weekday: at }: Moment): string => WEEKDAYS[at] ?? '';
const month = ({ month: at }: Moment): string => MONTHS[at] ?? '';

export function offsetText({ offset }: Zone, separator = ''): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

/** ISO 8601: the week belongs to the year that holds its Thursday. */
function isoWeek({ year, weekday: day, yearday }: Moment): readonly [year: number, week: number] {
  const thursday = yearday + 3 - ((day + 6) % 7);
  if (thursday < 0) {
    const before = momentOf(Date.UTC(year - 1, 11, 31), { name: '', offset: 0 });
    return isoWeek(before);
  }
  const length = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 ? 366 : 365;
  return thursday >= length ? [year + 1, 1] : [year, Math.floor(thursday / 7) + 1];
}

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['a', (at) => weekday(at).slice(0, 3)],
  ['A', weekday],
  ['b', (at) => month(at).slice(0, 3)],
  ['h', (at) => month(at).slice(0, 3)],
  ['B', month],
  ['C', ({ year }) => two(Math.floor(year / 100))],
  ['d', ({ day }) => two(day)],
  ['e', ({ day }) => spaced(day)],
  ['g', (at) => two(isoWeek(at)[0] % 100)],
  ['G', (at) => String(isoWeek(at)[0])],
  ['H', ({ hour }) => two(hour)],
  ['I', ({ hour }) => two(twelve(hour))],
  ['j', ({ yearday }) => String(yearday + 1).padStart(3, '0')],
  ['k', ({ hour }) => spaced(hour)],
  ['l', ({ hour }) => spaced(twelve(hour))],
  ['m', (at) => two(at.month + 1)],
  ['M', ({ minute }) => two(minute)],
  ['n', () => '\n'],
  ['p', ({ hour }) => (hour < 12 ? 'AM' : 'PM')],
  ['P', ({ hour }) => (hour < 12 ? 'am' : 'pm')],
  ['s', (_, __, milliseconds) => String(Math.floor(milliseconds / 1000))],
  ['S', ({ second }) => two(second)],
  ['t', () => '\t'],
  ['u', (at) => String(at.weekday || 7)],
  ['U', (at) => two(Math.floor((at.yearday + 7 - at.weekday) / 7))],
  ['V', (at) => two(isoWeek(at)[1])],
  ['w', (at) => String(at.weekday)],
  ['W', (at) => two(Math.floor((at.yearday + 7 - ((at.weekday + 6) % 7)) / 7))],
  ['y', ({ year }) => two(year % 100)],
  ['Y', ({ year }) => String(year)],
  ['z', (_, zone) => offsetText(zone)],
  ['Z', (_, zone) => zone.name],
  ['%', () => '%'],
]);

const TOGETHER = new Map([
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['D', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['r', '%I:%M:%S %p'],
  ['R', '%H:%M'],
  ['T', '%H:%M:%S'],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
]);

export function formatTime(format: string, milliseconds: number, zone: Zone): string {
  const moment = momentOf(milliseconds, zone);
  const whole = format.replace(/%([cDFrRTxX])/g, (_, letter: string) => TOGETHER.get(letter) ?? '');
  return whole.replace(/%([-_])?([a-zA-Z%])/g, (all, flag: string | undefined, letter: string) => {
    const field = FIELDS.get(letter)?.(moment, zone, milliseconds);
    if (field === undefined) return all;
    if (flag === '-') return field.replace(/^[0 ]+(?=.)/, '');
    return flag === '_' ? field.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length)) : field;
  });
}
