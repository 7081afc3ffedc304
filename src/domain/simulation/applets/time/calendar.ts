/** Days and hours of the virtual wall clock. Everything is UTC unless TZ names an offset. */

export interface Moment {
  readonly year: number;
  /** 0 is January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 0 is the first of January. */
  readonly yearday: number;
}

export interface Zone {
  readonly name: string;
  /** Minutes east of Greenwich. */
  readonly offset: number;
}

export const UTC: Zone = { name: 'UTC', offset: 0 };

/** `CET-1` and its like; names of places mean UTC, as the images hold no time zone files. */
export function zoneOf(text: string | undefined): Zone {
  const [, name, sign, hours, minutes = '0'] =
    /^([A-Za-z]{3,})([+-]?)(\d{1,2})(?::(\d\d))?/.exec(text ?? '') ?? [];
  if (name === undefined) return UTC;
  const west = Number(hours) * 60 + Number(minutes);
  return { name, offset: sign === '-' ? west : -west };
}

const DAY = 86_400_000;

export function momentOf(milliseconds: number, zone: Zone): Moment {
  const date = new Date(milliseconds + zone.offset * 60_000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
    yearday: Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / DAY),
  };
}

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
