import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Gradable } from '#domain/grading/types.ts';
import { createCore, type WorkerLike } from './client.ts';
import type { Request, Response } from './protocol.ts';
import { refusedMark, refusedStudy } from './refusal.ts';

class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<Response>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly got: Request[] = [];
  ended = false;
  postMessage(message: Request): void {
    this.got.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  say(data: Response): void {
    this.onmessage?.({ data } as MessageEvent<Response>);
  }
  answerLast(): void {
    const request = this.got.at(-1);
    if (request?.ask === 'study')
      this.say({ id: request.id, ask: 'study', study: { ...refusedStudy(''), story: [request.text] } });
    else if (request?.ask === 'added')
      this.say({ id: request.id, ask: 'added', addition: { objects: [], refused: request.text } });
    else if (request)
      this.say({ id: request.id, ask: 'mark', marked: refusedMark(request.exercise, 'done') });
  }
}

const exercise: Gradable = { id: 'share', roles: {}, rules: [], given: '' };
let workers: FakeWorker[] = [];
const last = (): FakeWorker => workers.at(-1)!;
const start = (): FakeWorker => {
  workers.push(new FakeWorker());
  return last();
};

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('the core’s worker, seen from the page', () => {
  test('is started by the first request and used again by the next', async () => {
    const core = createCore(start);
    const first = core.study('a', '');
    last().say({ ask: 'ready' });
    last().answerLast();
    expect((await first)?.story).toEqual(['a']);
    const second = core.study('b', '');
    last().answerLast();
    expect((await second)?.story).toEqual(['b']);
    expect(workers).toHaveLength(1);
  });

  test('looks at the last of several texts only', async () => {
    const core = createCore(start);
    const asked = ['a', 'b', 'c'].map((text) => core.study(text, ''));
    last().say({ ask: 'ready' });
    last().answerLast();
    last().answerLast();
    expect((await Promise.all(asked)).map((study) => study?.story[0])).toEqual(['a', undefined, 'c']);
    expect(last().got.map(({ id }) => id)).toEqual([1, 3]);
  });

  test('checks before it looks at what was typed meanwhile', () => {
    const core = createCore(start);
    void core.study('a', '');
    void core.study('b', '');
    void core.mark('c', exercise);
    last().answerLast();
    expect(last().got.map(({ ask }) => ask)).toEqual(['study', 'mark']);
  });

  test('judges before it tells what is added, and of that the last text only', async () => {
    const core = createCore(start);
    void core.mark('m', exercise);
    const added = ['a', 'b'].map((text) => core.added(text, ''));
    const study = core.study('b', '');
    for (const _ of [1, 2, 3]) last().answerLast();
    expect(last().got.map(({ ask }) => ask)).toEqual(['mark', 'study', 'added']);
    expect((await study)?.story).toEqual(['b']);
    expect((await Promise.all(added)).map((addition) => addition?.refused)).toEqual([undefined, 'b']);
  });

  test('does not hold the time of loading what is added against the text, but the time after it', async () => {
    const core = createCore(start);
    const added = core.added('a', '');
    last().say({ ask: 'ready' });
    vi.advanceTimersByTime(5000);
    last().say({ ask: 'loaded' });
    vi.advanceTimersByTime(999);
    expect(last().ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]?.ended).toBe(true);
    expect((await added)?.refused).toMatch(/longer than a second/);
  });

  test('says in words why nothing is told of what is added', async () => {
    const core = createCore(start);
    const added = core.added('a', '');
    last().onerror?.({ preventDefault: () => undefined } as ErrorEvent);
    expect((await added)?.refused).toMatch(/could not be started/);
  });

  test('ends a worker whose answer is overdue, says so, and goes on with a new one', async () => {
    const core = createCore(start);
    const slow = core.study('bomb', '');
    const waiting = core.mark('c', exercise);
    const stuck = last();
    stuck.say({ ask: 'ready' });
    vi.advanceTimersByTime(999);
    expect(stuck.ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(stuck.ended).toBe(true);
    expect((await slow)?.refused).toMatch(/longer than a second/);
    expect(workers).toHaveLength(2);
    last().say({ ask: 'ready' });
    last().answerLast();
    expect((await waiting).study.refused).toBe('done');
  });

  test('does not hold the time of loading against the text', async () => {
    const core = createCore(start);
    const asked = core.study('a', '');
    vi.advanceTimersByTime(5000);
    last().say({ ask: 'ready' });
    vi.advanceTimersByTime(900);
    last().answerLast();
    expect((await asked)?.refused).toBe('');
  });

  test('says that it could not start when the script does not come', async () => {
    const core = createCore(start);
    const asked = core.mark('a', exercise);
    vi.advanceTimersByTime(20_000);
    expect((await asked).study.refused).toMatch(/could not be started/);
  });

  test('says that it could not start when the script fails', async () => {
    const core = createCore(start);
    const asked = core.study('a', '');
    last().onerror?.({ preventDefault: () => undefined } as ErrorEvent);
    expect((await asked)?.refused).toMatch(/could not be started/);
  });

  test('never throws where the browser forbids workers', async () => {
    const core = createCore(() => {
      throw new TypeError('blocked by the content security policy');
    });
    expect((await core.study('a', ''))?.refused).toMatch(/could not be started/);
    expect((await core.mark('a', exercise)).study.refused).toMatch(/could not be started/);
  });

  test('ignores an answer to a request that was given up', async () => {
    const core = createCore(start);
    const slow = core.study('a', '');
    const stuck = last();
    stuck.say({ ask: 'ready' });
    vi.advanceTimersByTime(1000);
    await slow;
    const next = core.study('b', '');
    stuck.answerLast();
    last().say({ ask: 'ready' });
    last().answerLast();
    expect((await next)?.story).toEqual(['b']);
  });

  test('answers everybody when it is ended', async () => {
    const core = createCore(start);
    const asked = [core.study('a', ''), core.study('b', ''), core.added('b', '')];
    const marked = core.mark('c', exercise);
    core.end();
    expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined]);
    expect((await marked).rules).toEqual([]);
    expect(last().ended).toBe(true);
  });
});
