import { describe, expect, test } from 'vitest';
import type { ContainerRecord, LogEntry, Span } from '#domain/simulation/record/types.ts';
import { lengthOf, secondsOf, settledAt, shareOf, ticksOf } from './axis.ts';
import { barsOf, endMarksOf, logTicksOf, momentMarksOf, toneOf } from './bars.ts';
import { RECORD } from './record.test-data.ts';
import { hasFailed, signsIn } from './signs.ts';

const container = (name: string): ContainerRecord =>
  RECORD.pods[0]!.containers.find((each) => each.name === name)!;

describe('the axis of time', () => {
  test.each<[string, number, number, number]>([
    ['begins at the left', 0, 60_000, 0],
    ['has its half in the middle', 30_000, 60_000, 50],
    ['ends at the right', 60_000, 60_000, 100],
    ['holds what is after its end at its end', 70_000, 60_000, 100],
    ['holds what is before its start at its start', -1, 60_000, 0],
    ['divides nothing by nothing', 5, 0, 0],
  ])('%s', (_name, at, length, share) => expect(shareOf(at, length)).toBe(share));

  test.each<[number, readonly number[]]>([
    [60_000, [0, 10, 20, 30, 40, 50, 60]],
    [5000, [0, 1, 2, 3, 4, 5]],
    [480, [0, 0.1, 0.2, 0.3, 0.4]],
    [100_000, [0, 20, 40, 60, 80, 100]],
    [600_000, [0, 120, 240, 360, 480, 600]],
  ])('of %d ms has its marks', (length, seconds) =>
    expect(ticksOf(length).map((tick) => tick / 1000)).toEqual(seconds),
  );

  test.each<[string, number, number]>([
    ['the next step after what happened, so that it is seen', 201, 300],
    ['the step itself', 200, 200],
    ['no later than the end', 59_990, 59_995],
    ['no earlier than the start', -5, 0],
  ])('the scrubber stands at %s', (_name, at, settled) => expect(settledAt(at, 59_995)).toBe(settled));

  test('says a length in whole seconds where they are enough', () =>
    expect([480, 60_000, 90_004].map(lengthOf)).toEqual(['0.4 s', '60 s', '90 s']));

  test('says a time of the run with one digit', () =>
    expect([0, 249, 23_400, 60_000].map(secondsOf)).toEqual(['0.0 s', '0.2 s', '23.4 s', '60.0 s']));
});

describe('a container’s line', () => {
  test('has a bar for each stretch, one behind the other, over the whole axis', () => {
    const bars = barsOf(container('back'), 60_000);
    expect(bars.map(({ state }) => state)).toEqual([
      'waiting',
      ...Array.from({ length: 4 }, () => ['running', 'waiting']).flat(),
    ]);
    for (const [index, bar] of bars.entries())
      expect(bar.left).toBeCloseTo(index === 0 ? 0 : bars[index - 1]!.left + bars[index - 1]!.width);
    expect(bars.at(-1)!.left + bars.at(-1)!.width).toBeCloseTo(100);
  });

  test('names each stretch in words', () =>
    expect(barsOf(container('setup'), 60_000).map(({ label }) => label)).toEqual([
      'PodInitializing',
      'running',
      'Completed',
    ]));

  test('marks the end of each run with its code, and writes it out where there is room', () =>
    expect(endMarksOf(container('back'), 60_000).map(({ code, roomy }) => [code, roomy])).toEqual([
      [1, false],
      [1, true],
      [1, true],
      [1, true],
    ]));

  test.each<[string, Pick<Span, 'state' | 'reason' | 'code'>, string]>([
    ['running', { state: 'running', reason: '' }, 'plain'],
    ['waiting for its turn', { state: 'waiting', reason: 'PodInitializing' }, 'plain'],
    ['done', { state: 'ended', reason: 'Completed', code: 0 }, 'good'],
    ['failed for good', { state: 'ended', reason: 'Error', code: 1 }, 'bad'],
    ['in back-off', { state: 'waiting', reason: 'CrashLoopBackOff', code: 0 }, 'bad'],
    ['not to be made', { state: 'waiting', reason: 'CreateContainerConfigError' }, 'bad'],
    ['about to be restarted after success', { state: 'waiting', reason: 'Completed', code: 0 }, 'plain'],
  ])('is %s: %o is %s', (_name, span, tone) => expect(toneOf(span)).toBe(tone));

  test('has one sign for several of a kind in one place, and different ones beside each other', () => {
    const moments = [
      { at: 1000, kind: 'port-clash' },
      { at: 1200, kind: 'port-clash' },
      { at: 1300, kind: 'ready' },
      { at: 30_000, kind: 'port-clash' },
    ].map((moment) => ({ ...moment, says: '' })) as ContainerRecord['moments'];
    const marks = momentMarksOf({ ...container('back'), moments }, 60_000);
    expect(marks.map(({ at, nudge }) => [at, nudge])).toEqual([
      [1000, 0],
      [1300, 1],
      [30_000, 0],
    ]);
  });

  test('has one tick for lines that stand too close, and standard error among them is not lost', () => {
    const line = (at: number, stream: LogEntry['stream']): LogEntry => ({ at, stream, line: '', restart: 0 });
    const log = [line(0, 'stdout'), line(10, 'stderr'), line(20, 'stdout'), line(30_000, 'stdout')];
    expect(logTicksOf(log, 60_000)).toEqual([
      { left: 0, stderr: true },
      { left: 50, stderr: false },
    ]);
  });

  test('has no more than two hundred ticks and one, however much was written', () => {
    const log = Array.from({ length: 5000 }, (_, index): LogEntry => {
      return { at: index * 12, stream: 'stdout', line: 'x', restart: 0 };
    });
    expect(logTicksOf(log, 60_000).length).toBeLessThanOrEqual(201);
  });
});

test('the legend names the signs that are there, and none else', () => {
  expect(signsIn(RECORD)).toEqual(['listens', 'port-clash', 'ready', 'probe-failed']);
  expect(hasFailed(RECORD)).toBe(true);
});
