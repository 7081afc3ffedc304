import { describe, expect, test } from 'vitest';
import { refusedMark, refusedStudy } from '#worker/refusal.ts';
import type { Marked } from '#worker/protocol.ts';
import { after, begin, type Attempt, type Deed } from './attempt.ts';

const marked: Marked = {
  ...refusedMark({ rules: [] }, ''),
  accepted: true,
  of: 10,
  points: 4,
  study: refusedStudy(''),
};
const checked: Deed = { kind: 'checked', marked, text: 'kind: Pod' };
const run = (...deeds: readonly Deed[]): Attempt => deeds.reduce(after, begin({ checks: 0, hints: 0 }));

describe('a sitting', () => {
  test('says nothing before something was done, nor while typing', () => {
    expect(run({ kind: 'edited' }).notice).toBe('');
    const before = run(checked);
    expect(after(before, { kind: 'edited' }).notice).toBe(before.notice);
  });

  test('keeps the marks of the last check, and says when the text has changed since', () => {
    expect(run(checked).stale).toBe(false);
    expect(run(checked, { kind: 'edited' })).toMatchObject({ stale: true, marked });
    expect(run(checked, { kind: 'edited' }, checked).stale).toBe(false);
  });

  test('knows how the text ended when it was run, until another one is checked', () => {
    const ran: Deed = { kind: 'ran', summary: 'share is Running.' };
    expect(run(checked, ran, { kind: 'edited' }).ran).toBe('share is Running.');
    expect(run(checked, ran, checked).ran).toBe('share is Running.');
    expect(run(checked, ran, { ...checked, text: 'kind: Job' }).ran).toBe('');
  });

  test('does not take a text that could not be judged for a try', () => {
    const failed: Deed = { kind: 'checked', marked: refusedMark({ rules: [] }, 'Stopped.'), text: '' };
    expect(run(failed)).toMatchObject({ checks: 0, notice: 'Not checked. Stopped.' });
  });

  test.each<[string, readonly Deed[], boolean]>([
    ['not before a first check', [{ kind: 'solution' }], false],
    ['after one', [checked, { kind: 'solution' }], true],
    ['and is put away by the same button', [checked, { kind: 'solution' }, { kind: 'solution' }], false],
  ])('shows a solution %s', (_name, deeds, shown) => expect(run(...deeds).solutionShown).toBe(shown));

  test('knows of checks and hints of earlier sittings', () => {
    const again = begin({ checks: 2, hints: 1 });
    expect(after(again, { kind: 'solution' }).solutionShown).toBe(true);
    expect(after(again, { kind: 'hinted', of: 2 }).hints).toBe(2);
  });

  test('shows one hint more at a time, and no more than there are', () => {
    const hint: Deed = { kind: 'hinted', of: 2 };
    expect([run(hint), run(hint, hint), run(hint, hint, hint)].map(({ hints }) => hints)).toEqual([1, 2, 2]);
    expect(run(hint).notice).toBe('Hint 1 of 2 is shown below the task.');
  });

  test('offers the text before a reset until it was taken back or checked', () => {
    const reset: Deed = { kind: 'reset', before: 'mine' };
    expect(run(reset).before).toBe('mine');
    expect(run(reset, { kind: 'undone' }).before).toBeUndefined();
    expect(run(reset, { kind: 'check' }).before).toBeUndefined();
  });
});
