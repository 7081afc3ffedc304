/** Times as the API writes them (RFC 3339, whole seconds, UTC), read and written without the machine's clock. */
import { humanDuration } from './durations.ts';

const DAY = 86_400_000;
const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970; undefined when it is no time. */
export function parseTime(text: string | undefined): number | undefined {
  const found = FORM.exec(text ?? '');
  return found ? timeOf(found) : undefined;
}

function timeOf(found: readonly (string | undefined)[]): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const fraction = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000);
  const seconds = (hour * 60 + minute) * 60 + second;
  return daysOf(year, month, day) * DAY + seconds * 1000 + fraction - offsetOf(found[8] ?? 'Z');
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** Days since 1970-01-01 of a date; years begin in March here, so that leap days stand at their ends. */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leaps + dayOfYear - 719_468;
}

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** `15:04:05`. */
  readonly clock: string;
  readonly ms: number;
}

function momentOf(time: number): Moment {
  const days = Math.floor(time / DAY);
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const beforeYear = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - beforeYear;
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const ms = time - days * DAY;
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1,
    weekday: (((days + 4) % 7) + 7) % 7,
    clock: parts.map(two).join(':'),
    ms: Math.floor(ms % 1000),
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-11-25T03:04:05Z`. */
export function formatTime(time: number): string {
  const { year, month, day, clock } = momentOf(time);
  return `${year}-${two(month)}-${two(day)}T${clock}Z`;
}

/** `2026-11-25T03:04:05.120000000Z`, as `kubectl logs --timestamps` shows it: Go drops zeros at the end, the kubelet keeps nine digits. */
export function formatNanoTime(time: number): string {
  const { ms } = momentOf(time);
  return formatTime(time).replace('Z', `.${String(ms).padStart(3, '0')}000000Z`);
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed, 25 Nov 2026 03:04:05 +0000`: RFC 1123 with the zone as a number, as describe writes times. */
export function formatLongTime(text: string | undefined): string {
  const time = parseTime(text);
  if (time === undefined) return '';
  const { year, month, day, weekday, clock } = momentOf(time);
  return `${WEEKDAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${clock} +0000`;
}

/** How long ago something was, as ages are shown. */
export function ageOf(text: string | undefined, wallTime: number): string {
  const time = parseTime(text);
  return time === undefined ? '<unknown>' : humanDuration(wallTime - time);
}
