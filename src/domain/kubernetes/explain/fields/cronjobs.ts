import { unsupported, type Table } from './table.ts';

/** When a CronJob makes its Jobs. */
export const CRON_JOBS: Table = {
  'Required value': [
    [
      /spec\.schedule$/,
      '',
      'The CronJob has no schedule.',
      'It is a line as of cron: minute, hour, day, month, day of the week.',
      "Add for example schedule: '*/5 * * * *'.",
    ],
  ],
  'Unsupported value': [
    [
      /manualSelector$/,
      '',
      'The Jobs of the CronJob have a selector of their own.',
      'Each Job gets its selector from the API server, so that it finds its own Pods alone.',
      'Remove manualSelector and selector.',
    ],
    unsupported(/concurrencyPolicy$/, 'It says what happens when the Job before still runs.'),
  ],
  'Invalid value': [
    [
      /timeZone$/,
      '',
      'timeZone is {value}.',
      'It is a name of the time zone database, in its letter case.',
      'Write for example timeZone: Europe/Berlin, or remove it.',
    ],
    [
      /schedule$/,
      /TZ/,
      'The schedule {value} names a time zone.',
      'The zone of a CronJob stands in a field of its own.',
      'Write the five parts alone, and timeZone: Europe/Berlin beside schedule.',
    ],
    [
      /schedule$/,
      '',
      'The schedule {value} cannot be read.',
      'It is a line as of cron: minute, hour, day, month, day of the week.',
      "Write for example schedule: '*/5 * * * *'.",
    ],
  ],
};
