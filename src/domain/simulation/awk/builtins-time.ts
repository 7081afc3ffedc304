/** Time: the run's own clock. */
import { zoneOf } from '#domain/simulation/applets/time/calendar.ts';
import { formatTime } from '#domain/simulation/applets/time/format.ts';
import type { Builtin } from './builtins.ts';
import { toNumber } from './values.ts';

export const TIME_FUNCTIONS: readonly (readonly [string, Builtin])[] = [
  ['systime', ({ process }) => Math.floor(process.kernel.wallTime / 1000)],
  [
    'strftime',
    (machine, [template, time]) => {
      const { kernel, env } = machine.process;
      const seconds = time === undefined ? Math.floor(kernel.wallTime / 1000) : Math.trunc(toNumber(time));
      const format = template === undefined ? '%a %b %e %H:%M:%S %Z %Y' : machine.textOf(template);
      return formatTime(format, seconds * 1000, zoneOf(env.get('TZ')));
    },
  ],
  ['mktime', (machine, [text]) => secondsOf(machine.textOf(text))],
];

/** `YYYY MM DD HH MM SS`; -1 for anything else. */
function secondsOf(text: string): number {
  const parts = text.trim().split(/\s+/).map(Number);
  const [year, month, day, hour, minute, second] = parts;
  if (second === undefined || parts.some((part) => !Number.isInteger(part))) return -1;
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) / 1000;
}
