import { beforeEach, describe, expect, test } from 'vitest';
import { TestCluster } from '#domain/simulation/kubectl/cluster.test-data.ts';
import type { Command, Staged } from './protocol.ts';
import { notRun } from './not-run.ts';
import { Session, type World } from './session.ts';
import * as terminal from './terminal.ts';

/** A cluster at its beginning that writes down what is asked of it; an exec takes five seconds. */
class TestWorld extends TestCluster implements World {
  override now = 0;
  readonly trace = { events: [] };
  readonly cutShort = '';
  everyPod(): readonly never[] {
    return [];
  }
  override advance(seconds: number): void {
    this.now += seconds * 1000;
    this.asked.push(`until ${this.now}`);
  }
  override exec(...args: Parameters<TestCluster['exec']>): ReturnType<TestCluster['exec']> {
    this.now += 5000;
    return super.exec(...args);
  }
}

let worlds: TestWorld[];
let session: Session;
beforeEach(() => {
  worlds = [];
  session = new Session(({ text }) => {
    if (text === 'refused') return { world: undefined, refused: 'Nothing ran: refused.' };
    worlds.push(new TestWorld());
    return { world: worlds.at(-1), refused: '' };
  });
  session.terminal = terminal;
});

const POD = 'kubectl exec web -- date';
const staged = (text: string, ...commands: readonly Command[]): Staged => ({ text, given: '', commands });
const at = (time: number, line = 'kubectl get pods'): Command => ({ at: time, line });

describe('a run that is kept for questions', () => {
  test('goes on from one question to a later one', () => {
    session.kubectl(staged('a'), at(1000));
    session.kubectl(staged('a'), at(3000));
    session.worldAt(staged('a'), 3000);
    expect(worlds.map(({ asked }) => asked)).toEqual([['until 1000', 'until 3000']]);
  });

  test.each<[string, Staged, number]>([
    ['an earlier time', staged('a'), 1000],
    ['another text', staged('b'), 5000],
    ['other given objects', { ...staged('a'), given: 'x' }, 5000],
    ['a command that was given before', staged('a', at(2000, POD)), 5000],
  ])('begins anew for %s', (_name, next, time) => {
    session.kubectl(staged('a'), at(4000));
    session.kubectl(next, at(time));
    expect(worlds).toHaveLength(2);
  });

  test('plays the commands at their times, and those alone that were given by then', () => {
    const both = staged('a', at(2000, POD), at(9000, POD));
    expect(session.run(both, 8).record?.length).toBe(8000);
    expect(worlds[0]?.asked.filter((asked) => asked.startsWith('exec'))).toHaveLength(1);
    expect(session.run(both, 20).record?.length).toBe(20_000);
    expect(worlds).toHaveLength(1);
    expect(worlds[0]?.asked.filter((asked) => asked.startsWith('exec'))).toHaveLength(2);
  });

  test('says when a command that took time was over, and whether it may have changed something', () => {
    expect(session.kubectl(staged('a'), at(1000, POD))).toMatchObject({ at: 6000, changes: true });
    expect(session.kubectl(staged('a', at(1000, POD)), at(6000))).toMatchObject({ at: 6000, changes: false });
    expect(worlds).toHaveLength(1);
  });

  test.each([
    ['kubectl exec web -- get pods', true],
    ['kubectl -n default delete pod web', true],
    ['k get pods', false],
    ['kubectl logs delete', false],
    ['kubectl describe pod web', false],
  ])('%s: changes something is %s', (line, changes) =>
    expect(session.kubectl(staged('a'), at(0, line)).changes).toBe(changes),
  );

  test('does not run what no shell is there for', () =>
    expect(session.kubectl(staged('a'), at(0, 'kubectl get pods | wc -l'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('needs a shell'),
    }));

  test('says why nothing runs, to every question', () => {
    expect(session.run(staged('refused'), 60)).toEqual({
      record: undefined,
      refused: 'Nothing ran: refused.',
    });
    expect(session.kubectl(staged('refused'), at(0)).stderr).toBe('Nothing ran: refused.\n');
    expect(session.worldAt(staged('refused'), 0)).toBeUndefined();
  });
});

describe('what never runs', () => {
  const read = (doc: string, name: string, accepted: boolean) => ({
    doc,
    kind: 'Pod',
    object: { metadata: { name } },
    accepted,
  });
  const error = [{ severity: 'error' }] as const;
  test.each<[string, string]>([
    [notRun([read('0', 'web', true)], []), ''],
    [
      notRun([read('0', 'web', false)], error),
      'Nothing ran: the API server refuses Pod web. What is refused never runs.',
    ],
    [
      notRun([read('0', 'a', true), read('1', 'b', false)], error),
      'The API server refuses Pod b (document 2): what is refused never runs. The rest ran as you see it here.',
    ],
    [notRun([], error), 'Nothing ran: kubectl cannot read this text.'],
    [notRun([], []), 'Nothing ran: there is no object in this text.'],
  ])('is said: %s', (said, expected) => expect(said).toBe(expected));
});
