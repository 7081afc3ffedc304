/** strftime in the C locale and UTC. */

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

const two = (number: number, fill = '0'): string => String(number).padStart(2, fill);

const dayOfYear = (time: Date): number =>
  Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / 86_400_000);

/** Weeks that begin with a given day (0: Sunday), counted from the first such day of the year. */
const weekOf = (time: Date, first: number): number =>
  Math.floor((dayOfYear(time) + 7 - ((time.getUTCDay() + 7 - first) % 7)) / 7);

/** The Thursday of a week decides on the year that it belongs to. */
function isoWeek(time: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(time.getTime() + (3 - ((time.getUTCDay() + 6) % 7)) * 86_400_000);
  return { year: thursday.getUTCFullYear(), week: Math.floor(dayOfYear(thursday) / 7) + 1 };
}

const hourOf12 = (time: Date): number => time.getUTCHours() % 12 || 12;

type Part = string | ((time: Date) => string);

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['a', (time) => DAYS[time.getUTCDay()]?.slice(0, 3) ?? ''],
  ['A', (time) => DAYS[time.getUTCDay()] ?? ''],
  ['b', (time) => MONTHS[time.getUTCMonth()]?.slice(0, 3) ?? ''],
  ['h', '%b'],
  ['B', (time) => MONTHS[time.getUTCMonth()] ?? ''],
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['C', (time) => two(Math.floor(time.getUTCFullYear() / 100))],
  ['d', (time) => two(time.getUTCDate())],
  ['D', '%m/%d/%y'],
  ['e', (time) => two(time.getUTCDate(), ' ')],
  ['F', '%Y-%m-%d'],
  ['g', (time) => two(isoWeek(time).year % 100)],
  ['G', (time) => String(isoWeek(time).year)],
  ['H', (time) => two(time.getUTCHours())],
  ['I', (time) => two(hourOf12(time))],
  ['j', (time) => String(dayOfYear(time) + 1).padStart(3, '0')],
  ['k', (time) => two(time.getUTCHours(), ' ')],
  ['l', (time) => two(hourOf12(time), ' ')],
  ['m', (time) => two(time.getUTCMonth() + 1)],
  ['M', (time) => two(time.getUTCMinutes())],
  ['n', '\n'],
  ['p', (time) => (time.getUTCHours() < 12 ? 'AM' : 'PM')],
  ['P', (time) => (time.getUTCHours() < 12 ? 'am' : 'pm')],
  ['r', '%I:%M:%S %p'],
  ['R', '%H:%M'],
  ['s', (time) => String(time.getTime() / 1000)],
  ['S', (time) => two(time.getUTCSeconds())],
  ['t', '\t'],
  ['T', '%H:%M:%S'],
  ['u', (time) => String(time.getUTCDay() || 7)],
  ['U', (time) => two(weekOf(time, 0))],
  ['V', (time) => two(isoWeek(time).week)],
  ['w', (time) => String(time.getUTCDay())],
  ['W', (time) => two(weekOf(time, 1))],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
  ['y', (time) => two(time.getUTCFullYear() % 100)],
  ['Y', (time) => String(time.getUTCFullYear())],
  ['z', '+0000'],
  ['Z', 'UTC'],
  ['%', () => '%'],
]);

export function formatTime(template: string, seconds: number): string {
  const time = new Date(seconds * 1000);
  return template.replace(/%([A-Za-z%])/g, (whole, letter: string) => {
    const part = PARTS.get(letter);
    if (part === undefined) return whole;
    return typeof part === 'string' ? formatTime(part, seconds) : part(time);
  });
}
