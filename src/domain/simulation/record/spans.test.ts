import { expect, it } from 'vitest';
import type { EventOf } from '#domain/simulation/trace/events.ts';
import { spansOf } from './spans.ts';

const stamp = { index: 0, pod: 'web', container: 'app', pid: 1 };
let index = 0;
const start = (at: number, restart: number): EventOf<'start'> => ({
  ...stamp,
  index: (index += 1),
  op: 'start',
  at,
  restart,
  argv: [],
});
const exit = (at: number, code: number, restart: number): EventOf<'exit'> => ({
  ...stamp,
  index: (index += 1),
  op: 'exit',
  at,
  code,
  signal: 0,
  ran: 0,
  reason: code === 0 ? 'Completed' : 'Error',
  restart,
});

const told = (
  starts: EventOf<'start'>[],
  exits: EventOf<'exit'>[],
  restartsAfter = (_exit: EventOf<'exit'>): boolean => false,
): readonly string[] =>
  spansOf(starts, exits, { from: 0, to: 60_000, restartsAfter }).map(({ from, to, state, reason, restart }) =>
    `${from}-${to} ${state} ${reason} ${restart}`.trim(),
  );

it('a container that never starts waits all the time', () =>
  expect(told([], [])).toEqual(['0-60000 waiting not started 0']));

it('one that runs on runs to the end', () =>
  expect(told([start(200, 0)], [])).toEqual(['0-200 waiting not started 0', '200-60000 running  0']));

it('one that ended stays so', () =>
  expect(told([start(200, 0)], [exit(5000, 0, 0)])).toEqual([
    '0-200 waiting not started 0',
    '200-5000 running  0',
    '5000-60000 ended Completed 0',
  ]));

it('between two runs it waits, and what ended is told for a second', () =>
  expect(told([start(200, 0), start(11_200, 1)], [exit(1200, 1, 0)])).toEqual([
    '0-200 waiting not started 0',
    '200-1200 running  0',
    '1200-2200 ended Error 0',
    '2200-11200 waiting CrashLoopBackOff 0',
    '11200-60000 running  1',
  ]));

it('one that will be started again waits for that, though the record ends before', () =>
  expect(told([start(200, 0)], [exit(5000, 1, 0)], ({ code }) => code !== 0)).toEqual([
    '0-200 waiting not started 0',
    '200-5000 running  0',
    '5000-6000 ended Error 0',
    '6000-60000 waiting CrashLoopBackOff 0',
  ]));

it('what could not be started leaves its ends, and waits in between', () =>
  expect(told([], [exit(200, 128, 0), exit(1400, 128, 1)], () => true)).toEqual([
    '0-200 waiting not started 0',
    '200-1200 ended Error 0',
    '1200-1400 waiting CrashLoopBackOff 0',
    '1400-2400 ended Error 1',
    '2400-60000 waiting CrashLoopBackOff 1',
  ]));

it('the reason of the last wait is that of its status', () =>
  expect(
    spansOf([], [], { from: 0, to: 9, restartsAfter: () => false, waitsFor: 'CreateContainerConfigError' }),
  ).toMatchObject([{ state: 'waiting', reason: 'CreateContainerConfigError' }]));

it('a run without any length leaves its end', () =>
  expect(told([start(200, 0)], [exit(200, 1, 0)])).toEqual([
    '0-200 waiting not started 0',
    '200-60000 ended Error 0',
  ]));
