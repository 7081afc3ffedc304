import { describe, expect, it } from 'vitest';
import { podYaml, rowsOf, runOf, startsOf } from './runs.test-data.ts';

const one = (name: string, command: string, more = ''): string =>
  `  - name: ${name}\n    image: test:1\n    command: [do, ${command}]\n${more}`;

const SIDECAR = '    restartPolicy: Always\n';
const probe = (kind: string, text: string) => `    ${kind}: {${text}}\n`;

interface Case {
  readonly inits: string;
  readonly apps?: string;
  readonly policy?: string;
  readonly seconds?: number;
}

const APP = one('app', 'forever');

function start({ inits, apps = APP, policy = 'Always', seconds = 20 }: Case) {
  const run = runOf(podYaml(`  restartPolicy: ${policy}\n  initContainers:\n${inits}  containers:\n${apps}`));
  run.advance(seconds);
  return run;
}

describe('the order of starts', () => {
  const ROWS: readonly (readonly [says: string, given: Case, starts: readonly string[]])[] = [
    ['init containers run one after the other, then the app', { inits: one('a', '"sleep:2"') + one('b', '"sleep:1"') }, ['a 0.2', 'b 3.2', 'app 5.2']],
    ['an init container that never ends holds all back', { inits: one('a', 'forever') + one('b', 'exit:0') }, ['a 0.2']],
    ['a failing init container is tried again with back-off', { inits: one('a', 'exit:1') }, ['a 0.2', 'a 1.2', 'a 11.2']],
    ['under Never it is not', { inits: one('a', 'exit:1'), policy: 'Never' }, ['a 0.2']],
    ['a sidecar lets the next one start when it runs', { inits: one('s', 'forever', SIDECAR) + one('b', 'exit:0') }, ['s 0.2', 'b 1.2', 'app 2.2']],
    ['its startup probe holds the next one back', { inits: one('s', '"sleep:5", "write:/tmp/up=1", forever', SIDECAR + probe('startupProbe', 'periodSeconds: 1, exec: {command: [do, "need:/tmp/up"]}, failureThreshold: 30')) }, ['s 0.2', 'app 5.2']],
    ['its readiness probe holds nothing back', { inits: one('s', 'forever', SIDECAR + probe('readinessProbe', 'exec: {command: [do, exit:1]}')) }, ['s 0.2', 'app 1.2']],
    ['its postStart holds the next one back', { inits: one('s', 'forever', `${SIDECAR}    lifecycle: {postStart: {sleep: {seconds: 4}}}\n`) }, ['s 0.2', 'app 4.2']],
    ['a sidecar that ends is started again, also under Never', { inits: one('s', '"sleep:3", exit:0', SIDECAR), policy: 'Never', seconds: 10 }, ['s 0.2', 'app 1.2', 's 4.2']],
    ['a sidecar that ends does not stop later init containers', { inits: one('s', '"sleep:2", exit:1', SIDECAR) + one('b', '"sleep:8"'), seconds: 12 }, ['s 0.2', 'b 1.2', 's 3.2', 'app 10.2']],
    ['an own policy Never makes no sidecar: it may fail only once', { inits: one('a', 'exit:1', '    restartPolicy: Never\n') }, ['a 0.2']],
    ['app containers start together, in list order', { inits: one('a', 'exit:0'), apps: one('p', 'forever') + one('q', 'forever') }, ['a 0.2', 'p 1.2', 'q 1.2']],
    ['a postStart of one delays the next', { inits: one('a', 'exit:0'), apps: one('p', 'forever', '    lifecycle: {postStart: {sleep: {seconds: 3}}}\n') + one('q', 'forever') }, ['a 0.2', 'p 1.2', 'q 4.2']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, given, starts) => {
    expect(startsOf(start(given))).toEqual(starts);
  });
});

describe('STATUS while init containers run', () => {
  const ROWS: readonly (readonly [says: string, given: Case, rows: readonly string[]])[] = [
    ['counts those that are done', { inits: one('a', '"sleep:2"') + one('b', '"sleep:1"') }, ['0 Pending 0/1 0', '0 Init:0/2 0/1 0', '2.2 Init:1/2 0/1 0', '4.2 PodInitializing 0/1 0', '5.2 Running 1/1 0']],
    ['a failure and its back-off', { inits: one('a', 'exit:1'), seconds: 5 }, ['0 Pending 0/1 0', '0 Init:0/1 0/1 0', '0.2 Init:Error 0/1 0', '1.2 Init:Error 0/1 1', '2.2 Init:CrashLoopBackOff 0/1 1']],
    ['a failure for good', { inits: one('a', 'exit:1'), policy: 'Never' }, ['0 Pending 0/1 0', '0 Init:0/1 0/1 0', '0.2 Init:Error 0/1 0']],
    ['a sidecar counts in READY', { inits: one('s', 'forever', SIDECAR) }, ['0 Pending 0/2 0', '0 Init:0/1 0/2 0', '0.2 PodInitializing 1/2 0', '1.2 Running 2/2 0']],
    ['restarts of a sidecar count', { inits: one('s', '"sleep:3", exit:0', SIDECAR), seconds: 6 }, ['0 Pending 0/2 0', '0 Init:0/1 0/2 0', '0.2 PodInitializing 1/2 0', '1.2 Running 2/2 0', '3.2 Running 1/2 0', '4.2 Running 2/2 1']],
    ['an app that completes takes the sidecar with it', { inits: one('s', 'forever', SIDECAR), apps: one('app', '"sleep:3"'), policy: 'Never', seconds: 60 }, ['0 Pending 0/2 0', '0 Init:0/1 0/2 0', '0.2 PodInitializing 1/2 0', '1.2 Running 2/2 0', '4.2 Completed 1/2 0', '35.2 Completed 0/2 0']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, given, rows) => {
    expect(rowsOf(start(given))).toEqual(rows);
  });
});
