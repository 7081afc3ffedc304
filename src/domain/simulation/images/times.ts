/** Times as servers write them; the containers' clock is UTC. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly monthName: string;
  readonly date: number;
  readonly weekday: string;
  /** `09:00:00`. */
  readonly clock: string;
}

export function partsOf(wallTime: number): Parts {
  const at = new Date(wallTime);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    monthName: MONTHS[at.getUTCMonth()] ?? '',
    date: at.getUTCDate(),
    weekday: DAYS[at.getUTCDay()] ?? '',
    clock: [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(twoDigits).join(':'),
  };
}

/** `2026/11/23 09:00:00`, of nginx's error log. */
export function errorLogTime(wallTime: number): string {
  const { year, month, date, clock } = partsOf(wallTime);
  return `${year}/${twoDigits(month)}/${twoDigits(date)} ${clock}`;
}

/** `23/Nov/2026:09:00:00 +0000`, of access logs. */
export function commonLogTime(wallTime: number): string {
  const { year, monthName, date, clock } = partsOf(wallTime);
  return `${twoDigits(date)}/${monthName}/${year}:${clock} +0000`;
}

/** `Mon, 23 Nov 2026 09:00:00 GMT`, of headers. */
export function headerTime(wallTime: number): string {
  const { year, monthName, date, weekday, clock } = partsOf(wallTime);
  return `${weekday}, ${twoDigits(date)} ${monthName} ${year} ${clock} GMT`;
}

/** `2026-11-23T09:00:00+00:00`. */
export const isoTime = (wallTime: number): string =>
  new Date(wallTime).toISOString().replace(/\.\d+Z$/, '+00:00');
