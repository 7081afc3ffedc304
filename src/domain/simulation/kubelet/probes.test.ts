import { describe, expect, it } from 'vitest';
import { eventsOf, podOf, podYaml, rowsOf, runOf, secondsOf, startsOf } from './runs.test-data.ts';

const one = (name: string, command: string, more = ''): string =>
  `  - name: ${name}\n    image: test:1\n    command: [do, ${command}]\n${more}`;

const spec = (containers: string, more = '') => podYaml(`${more}  containers:\n${containers}`);

const probesOf = (yaml: string, seconds: number) => {
  const run = runOf(yaml);
  run.advance(seconds);
  return run.trace.of('probe').map(({ at, kind, ok }) => `${secondsOf(at)} ${kind} ${ok ? 'ok' : 'failed'}`);
};

describe('when probes ask', () => {
  const ROWS: readonly (readonly [says: string, container: string, seconds: number, probes: readonly string[]])[] = [
    ['at once and then every 10 seconds', one('c', 'forever', '    readinessProbe: {exec: {command: [do, exit:0]}}\n'), 25, ['0.2 readiness ok', '10.2 readiness ok', '20.2 readiness ok']],
    ['after the initial delay', one('c', 'forever', '    readinessProbe: {initialDelaySeconds: 4, periodSeconds: 5, exec: {command: [do, exit:0]}}\n'), 15, ['4.2 readiness ok', '9.2 readiness ok', '14.2 readiness ok']],
    ['the startup probe holds the others back', one('c', '"sleep:3", "write:/tmp/up=1", forever', '    startupProbe: {periodSeconds: 2, exec: {command: [do, "need:/tmp/up"]}}\n    readinessProbe: {periodSeconds: 5, exec: {command: [do, exit:0]}}\n'), 10, ['0.2 startup failed', '2.2 startup failed', '4.2 startup ok', '4.2 readiness ok', '9.2 readiness ok']],
    ['one that takes too long has failed', one('c', 'forever', '    readinessProbe: {timeoutSeconds: 2, exec: {command: [do, "sleep:5"]}}\n'), 10, ['2.2 readiness failed']],
    ['one that cannot be tried counts for nothing', one('c', 'forever', '    livenessProbe: {periodSeconds: 1, failureThreshold: 1, exec: {command: [nothing]}}\n'), 2, ['0.2 liveness failed', '1.2 liveness failed']],
    ['postStart comes before', one('c', 'forever', '    lifecycle: {postStart: {sleep: {seconds: 3}}}\n    readinessProbe: {exec: {command: [do, exit:0]}}\n'), 5, ['3.2 readiness ok']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, container, seconds, probes) => {
    expect(probesOf(spec(container), seconds)).toEqual(probes);
  });
});

describe('what probes do', () => {
  const ROWS: readonly (readonly [says: string, yaml: string, seconds: number, last: string])[] = [
    ['without a readiness probe a container is ready when it runs', spec(one('c', 'forever')), 3, '0.2 Running 1/1 0'],
    ['it is not ready before the probe succeeds', spec(one('c', '"sleep:4", "write:/tmp/up=1", forever', '    readinessProbe: {periodSeconds: 2, exec: {command: [do, "need:/tmp/up"]}}\n')), 10, '4.2 Running 1/1 0'],
    ['three failures take readiness away', spec(one('c', '"write:/tmp/up=1", "sleep:3", "drop:/tmp/up", forever', '    readinessProbe: {periodSeconds: 2, exec: {command: [do, "need:/tmp/up"]}}\n')), 20, '8.2 Running 0/1 0'],
    ['successThreshold wants several in a row', spec(one('c', 'forever', '    readinessProbe: {periodSeconds: 2, successThreshold: 3, exec: {command: [do, exit:0]}}\n')), 20, '4.2 Running 1/1 0'],
    ['liveness restarts after its third failure', spec(one('c', 'trap:TERM, forever', '    livenessProbe: {periodSeconds: 2, exec: {command: [do, exit:1]}}\n')), 6, '4.2 Running 1/1 1'],
    ['one that ignores the signal is killed after the grace period', spec(one('c', 'forever', '    livenessProbe: {periodSeconds: 2, exec: {command: [do, exit:1]}}\n'), '  terminationGracePeriodSeconds: 5\n'), 10, '9.2 Running 1/1 1'],
    ['the probe may have a grace period of its own', spec(one('c', 'forever', '    livenessProbe: {periodSeconds: 2, terminationGracePeriodSeconds: 3, exec: {command: [do, exit:1]}}\n')), 8, '7.2 Running 1/1 1'],
    ['a startup probe that never succeeds restarts', spec(one('c', 'trap:TERM, forever', '    startupProbe: {periodSeconds: 1, failureThreshold: 2, exec: {command: [do, exit:1]}}\n')), 2, '1.2 Running 0/1 1'],
    ['httpGet asks the address of the Pod', spec(one('c', '"serve:8080"', '    readinessProbe: {httpGet: {port: 8080}}\n')), 3, '0.2 Running 1/1 0'],
    ['a neighbour may answer it', spec(one('a', 'forever', '    readinessProbe: {httpGet: {port: 8080}}\n') + one('b', '"sleep:3", "serve:8080"')), 12, '10.2 Running 2/2 0'],
    ['an answer of 500 is a failure', spec(one('c', '"serve:8080=500"', '    readinessProbe: {httpGet: {port: 8080}}\n')), 3, '0.2 Running 0/1 0'],
    ['an answer of 302 is none', spec(one('c', '"serve:8080=302"', '    readinessProbe: {httpGet: {port: 8080}}\n')), 3, '0.2 Running 1/1 0'],
    ['a port may be named', spec(one('c', '"serve:8080"', '    ports: [{name: web, containerPort: 8080}]\n    readinessProbe: {httpGet: {port: web}}\n')), 3, '0.2 Running 1/1 0'],
    ['a name that no port has never succeeds', spec(one('c', '"serve:8080"', '    readinessProbe: {httpGet: {port: web}}\n')), 3, '0.2 Running 0/1 0'],
    ['a name of a neighbour\'s port neither', spec(one('c', 'forever', '    readinessProbe: {httpGet: {port: web}}\n') + one('d', '"serve:8080"', '    ports: [{name: web, containerPort: 8080}]\n')), 12, '0.2 Running 1/2 0'],
    ['tcpSocket wants only a connection', spec(one('c', '"serve:8080=500"', '    readinessProbe: {tcpSocket: {port: 8080}}\n')), 3, '0.2 Running 1/1 0'],
    ['tcpSocket fails where nobody listens', spec(one('c', 'forever', '    readinessProbe: {tcpSocket: {port: 8080}}\n')), 3, '0.2 Running 0/1 0'],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, yaml, seconds, last) => {
    const run = runOf(yaml);
    run.advance(seconds);
    expect(rowsOf(run).at(-1)).toBe(last);
  });

  it('back-off of liveness restarts counts from the end before', () => {
    const run = runOf(
      spec(
        one('c', 'trap:TERM, forever', '    livenessProbe: {periodSeconds: 1, failureThreshold: 1, initialDelaySeconds: 20, exec: {command: [do, exit:1]}}\n'),
      ),
    ); // prettier-ignore
    run.advance(100);
    expect(startsOf(run)).toEqual(['c 0.2', 'c 20.2', 'c 40.2', 'c 60.2', 'c 80.2']);
  });

  it('liveness restarts that follow each other closely come to back-off', () => {
    const run = runOf(
      spec(
        one('c', 'trap:TERM, forever', '    livenessProbe: {periodSeconds: 2, exec: {command: [do, exit:1]}}\n'),
      ),
    ); // prettier-ignore
    run.advance(30);
    expect(startsOf(run)).toEqual(['c 0.2', 'c 4.2', 'c 8.2', 'c 22.2']);
    expect(rowsOf(run)).toContain('12.2 CrashLoopBackOff 0/1 2');
  });
});

describe('what is said of probes', () => {
  const ROWS: readonly (readonly [says: string, container: string, message: RegExp])[] = [
    ['output of a command', one('c', 'forever', '    readinessProbe: {exec: {command: [do, "err:not yet", exit:1]}}\n'), /^Warning Unhealthy Readiness probe failed: not yet\n$/],
    ['a refused connection', one('c', 'forever', '    livenessProbe: {httpGet: {port: 80, path: /healthz}}\n'), /^Warning Unhealthy Liveness probe failed: Get "http:\/\/10\.244\.0\.5:80\/healthz": dial tcp 10\.244\.0\.5:80: connect: connection refused$/],
    ['a status', one('c', '"serve:80=503"', '    readinessProbe: {httpGet: {port: 80}}\n'), /^Warning Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 503$/],
    ['a command that takes too long', one('c', 'forever', '    readinessProbe: {exec: {command: [do, "sleep:9"]}}\n'), /^Warning Unhealthy Readiness probe failed: command timed out: "do sleep:9" timed out after 1s$/],
    ['a command that is not there', one('c', 'forever', '    readinessProbe: {exec: {command: [nothing]}}\n'), /^Warning Unhealthy Readiness probe errored and resulted in unknown state: .*exec: "nothing": executable file not found in \$PATH$/],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, container, message) => {
    const run = runOf(spec(container));
    run.advance(3);
    expect(eventsOf(run, 'Unhealthy')[0]).toMatch(message);
  });

  it('a kill', () => {
    const run = runOf(
      spec(
        one(
          'c',
          'trap:TERM, forever',
          '    livenessProbe: {periodSeconds: 1, exec: {command: [do, exit:1]}}\n',
        ),
      ),
    );
    run.advance(3);
    expect(eventsOf(run, 'Killing')).toEqual([
      'Normal Killing Container c failed liveness probe, will be restarted',
    ]);
  });

  it('grpc is not modelled', () => {
    const run = runOf(spec(one('c', 'forever', '    readinessProbe: {grpc: {port: 80}}\n')));
    run.advance(3);
    expect(run.unmodelled).toEqual([{ pod: 'p', container: 'c', what: 'grpc probe' }]);
  });

  it('the conditions name who is not ready', () => {
    const run = runOf(
      spec(
        one('a', 'forever') + one('b', 'forever', '    readinessProbe: {exec: {command: [do, exit:1]}}\n'),
      ),
    );
    run.advance(3);
    const ready = podOf(run).status?.conditions?.find(({ type }) => type === 'Ready');
    expect(ready).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [b]',
    });
  });
});
