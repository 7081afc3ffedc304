import { parseGoDuration } from './durations.ts';

export type FlagType = 'bool' | 'string' | 'int' | 'duration' | 'list';

/** Why Go does not take a value for a flag of that type; undefined when it does. */
export function flagValueProblem(type: FlagType, value: string): string | undefined {
  if (type === 'bool' && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value))
    return `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`;
  if (type === 'int' && !/^[-+]?\d+$/.test(value))
    return `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`;
  if (type === 'duration' && parseGoDuration(value) === undefined) return durationProblem(value);
  return undefined;
}

function durationProblem(value: string): string {
  const shown = JSON.stringify(value);
  if (/^[-+]?\d+(?:\.\d*)?$/.test(value)) return `time: missing unit in duration ${shown}`;
  const unit = /^[-+]?\d[\d.]*([^\d.]+)$/.exec(value)?.[1];
  return unit === undefined
    ? `time: invalid duration ${shown}`
    : `time: unknown unit "${unit}" in duration ${shown}`;
}
