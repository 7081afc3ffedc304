import { applet, Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { UTC, zoneOf, type Zone } from './calendar.ts';
import { formatTime, offsetText } from './format.ts';
import { readTime } from './read.ts';
import { scanTime } from './scan.ts';

export const date: Program = applet(
  {
    usage: '[OPTIONS] [+FMT] [[-s] TIME]',
    letters: 'Rs:ud:r:I::D:',
    long: 'rfc-822=R rfc-2822=R set=s utc=u universal=u date=d reference=r',
  },
  function* (call) {
    const { process, options, operands } = call;
    const zone = options.has('u') ? UTC : zoneOf(process.env.get('TZ'));
    const format = operands.find((operand) => operand.startsWith('+'));
    const others = operands.filter((operand) => !operand.startsWith('+'));
    if (others.length > 1) throw new UsageError();
    const at = timeAsked(call, zone, others[0]);
    const isSet = [...others, ...options.values('s')].length > 0;
    // The clock is the node's: a container may not set it.
    const shown = formatTime(format?.slice(1) ?? formatOf(call, zone), at, zone);
    if (isSet) yield* warn(call, "can't set date: Operation not permitted");
    yield* print(process, `${shown}\n`);
    return isSet ? 1 : 0;
  },
);

function timeAsked({ process, options }: Call, zone: Zone, operand: string | undefined): number {
  const now = process.kernel.wallTime;
  const reference = options.value('r');
  if (reference !== undefined) {
    try {
      return process.container.files.stat(reference, process).modified;
    } catch (error) {
      if (error instanceof SystemError) throw new Failure(`can't stat '${reference}': ${error.message}`);
      throw error;
    }
  }
  const text = options.value('d') ?? options.value('s') ?? operand;
  if (text === undefined) return now;
  const form = options.value('D');
  const time = form === undefined ? readTime(text, now, zone) : scanTime(text, form, now, zone);
  if (time === undefined) throw new Failure(`invalid date '${text}'`);
  return time;
}

const PRECISIONS = new Map([
  ['date', '%Y-%m-%d'],
  ['hours', '%Y-%m-%dT%H'],
  ['minutes', '%Y-%m-%dT%H:%M'],
  ['seconds', '%Y-%m-%dT%H:%M:%S'],
  ['ns', '%Y-%m-%dT%H:%M:%S,000000000'],
]);

function formatOf({ options }: Call, zone: Zone): string {
  if (options.has('R')) return '%a, %d %b %Y %H:%M:%S %z';
  const precision = options.value('I');
  if (precision === undefined) return '%a %b %e %H:%M:%S %Z %Y';
  const [, format] = [...PRECISIONS].find(([name]) => name.startsWith(precision)) ?? [];
  if (format === undefined) throw new UsageError();
  return precision === '' || 'date'.startsWith(precision) ? format : `${format}${offsetText(zone, ':')}`;
}
