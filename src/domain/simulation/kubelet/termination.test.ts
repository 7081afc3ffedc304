import { describe, expect, it } from 'vitest';
import { eventsOf, podYaml, rowsOf, runOf, secondsOf } from './runs.test-data.ts';

const one = (name: string, command: string, more = '', image = 'test:1'): string =>
  `  - name: ${name}\n    image: ${image}\n    command: [do, ${command}]\n${more}`;

const SIDECAR = '    restartPolicy: Always\n';
const preStop = (seconds: number) => `    lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}\n`;

interface Case {
  readonly inits?: string;
  readonly apps: string;
  readonly spec?: string;
  readonly grace?: number;
}

/** Deleted at 10 s. */
function deleted({ inits = '', apps, spec = '', grace }: Case) {
  const initContainers = inits === '' ? '' : `  initContainers:\n${inits}`;
  const run = runOf(podYaml(`${spec}${initContainers}  containers:\n${apps}`));
  run.advance(10);
  run.remove('Pod', 'default', 'p', grace);
  run.advance(60);
  return run;
}

describe('signals and ends after a deletion', () => {
  const ROWS: readonly (readonly [says: string, given: Case, happens: readonly string[]])[] = [
    ['a process with a handler ends at once', { apps: one('c', 'trap:TERM, forever') }, ['10 c stop 15', '10 c exit 0']],
    ['PID 1 without a handler lives to the end of the grace period', { apps: one('c', 'forever') }, ['10 c stop 15', '40 c stop 9', '40 c exit 137']],
    ['the Pod\'s grace period', { apps: one('c', 'forever'), spec: '  terminationGracePeriodSeconds: 5\n' }, ['10 c stop 15', '15 c stop 9', '15 c exit 137']],
    ['the grace period of the deletion goes before it', { apps: one('c', 'forever'), grace: 3 }, ['10 c stop 15', '13 c stop 9', '13 c exit 137']],
    ['nobody gets less than 2 seconds', { apps: one('c', 'forever'), grace: 1 }, ['10 c stop 15', '12 c stop 9', '12 c exit 137']],
    ['preStop comes before the signal', { apps: one('c', 'trap:TERM, forever', preStop(4)) }, ['14 c stop 15', '14 c exit 0']],
    ['its time counts', { apps: one('c', 'forever', preStop(4)), grace: 10 }, ['14 c stop 15', '20 c stop 9', '20 c exit 137']],
    ['it is not waited for longer than the grace period', { apps: one('c', 'forever', '    lifecycle: {preStop: {exec: {command: [do, "sleep:99"]}}}\n'), grace: 5 }, ['15 c stop 15', '17 c stop 9', '17 c exit 137']],
    ['the image\'s stop signal', { apps: one('c', 'trap:QUIT, forever', '', 'test-quit:1') }, ['10 c stop 3', '10 c exit 0']],
    ['the container\'s goes before it', { apps: one('c', 'trap:USR1, forever', '    lifecycle: {stopSignal: SIGUSR1}\n', 'test-quit:1'), spec: '  os: {name: linux}\n' }, ['10 c stop 10', '10 c exit 0']],
    ['all app containers at once', { apps: one('a', 'trap:TERM, forever') + one('b', 'trap:TERM, forever') }, ['10 a stop 15', '10 a exit 0', '10 b stop 15', '10 b exit 0']],
    ['sidecars after all apps, the last first', { inits: one('s', 'trap:TERM, forever', SIDECAR) + one('t', 'trap:TERM, forever', SIDECAR), apps: one('a', 'trap:TERM, forever', preStop(5)) }, ['15 a stop 15', '15 a exit 0', '15 t stop 15', '15 t exit 0', '15 s stop 15', '15 s exit 0']],
    ['a sidecar\'s preStop runs at the beginning', { inits: one('s', 'trap:TERM, forever', SIDECAR + '    lifecycle: {preStop: {exec: {command: [do, "write:/tmp/pre=1"]}}}\n'), apps: one('a', 'trap:TERM, forever', preStop(5)) }, ['10 s write /tmp/pre', '15 a stop 15', '15 a exit 0', '15 s stop 15', '15 s exit 0']],
    ['when the grace period is over nobody waits any more', { inits: one('s', 'forever', SIDECAR), apps: one('a', 'forever'), grace: 8 }, ['10 a stop 15', '18 s stop 15', '18 a stop 9', '18 a exit 137', '20 s stop 9', '20 s exit 137']],
    ['an init container that runs is stopped, too', { inits: one('i', 'trap:TERM, forever'), apps: one('a', 'forever') }, ['10 i stop 15', '10 i exit 0']],
    ['with a shared namespace nobody is PID 1', { apps: one('c', 'forever'), spec: '  shareProcessNamespace: true\n' }, ['10 c stop 15', '10 c exit 143']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, given, happens) => {
    const run = deleted(given);
    const said = run.trace.events.flatMap((event) => {
      const at = `${secondsOf(event.at)} ${event.container}`;
      if (event.op === 'stop') return [`${at} stop ${event.signal}`];
      if (event.op === 'exit') return [`${at} exit ${event.code}`];
      return event.op === 'write' ? [`${at} write ${event.path}`] : [];
    });
    expect(said).toEqual(happens);
    expect(run.pods()).toEqual([]);
  });
});

describe('what is seen of a deletion', () => {
  it('STATUS says Terminating, then how it ended, and the Pod goes', () => {
    const run = deleted({ apps: one('c', 'forever'), grace: 5 });
    expect(rowsOf(run).slice(-2)).toEqual(['10 Terminating 1/1 0', '15 Error 0/1 0']);
  });

  it('nothing is restarted any more', () => {
    const run = deleted({ apps: one('c', 'exit:1') + one('d', 'forever'), grace: 20 });
    expect(run.trace.of('start', 'p', 'c').map(({ at }) => secondsOf(at))).toEqual([0.2, 1.2]);
  });

  it('Killing events', () => {
    const run = deleted({ apps: one('c', 'trap:TERM, forever') });
    expect(eventsOf(run, 'Killing')).toEqual(['Normal Killing Stopping container c']);
  });

  it('with grace period 0 the Pod is gone at once', () => {
    const run = runOf(podYaml(`  containers:\n${one('c', 'forever')}`));
    run.advance(10);
    expect(run.remove('Pod', 'default', 'p', 0)).toBe(true);
    expect(run.pods()).toEqual([]);
    run.advance(5);
    expect(run.trace.of('exit').map(({ at, code }) => [secondsOf(at), code])).toEqual([[12, 137]]);
  });

  it('what is not there cannot be deleted', () => {
    expect(runOf(podYaml(`  containers:\n${one('c', 'forever')}`)).remove('Pod', 'default', 'none')).toBe(
      false,
    );
  });

  it('a Pod that passed its deadline has failed and stays', () => {
    const run = runOf(
      podYaml(`  activeDeadlineSeconds: 5\n  containers:\n${one('c', 'trap:TERM, forever')}`),
    );
    run.advance(10);
    const [pod] = run.pods();
    expect(pod?.status).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    });
    expect(rowsOf(run).at(-1)).toBe('5 Completed 0/1 0');
  });
});

describe('hooks that fail', () => {
  const ROWS: readonly (readonly [says: string, hook: string, reason: string, ends: readonly string[]])[] = [
    ['postStart: the container is killed and restarted', 'postStart: {exec: {command: [do, exit:1]}}', 'FailedPostStartHook', ['0.2 143', '1.2 143']],
    ['postStart over HTTP: nobody listens', 'postStart: {httpGet: {port: 80}}', 'FailedPostStartHook', ['0.2 143', '1.2 143']],
    ['preStop: it is only told', 'preStop: {exec: {command: [do, exit:1]}}', 'FailedPreStopHook', []],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, hook, reason, ends) => {
    const run = runOf(podYaml(`  shareProcessNamespace: true\n  containers:\n${one('c', 'forever', `    lifecycle: {${hook}}\n`)}`));
    run.advance(5);
    expect(run.trace.of('exit').map(({ at, code }) => `${secondsOf(at)} ${code}`)).toEqual(ends);
    run.remove('Pod', 'default', 'p');
    run.advance(5);
    expect(run.events().some((event) => event.reason === reason)).toBe(true);
  }); // prettier-ignore

  it('STATUS after a postStart that failed', () => {
    const run = runOf(
      podYaml(`  shareProcessNamespace: true\n  containers:\n${one('c', 'forever', '    lifecycle: {postStart: {exec: {command: [do, exit:1]}}}\n')}`),
    ); // prettier-ignore
    run.advance(5);
    expect(rowsOf(run).slice(2)).toEqual([
      '0.2 PostStartHookError 0/1 0',
      '1.2 PostStartHookError 0/1 1',
      '2.2 CrashLoopBackOff 0/1 1',
    ]);
  });
});
