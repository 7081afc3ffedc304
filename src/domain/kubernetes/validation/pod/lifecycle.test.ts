import { expect, test } from 'vitest';
import type { Lifecycle } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const L = 'spec.containers[0].lifecycle';

test.each<[string, Lifecycle, string[]]>([
  ['nothing', {}, []],
  ['a stop signal, which the server drops', { stopSignal: 'SIGNONSENSE' }, []],
  ['as long as the grace period', { preStop: { sleep: { seconds: 30 } } }, []],
  ['no time at all', { preStop: { sleep: {} } }, []],
  [
    'longer than the grace period',
    { preStop: { sleep: { seconds: 31 } } },
    [
      `Invalid value ${L}.preStop.sleep: must be non-negative and less than terminationGracePeriodSeconds (30)`,
    ],
  ],
  [
    'a hook without an action',
    { postStart: {} },
    [`Required value ${L}.postStart: must specify a handler type`],
  ],
  ['a command of nothing', { postStart: { exec: {} } }, [`Required value ${L}.postStart.exec.command`]],
  [
    'two actions: the first is looked into, the other is too many',
    { preStop: { exec: { command: ['a'] }, sleep: { seconds: 99 } } },
    [`Forbidden ${L}.preStop.sleep: may not specify more than 1 handler type`],
  ],
])('lifecycle: %s', (_, lifecycle, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ lifecycle })] })).toEqual(refusals);
});
