import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { isTimeZone } from './time-zones.ts';

/** validateTimeZone in pkg/apis/batch/validation. Letter case counts, as it does in the files of the tz database. */
export function validateTimeZone(zone: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (zone === undefined) return;
  if (zone === '') return errors.invalid(path, zone, 'timeZone must be nil or non-empty string');
  if (!zone.split('/').every(isPart)) return errors.invalid(path, zone, `unknown time zone ${zone}`);
  const local = zone.toLowerCase() === 'local';
  if (local) {
    const detail = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    errors.invalid(path, zone, detail);
  }
  if (zone !== 'Local' && !isTimeZone(zone)) errors.invalid(path, zone, `unknown time zone ${zone}`);
}

/** validTimeZoneCharacters: one part between slashes. */
const isPart = (part: string): boolean =>
  /^[A-Za-z.\-_0-9+]{1,14}$/.test(part) && part !== '.' && part !== '..' && !part.startsWith('-');
