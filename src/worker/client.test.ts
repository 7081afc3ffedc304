import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Gradable } from '#domain/grading/types.ts';
import { createCore, type WorkerLike } from './client.ts';
import type { Command, Request, Response, Staged } from './protocol.ts';
import { refusedMark, refusedRun, refusedSaid, refusedStudy } from './refusal.ts';

/** What was asked for, with something of the request in it. */
function answerTo(request: Request) {
  switch (request.ask) {
    case 'study':
      return { ask: request.ask, study: { ...refusedStudy(''), story: [request.text] } };
    case 'added':
      return { ask: request.ask, addition: { objects: [], refused: request.text } };
    case 'mark':
      return { ask: request.ask, marked: refusedMark(request.exercise, 'done') };
    case 'run':
      return { ask: request.ask, ran: refusedRun(request.staged.text) };
    case 'kubectl':
      return { ask: request.ask, said: refusedSaid(request.command, request.command.line) };
    case 'complete':
      return { ask: request.ask, words: [request.command.line] };
  }
}

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
    if (request) this.say({ ...answerTo(request), id: request.id } as Response);
  }
}

const staged = (text: string): Staged => ({ text, given: '', commands: [] });
const at = (line: string): Command => ({ at: 1000, line });
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
    last().say({ ask: 'loaded', part: 'added' });
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

  test('runs the last text only, after it was judged', async () => {
    const core = createCore(start);
    const runs = ['a', 'b', 'c'].map((text) => core.run(staged(text), 60));
    void core.study('c', '');
    for (const _ of [1, 2, 3]) last().answerLast();
    expect(last().got.map(({ ask }) => ask)).toEqual(['run', 'study', 'run']);
    expect((await Promise.all(runs)).map((ran) => ran?.refused)).toEqual(['a', undefined, 'c']);
  });

  test('answers every command, in order, and completes the last line only', async () => {
    const core = createCore(start);
    const said = ['a', 'b', 'c'].map((line) => core.kubectl(staged(''), at(line)));
    const words = ['d', 'e'].map((line) => core.complete(staged(''), at(line)));
    for (const _ of [1, 2, 3, 4]) last().answerLast();
    expect((await Promise.all(said)).map(({ stderr }) => stderr)).toEqual(['a\n', 'b\n', 'c\n']);
    expect(await Promise.all(words)).toEqual([[], ['e']]);
  });

  test('gives a run three seconds once what it needs is there, and says what that means', async () => {
    const core = createCore(start);
    const ran = core.run(staged('a'), 60);
    const said = core.kubectl(staged('a'), at('kubectl get pods'));
    last().say({ ask: 'ready' });
    vi.advanceTimersByTime(5000);
    last().say({ ask: 'loaded', part: 'simulation' });
    vi.advanceTimersByTime(2999);
    expect(last().ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]?.ended).toBe(true);
    expect(await ran).toMatchObject({ record: undefined, refused: expect.stringMatching(/^Not verified: /) });
    last().say({ ask: 'ready' });
    last().say({ ask: 'loaded', part: 'simulation' });
    vi.advanceTimersByTime(3000);
    expect(await said).toMatchObject({ code: 1, at: 1000, changes: false });
  });

  test('runs an answer for its marks, which has three seconds too', async () => {
    const core = createCore(start);
    const marked = core.mark('a', exercise);
    last().say({ ask: 'ready' });
    last().say({ ask: 'loaded', part: 'simulation' });
    vi.advanceTimersByTime(2999);
    expect(last().ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect((await marked).study.refused).toMatch(/longer than three seconds/);
  });

  test('keeps to a second where nothing is run, though the engine is there', async () => {
    const core = createCore(start);
    core.warmRun();
    last().say({ ask: 'ready' });
    last().say({ ask: 'loaded', part: 'simulation' });
    last().answerLast();
    const study = core.study('a', '');
    vi.advanceTimersByTime(1000);
    expect((await study)?.refused).toMatch(/longer than a second/);
  });

  test('answers everybody when it is ended', async () => {
    const core = createCore(start);
    const asked = [core.study('a', ''), core.study('b', ''), core.added('b', '')];
    const marked = core.mark('c', exercise);
    const ran = core.run(staged('c'), 60);
    const said = core.kubectl(staged('c'), at('k'));
    core.end();
    expect(await Promise.all([...asked, ran])).toEqual([undefined, undefined, undefined, undefined]);
    expect((await said).stderr).toMatch(/could not be started/);
    expect((await marked).rules).toEqual([]);
    expect(last().ended).toBe(true);
  });
});
