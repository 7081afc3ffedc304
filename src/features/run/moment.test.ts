import { describe, expect, test } from 'vitest';
import type { ContainerRecord, RunRecord } from '#domain/simulation/record/types.ts';
import {
  changeAfter,
  changeBefore,
  changesOf,
  eventsUntil,
  linesUntil,
  namedIn,
  restartsAt,
  standingAt,
} from './moment.ts';
import { RECORD } from './record.test-data.ts';
import { storyOf, summaryOf } from './story.ts';

const POD = RECORD.pods[0]!;
const container = (name: string): ContainerRecord => POD.containers.find((each) => each.name === name)!;
const TWO: RunRecord = { ...RECORD, pods: [POD, { ...POD, name: 'other' }] };

describe('a moment of a run', () => {
  test.each<[string, string, number, string, string]>([
    ['before its turn', 'back', 0, 'PodInitializing', 'plain'],
    ['while it runs', 'back', 3600, 'running', 'plain'],
    ['at the very end of a run', 'back', 3900, 'Error', 'bad'],
    ['between two runs', 'back', 20_000, 'CrashLoopBackOff', 'bad'],
    ['after it is done', 'setup', 60_000, 'Completed', 'good'],
  ])('says what a container is %s', (_name, name, at, says, tone) =>
    expect(standingAt(container(name), at)).toEqual({ says, tone }),
  );

  test('says the exit code of a container that ended with an error', () => {
    const failed: ContainerRecord = {
      ...container('setup'),
      spans: [{ from: 0, to: 9, state: 'ended', reason: 'Error', code: 3, restart: 0 }],
    };
    expect(standingAt(failed, 5).says).toBe('Error, exit 3');
    expect(standingAt({ ...failed, spans: [] }, 5).says).toBe('never started');
  });

  test('does not claim to know a container that does what is not modelled', () => {
    const unknown: ContainerRecord = {
      ...container('front'),
      moments: [{ at: 10_000, kind: 'unmodelled', says: 'does what is not modelled: perl' }],
    };
    expect([9999, 10_000].map((at) => standingAt(unknown, at).says)).toEqual([
      'running',
      'running, not verified',
    ]);
  });

  test.each([
    [3700, 0],
    [5200, 1],
    [20_000, 2],
    [60_000, 3],
  ])('at %d ms counts %d restarts', (at, restarts) =>
    expect(restartsAt(container('back'), at)).toBe(restarts),
  );

  test('has the lines up to it, of all containers in the order of time', () => {
    const lines = linesUntil(RECORD, undefined, 6000);
    expect(lines.map(({ at, label }) => [at, label])).toEqual([
      [2100, 'setup'],
      [3700, 'back'],
      [3900, 'back'],
      [5000, 'front'],
      [5200, 'back'],
      [5400, 'back'],
      [6000, 'shipper'],
    ]);
    expect(linesUntil(RECORD, 'setup', 2000)).toEqual([]);
    expect(linesUntil(RECORD, 'setup', 2100)).toHaveLength(1);
  });

  test('names containers with their Pod where there are several', () =>
    expect(namedIn(TWO).map(({ name, label }) => [name, label])).toContainEqual([
      'other/front',
      'other/front',
    ]));

  test('leaves out what the Pods of one controller have in common', () => {
    const pods = ['web-6d4-aaaaa', 'web-6d4-abbbb'].map((name) => ({ ...POD, name }));
    const labels = namedIn({ ...RECORD, pods }).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['aaaaa/front', 'abbbb/front']));
  });

  test('has the events up to it', () => expect(eventsUntil(RECORD, 2400)).toHaveLength(3));

  test('is followed and preceded by changes, to which one can step', () => {
    const changes = changesOf(RECORD);
    expect(changes[0]).toBe(0);
    expect(changes.at(-1)).toBe(60_000);
    expect(changeAfter(changes, 10_000)).toBe(15_000);
    expect(changeBefore(changes, 15_000)).toBe(10_000);
    expect(changeBefore(changes, 0)).toBeUndefined();
    expect(changeAfter(changes, 60_000)).toBeUndefined();
  });
});

describe('a run in sentences', () => {
  const story = storyOf(RECORD).map(({ text }) => text);
  test.each([
    '0.2 s: setup starts.',
    '2.2 s: setup ends with exit code 0: Completed.',
    '3.5 s: front listens on port 80.',
    '3.9 s: back ends with exit code 1: Error.',
    '5.1 s: back is started again (restart 1).',
    '5.4 s: Pod web shows CrashLoopBackOff, ready 1/3.',
  ])('says "%s"', (sentence) => expect(story).toContain(sentence));

  test('keeps the order of time', () => {
    const times = storyOf(RECORD).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('tells Pods apart, and when one is gone', () => {
    const told = storyOf({ ...TWO, pods: [POD, { ...POD, name: 'other', gone: 50_000 }] });
    expect(told.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['3.4 s: other/front starts.', '50.0 s: Pod other is gone.']),
    );
  });

  test.each<[string, RunRecord, string]>([
    ['one Pod', RECORD, 'After 60 s web is CrashLoopBackOff, ready 2/3, 3 restarts.'],
    ['a Pod that is gone', { ...RECORD, pods: [{ ...POD, gone: 10 }] }, 'After 60 s web is gone.'],
    [
      'many Pods',
      { ...RECORD, pods: Array.from({ length: 5 }, () => ({ ...POD, gone: 10 })) },
      'After 60 s web is gone; web is gone; web is gone; and 2 more.',
    ],
    ['no Pod', { ...RECORD, pods: [] }, ''],
  ])('sums up %s', (_name, record, sentence) => expect(summaryOf(record)).toBe(sentence));
});
