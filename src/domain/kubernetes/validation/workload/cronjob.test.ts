import { expect, test } from 'vitest';
import type { CronJobSpec, JobSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';
import { scheduleProblem } from './cron-schedule.ts';

const template = { spec: { containers: [{ name: 'work', image: 'busybox:1.36' }], restartPolicy: 'Never' } };
const cronJob = (spec: CronJobSpec, job: JobSpec = {}, name = 'nightly'): object => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name },
  spec: { schedule: '@daily', jobTemplate: { spec: { template, ...job } }, ...spec },
});

const unknown = (zone: string): string[] => [`Invalid value spec.timeZone: unknown time zone ${zone}`];

test.each<[string, CronJobSpec, string[]]>([
  ['the fewest fields', {}, []],
  ['no schedule', { schedule: '' }, ['Required value spec.schedule']],
  [
    'four fields',
    { schedule: '0 3 * *' },
    ['Invalid value spec.schedule: expected exactly 5 fields, found 4: [0 3 * *]'],
  ],
  [
    'a time zone in the schedule',
    { schedule: 'CRON_TZ=Europe/Berlin 0 3 * * *' },
    ['Invalid value spec.schedule: cannot use TZ or CRON_TZ in schedule, use timeZone field instead'],
  ],
  [
    'a time zone in the schedule that is not there',
    { schedule: 'TZ=Mars/Olympus 0 3 * * *' },
    [
      'Invalid value spec.schedule: cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
      'Invalid value spec.schedule: provided bad location Mars/Olympus: unknown time zone Mars/Olympus',
    ],
  ],
  ['a time zone', { timeZone: 'America/Argentina/Buenos_Aires' }, []],
  ['the time zone of the world', { timeZone: 'Etc/UTC' }, []],
  ['a zone in small letters', { timeZone: 'europe/berlin' }, unknown('europe/berlin')],
  ['an offset', { timeZone: '+01:00' }, unknown('+01:00')],
  ['a region', { timeZone: 'Europe' }, unknown('Europe')],
  ['no zone', { timeZone: '' }, ['Invalid value spec.timeZone: timeZone must be nil or non-empty string']],
  [
    'the zone of the machine',
    { timeZone: 'Local' },
    [
      'Invalid value spec.timeZone: timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
    ],
  ],
  [
    'a policy that is not there',
    { concurrencyPolicy: 'Never' },
    ['Unsupported value spec.concurrencyPolicy: supported values: "Allow", "Forbid", "Replace"'],
  ],
  [
    'numbers below zero',
    { startingDeadlineSeconds: -1, successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: -1 },
    [
      'Invalid value spec.failedJobsHistoryLimit: must be greater than or equal to 0',
      'Invalid value spec.startingDeadlineSeconds: must be greater than or equal to 0',
      'Invalid value spec.successfulJobsHistoryLimit: must be greater than or equal to 0',
    ],
  ],
])('CronJob: %s', (_, spec, expected) => {
  expect(refusalsOf(cronJob(spec))).toEqual(expected);
});

test.each<[string, JobSpec, string[]]>([
  [
    'Pods that are restarted always',
    { template: { spec: { containers: [{ name: 'work', image: 'busybox' }] } } },
    ['Required value spec.jobTemplate.spec.template.spec.restartPolicy: valid values: "OnFailure", "Never"'],
  ],
  [
    'a selector',
    { selector: { matchLabels: { app: 'a' } } },
    ['Invalid value spec.jobTemplate.spec.selector: `selector` will be auto-generated'],
  ],
  [
    'a selector by hand',
    { manualSelector: true },
    ['Unsupported value spec.jobTemplate.spec.manualSelector: supported values: "nil", "false"'],
  ],
  [
    'an indexed Job without a number: its defaults come when it is made',
    { completionMode: 'Indexed' },
    ['Required value spec.jobTemplate.spec.completions: when completion mode is Indexed'],
  ],
])('Job of a CronJob: %s', (_, job, expected) => {
  expect(refusalsOf(cronJob({}, job))).toEqual(expected);
});

test('a name leaves room for the time that each Job gets', () => {
  expect(refusalsOf(cronJob({}, {}, 'a'.repeat(53)))).toEqual([
    'Invalid value metadata.name: must be no more than 52 characters',
  ]);
  expect(refusalsOf(cronJob({}, {}, 'a'.repeat(52)))).toEqual([]);
});

test.each([
  ['every minute', '* * * * *'],
  ['every five minutes', '*/5 * * * *'],
  ['from the fifth minute in steps to the end', '5/15 * * * *'],
  ['a range with a step', '10-40/10 * * * *'],
  ['lists and names', '0,30 8-18 1,15 jan-MAR mon-FRI'],
  ['a question mark', '0 0 ? * ?'],
  ['blanks around and between', '  0\t3   * * *  '],
  ['a comma alone, which is never', ', * * * *'],
  ['what stands behind a star and a dash is not looked at', '*-90 * * * *'],
  ['a plus sign', '+5 * * * *'],
  ['a name of its own', '@hourly'],
  ['an interval', '@every 1h30m'],
  ['an interval with a fraction', '@every 1.5h'],
  ['an interval below zero, which becomes a second', '@every -5m'],
])('cron reads %s', (_, schedule) => {
  expect(scheduleProblem(schedule)).toBe('');
});

test.each([
  ['a sixtieth minute', '60 * * * *', 'end of range (60) above maximum (59): 60'],
  ['an hour of its own day', '0 24 * * *', 'end of range (24) above maximum (23): 24'],
  ['a day before the first', '0 0 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['Sunday as seven', '0 0 * * 7', 'end of range (7) above maximum (6): 7'],
  ['backwards', '0 0 * * fri-mon', 'beginning of range (5) beyond end of range (1): fri-mon'],
  ['a step of none', '*/0 * * * *', 'step of range should be a positive number: */0'],
  ['a step below zero', '*/-1 * * * *', 'negative number (-1) not allowed: -1'],
  ['two steps', '*/5/5 * * * *', 'too many slashes: */5/5'],
  ['two dashes', '1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['a word', 'x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
  [
    'a name in the wrong field',
    'mon * * * *',
    'failed to parse int from mon: strconv.Atoi: parsing "mon": invalid syntax',
  ],
  [
    'a number that Go cannot hold',
    '99999999999999999999 * * * *',
    'failed to parse int from 99999999999999999999: strconv.Atoi: parsing "99999999999999999999": value out of range',
  ],
  ['a dash in front', '-5 * * * *', 'failed to parse int from : strconv.Atoi: parsing "": invalid syntax'],
  ['seconds', '0 0 3 * * *', 'expected exactly 5 fields, found 6: [0 0 3 * * *]'],
  ['blanks alone', '   ', 'expected exactly 5 fields, found 0: []'],
  ['a descriptor that is not there', '@reboot', 'unrecognized descriptor: @reboot'],
  ['a descriptor in capitals', '@Daily', 'unrecognized descriptor: @Daily'],
  [
    'an interval without a unit',
    '@every 5',
    'failed to parse duration @every 5: time: missing unit in duration "5"',
  ],
  [
    'an interval in days',
    '@every 1d',
    'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"',
  ],
  ['no interval', '@every ', 'failed to parse duration @every : time: invalid duration ""'],
])('cron does not read %s', (_, schedule, problem) => {
  expect(scheduleProblem(schedule)).toBe(problem);
});
