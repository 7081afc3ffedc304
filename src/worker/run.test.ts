import { beforeAll, describe, expect, test } from 'vitest';
import type { Command, Staged } from './protocol.ts';
import { isReadyFor, prepareFor, simulated } from './run.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: crash}
spec:
  containers:
    - name: app
      image: busybox:1.36
      command: [sh, -c, 'echo going down; sleep 1; exit 3']
    - name: side
      image: busybox:1.36
      command: [sh, -c, 'sleep 1000']
`;

const staged = (text: string, ...commands: readonly Command[]): Staged => ({ text, given: '', commands });

const ASKS_KUBECTL = {
  id: 0,
  ask: 'kubectl',
  staged: staged(POD),
  command: { at: 0, line: 'kubectl get pods' },
} as const;

beforeAll(() => prepareFor(ASKS_KUBECTL));

function run(of: Staged, seconds = 60) {
  const answer = simulated({ id: 1, ask: 'run', staged: of, seconds });
  if (answer.ask !== 'run') throw new Error('no run');
  return answer.ran;
}
function kubectl(of: Staged, at: number, line: string) {
  const answer = simulated({ id: 2, ask: 'kubectl', staged: of, command: { at, line } });
  if (answer.ask !== 'kubectl') throw new Error('no answer');
  return answer.said;
}
function complete(of: Staged, line: string) {
  const answer = simulated({ id: 3, ask: 'complete', staged: of, command: { at: 60_000, line } });
  if (answer.ask !== 'complete') throw new Error('no words');
  return answer.words;
}

describe('a text that is run', () => {
  test('has its containers with their stretches and their logs, for as long as was asked', () => {
    const { record, refused } = run(staged(POD));
    expect(refused).toBe('');
    expect(record?.length).toBe(60_000);
    const [pod] = record?.pods ?? [];
    expect(pod?.rows.at(-1)).toMatchObject({ ready: '1/2', status: 'CrashLoopBackOff' });
    const [app] = pod?.containers ?? [];
    expect(app?.log[0]?.line).toBe('going down');
    expect(app?.spans.some(({ code }) => code === 3)).toBe(true);
  });

  test('is the same each time', () => {
    const first = run(staged(POD));
    run(staged(POD.replace('exit 3', 'exit 4')));
    expect(run(staged(POD))).toEqual(first);
  });

  test('does not run what the API server refuses, and says which', () => {
    expect(run(staged(POD.replace('containers:', 'container:')))).toEqual({
      record: undefined,
      refused: 'Nothing ran: the API server refuses Pod crash. What is refused never runs.',
    });
    const both = run(staged(`${POD}---\napiVersion: v1\nkind: Pod\nmetadata: {name: two}\nspec: {}\n`));
    expect(both.refused).toContain('Pod two (document 2)');
    expect(both.record?.pods.map(({ name }) => name)).toEqual(['crash']);
  });

  test('is not run when it passes a limit', () => {
    expect(run(staged(`#${'x'.repeat(70_000)}`))).toMatchObject({ record: undefined });
    expect(run(staged(`#${'x'.repeat(70_000)}`)).refused).toMatch(/^Nothing ran\. /);
  });
});

describe('a terminal on it', () => {
  test('sees the run as it is at each time, in any order', () => {
    const of = staged(POD);
    expect(kubectl(of, 60_000, 'k get pods').stdout).toMatch(/crash\s+1\/2\s+CrashLoopBackOff/);
    expect(kubectl(of, 800, 'kubectl get pods').stdout).toMatch(/crash\s+2\/2\s+Running\s+0/);
    expect(kubectl(of, 60_000, 'kubectl logs crash -c app').stdout).toBe('going down\n');
  });

  test('plays what was done into what comes after it, and not before', () => {
    const command = { at: 10_000, line: 'kubectl delete pod crash --grace-period=1' };
    const said = kubectl(staged(POD), command.at, command.line);
    expect(said).toMatchObject({ changes: true, code: 0 });
    expect(said.at).toBeGreaterThan(command.at);
    const deleted = staged(POD, command);
    expect(kubectl(deleted, 30_000, 'kubectl get pods').stderr).toContain('No resources found');
    expect(kubectl(deleted, 5000, 'kubectl get pods').stdout).toContain('crash');
    expect(run(deleted).record?.pods[0]?.gone).toBeLessThan(30_000);
  });

  test('completes names of this run', () => {
    expect(complete(staged(POD), 'k logs cr')).toEqual(['crash']);
    expect(complete(staged(POD), 'kubectl logs crash -c ')).toEqual(['app', 'side']);
    expect(complete(staged('kind: Pod'), 'k logs cr')).toEqual([]);
  });

  test('says why there is nothing to look at', () =>
    expect(kubectl(staged(POD.replace('containers:', 'container:')), 0, 'k get pods')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Nothing ran: /),
    }));
});

describe('what an answer needs', () => {
  const asks = (text: string) => ({ id: 0, ask: 'run', staged: staged(text), seconds: 1 }) as const;

  test('a text with an image that was not fetched yet is not ready, and then it is', async () => {
    const nginx = POD.replace('busybox:1.36', 'nginx:1.27').replace(/command: .*exit 3'\]/, 'args: []');
    expect([isReadyFor(asks(POD)), isReadyFor(asks(nginx))]).toEqual([true, false]);
    await prepareFor(asks(nginx));
    expect(isReadyFor(asks(nginx))).toBe(true);
    const { record } = run(staged(nginx));
    expect(record?.unmodelled).toEqual([]);
  });

  test('a command may name an image, too', () => {
    const command = { at: 0, line: 'kubectl run cache --image=redis:7.4' };
    expect(isReadyFor({ ...ASKS_KUBECTL, command })).toBe(false);
  });
});
