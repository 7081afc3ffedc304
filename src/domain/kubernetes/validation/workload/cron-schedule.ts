import { GoError, atoi, checkDuration } from './go-numbers.ts';
import { isTimeZone } from './time-zones.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of month, month, day of week; Sunday is 0 and not 7. Names count from `min`. */
const FIELDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];

const DESCRIPTORS = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);
const EVERY = '@every ';

/** What cron.ParseStandard of github.com/robfig/cron/v3 says of a schedule, or '' where it reads it. */
export function scheduleProblem(text: string): string {
  try {
    checkSchedule(text);
    return '';
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

/** Parser.Parse. */
function checkSchedule(text: string): void {
  const zoned = /^(?:CRON_)?TZ=([^ ]*) /.exec(text);
  if (zoned !== null) checkZone(zoned[1] ?? '');
  const schedule = zoned === null ? text : text.slice(zoned[0].length).trim();
  if (schedule.startsWith('@')) return checkDescriptor(schedule);
  const fields = schedule.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== FIELDS.length)
    throw new GoError(
      `expected exactly ${FIELDS.length} fields, found ${fields.length}: [${fields.join(' ')}]`,
    );
  for (const [at, bounds] of FIELDS.entries()) checkField(fields[at] ?? '', bounds);
}

function checkZone(name: string): void {
  if (!isTimeZone(name)) throw new GoError(`provided bad location ${name}: unknown time zone ${name}`);
}

/** parseDescriptor. */
function checkDescriptor(descriptor: string): void {
  if (DESCRIPTORS.has(descriptor)) return;
  if (!descriptor.startsWith(EVERY)) throw new GoError(`unrecognized descriptor: ${descriptor}`);
  try {
    checkDuration(descriptor.slice(EVERY.length));
  } catch (error) {
    const why = error instanceof GoError ? error.message : '';
    throw new GoError(`failed to parse duration ${descriptor}: ${why}`, { cause: error });
  }
}

/** getField: empty parts between commas are skipped, so that a comma alone is read as never. */
function checkField(field: string, bounds: Bounds): void {
  for (const range of field.split(',')) if (range !== '') checkRange(range, bounds);
}

/** getRange: values, and a step behind a slash. `n/step` goes on to the end, `n-m/step` to m. */
function checkRange(range: string, bounds: Bounds): void {
  const [values = '', step, ...moreSteps] = range.split('/');
  const { start, end, alone } = readValues(values, range, bounds);
  if (moreSteps.length > 0) throw new GoError(`too many slashes: ${range}`);
  const every = step === undefined ? 1 : readNumber(step);
  const last = step !== undefined && alone ? bounds.max : end;
  const { min, max } = bounds;
  if (start < min) throw new GoError(`beginning of range (${start}) below minimum (${min}): ${range}`);
  if (last > max) throw new GoError(`end of range (${last}) above maximum (${max}): ${range}`);
  if (start > last)
    throw new GoError(`beginning of range (${start}) beyond end of range (${last}): ${range}`);
  if (every === 0) throw new GoError(`step of range should be a positive number: ${range}`);
}

interface Values {
  readonly start: number;
  readonly end: number;
  /** Whether no end is written. */
  readonly alone: boolean;
}

/** `*`, `n` or `n-m`; what stands behind `*-` is not looked at. */
function readValues(values: string, range: string, bounds: Bounds): Values {
  const [low = '', high, ...more] = values.split('-');
  const alone = high === undefined;
  if (low === '*' || low === '?') return { start: bounds.min, end: bounds.max, alone };
  const start = readValue(low, bounds);
  if (more.length > 0) throw new GoError(`too many hyphens: ${range}`);
  return { start, end: high === undefined ? start : readValue(high, bounds), alone };
}

/** parseIntOrName. */
function readValue(text: string, { min, names = [] }: Bounds): number {
  const at = names.indexOf(text.toLowerCase());
  return at < 0 ? readNumber(text) : at + min;
}

/** mustParseInt. */
function readNumber(text: string): number {
  const value = parsed(text);
  if (value < 0) throw new GoError(`negative number (${value}) not allowed: ${text}`);
  return value;
}

function parsed(text: string): number {
  try {
    return atoi(text);
  } catch (error) {
    const why = error instanceof GoError ? error.message : '';
    throw new GoError(`failed to parse int from ${text}: ${why}`, { cause: error });
  }
}
