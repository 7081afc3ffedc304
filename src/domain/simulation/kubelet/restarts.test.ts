import { describe, expect, it } from 'vitest';
import { eventsOf, linesOf, podOf, podYaml, rowsOf, runOf, startsOf } from './runs.test-data.ts';

const container = (command: string, more = ''): string =>
  `  containers:\n  - name: c\n    image: test:1\n    command: [do, ${command}]\n${more}`;

const policy = (value: string) => `  restartPolicy: ${value}\n`;

describe('restarts', () => {
  const ROWS: readonly (readonly [says: string, spec: string, seconds: number, starts: readonly number[]])[] = [
    ['the first restart comes at once, then 10 s, doubling to 5 minutes', container('exit:1'), 1300, [0.2, 1.2, 11.2, 31.2, 71.2, 151.2, 311.2, 611.2, 911.2, 1211.2]],
    ['exit 0 is restarted the same way under Always', container('exit:0'), 35, [0.2, 1.2, 11.2, 31.2]],
    ['OnFailure leaves a success alone', container('exit:0') + policy('OnFailure'), 60, [0.2]],
    ['OnFailure restarts a failure', container('exit:1') + policy('OnFailure'), 15, [0.2, 1.2, 11.2]],
    ['Never restarts nothing', container('exit:1') + policy('Never'), 60, [0.2]],
    ['back-off is forgotten after 10 minutes', container('"sleep:700", exit:1'), 2200, [0.2, 701.2, 1402.2, 2103.2]],
    ['back-off counts from the end of the run', container('"sleep:5", exit:1'), 40, [0.2, 6.2, 21.2]],
    ['its own policy goes before the Pod\'s', container('exit:0', '    restartPolicy: Always\n') + policy('Never'), 15, [0.2, 1.2, 11.2]],
    ['its own policy Never goes before Always', container('exit:1', '    restartPolicy: Never\n'), 15, [0.2]],
    ['a rule for its exit code goes before its policy', container('exit:42', '    restartPolicy: Never\n    restartPolicyRules:\n    - action: Restart\n      exitCodes: {operator: In, values: [42]}\n'), 15, [0.2, 1.2, 11.2]],
    ['a rule for other exit codes does nothing', container('exit:1', '    restartPolicy: Never\n    restartPolicyRules:\n    - action: Restart\n      exitCodes: {operator: In, values: [42]}\n'), 15, [0.2]],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, spec, seconds, starts) => {
    const run = runOf(podYaml(spec));
    run.advance(seconds);
    expect(startsOf(run)).toEqual(starts.map((at) => `c ${at}`));
  });
});

describe('STATUS over restarts', () => {
  const ROWS: readonly (readonly [says: string, spec: string, rows: readonly string[]])[] = [
    ['a crash', container('exit:1'), ['0.2 Error 0/1 0', '1.2 Error 0/1 1', '2.2 CrashLoopBackOff 0/1 1', '11.2 Error 0/1 2', '12.2 CrashLoopBackOff 0/1 2']],
    ['a success that is run again', container('exit:0'), ['0.2 Completed 0/1 0', '1.2 Completed 0/1 1', '2.2 CrashLoopBackOff 0/1 1', '11.2 Completed 0/1 2', '12.2 CrashLoopBackOff 0/1 2']],
    ['a crash after a while', container('"sleep:2", exit:3'), ['0.2 Running 1/1 0', '2.2 Error 0/1 0', '3.2 Running 1/1 1', '5.2 Error 0/1 1', '6.2 CrashLoopBackOff 0/1 1']],
    ['Never: it failed', container('exit:1') + policy('Never'), ['0.2 Error 0/1 0']],
    ['Never: it is done', container('exit:0') + policy('Never'), ['0.2 Completed 0/1 0']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, spec, rows) => {
    const run = runOf(podYaml(spec));
    run.advance(14);
    expect(rowsOf(run).filter((row) => !row.includes('Pending') && !row.includes('Creating'))).toEqual(rows);
  });

  it('the first container in the list has the last word', () => {
    const spec =
      '  containers:\n  - {name: a, image: test:1, command: [do, exit:1]}\n  - {name: b, image: test:1, command: [do, forever]}\n';
    const run = runOf(podYaml(spec));
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('2.2 CrashLoopBackOff 1/2 1');
  });

  it('one is done, the other runs', () => {
    const spec =
      '  restartPolicy: Never\n  containers:\n  - {name: a, image: test:1, command: [do, exit:0]}\n  - {name: b, image: test:1, command: [do, forever]}\n';
    const run = runOf(podYaml(spec));
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0.2 NotReady 1/2 0');
  });
});

describe('what is kept of runs', () => {
  it('the log of the run before, the last state, the events', () => {
    const run = runOf(podYaml(container('"echo:now", exit:7')));
    run.advance(15);
    expect(linesOf(run, 'c', true)).toEqual(['now']);
    const [status] = podOf(run).status?.containerStatuses ?? [];
    expect(status?.restartCount).toBe(2);
    expect(status?.lastState?.terminated).toMatchObject({ exitCode: 7, reason: 'Error' });
    expect(status?.state?.waiting?.message).toMatch(
      /^back-off 20s restarting failed container=c pod=p_default\(/,
    );
    expect(eventsOf(run, 'BackOff')).toHaveLength(1);
    expect(eventsOf(run, 'BackOff')[0]).toMatch(
      /^Warning BackOff Back-off restarting failed container c in pod p_default\([0-9a-f-]{36}\)$/,
    );
  });

  it.each([
    ['what it wrote to the termination log', '"write:/dev/termination-log=bad luck", exit:1', '', 'bad luck\n'],
    ['nothing when it wrote nothing', 'exit:1', '', undefined],
    ['the end of its log when that is asked for', '"echo:one", "echo:two", exit:1', '    terminationMessagePolicy: FallbackToLogsOnError\n', 'one\ntwo\n'],
    ['no log of a success', '"echo:one", exit:0', '    terminationMessagePolicy: FallbackToLogsOnError\n', undefined],
    ['another path', '"write:/tmp/why=here", exit:1', '    terminationMessagePath: /tmp/why\n', 'here\n'],
  ])('message: %s', (_says, command, more, message) => {
    const run = runOf(podYaml(container(command, more) + policy('Never')));
    run.advance(2);
    expect(podOf(run).status?.containerStatuses?.[0]?.state?.terminated?.message).toBe(message);
  }); // prettier-ignore
});
