import { describe, expect, it } from 'vitest';
import { rowsOf, runOf, secondsOf } from '#domain/simulation/kubelet/runs.test-data.ts';
import type { Run } from '#domain/simulation/cluster/run.ts';

const template = (command: string, more = '', policy = ''): string =>
  `    metadata: {labels: {app: web}}\n    spec:\n${policy === '' ? '' : `      restartPolicy: ${policy}\n`}${more}      containers:\n      - name: c\n        image: test:1\n        command: [do, ${command}]\n`;

const deployment = (command: string, spec = '  replicas: 2\n') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n${spec}  selector: {matchLabels: {app: web}}\n  template:\n${template(command)}`;

const names = (run: Run): readonly string[] => run.pods().map(({ metadata }) => metadata?.name ?? '');
const said = (run: Run, from: string): readonly string[] =>
  run
    .events()
    .filter((event) => event.from === from)
    .map(({ reason, message }) => `${reason} ${message}`);

describe('a Deployment', () => {
  const run = runOf(deployment('forever'));
  run.advance(5);

  it('makes a ReplicaSet, which makes Pods', () => {
    const [set] = run.objects('ReplicaSet');
    expect(set?.metadata?.name).toMatch(/^web-[bcdf4-9]{6,10}$/);
    expect(names(run)).toHaveLength(2);
    for (const name of names(run))
      expect(name).toMatch(new RegExp(`^${set?.metadata?.name}-[bcdfghjklmnpqrstvwxz2-9]{5}$`));
  });

  it('tells of it', () => {
    const [set] = run.objects('ReplicaSet');
    expect(said(run, 'deployment-controller')).toEqual([
      `ScalingReplicaSet Scaled up replica set ${set?.metadata?.name} from 0 to 2`,
    ]);
    expect(said(run, 'replicaset-controller')).toEqual(
      names(run).map((name) => `SuccessfulCreate Created pod: ${name}`),
    );
  });

  it('counts them', () => {
    expect(run.objects('Deployment')[0]).toMatchObject({
      status: { replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2 },
    });
  });

  it('makes a new Pod for one that is deleted', () => {
    const again = runOf(deployment('trap:TERM, forever'));
    again.advance(5);
    const [first = ''] = names(again);
    again.remove('Pod', 'default', first);
    again.advance(5);
    expect(names(again)).toHaveLength(2);
    expect(names(again)).not.toContain(first);
  });

  it('rolls a change out', () => {
    const again = runOf(deployment('trap:TERM, forever', '  replicas: 3\n'));
    again.advance(5);
    const before = names(again);
    const [object] = again.objects('Deployment');
    const spec = (object as { spec?: { template?: object } }).spec ?? {};
    const changed = {
      ...spec,
      template: { ...spec.template, metadata: { labels: { app: 'web', version: '2' } } },
    };
    again.apply('Deployment', { ...object, spec: changed } as never);
    again.advance(30);
    expect(names(again)).toHaveLength(3);
    expect(names(again).filter((name) => before.includes(name))).toEqual([]);
    expect(again.objects('ReplicaSet')).toHaveLength(2);
  });

  it('is gone with all that it made', () => {
    const again = runOf(deployment('trap:TERM, forever'));
    again.advance(5);
    again.remove('Deployment', 'default', 'web');
    again.advance(5);
    expect([...names(again), ...again.objects('ReplicaSet')]).toEqual([]);
  });
});

describe('a StatefulSet', () => {
  const yaml = (command: string, more = '') =>
    `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  replicas: 2\n  serviceName: db\n${more}  selector: {matchLabels: {app: web}}\n  template:\n${template(command)}`;

  it('starts the next Pod when the one before is ready', () => {
    const run = runOf(yaml('forever'));
    run.advance(5);
    const starts = run.trace.of('start').map(({ at, pod }) => `${pod} ${secondsOf(at)}`);
    expect(starts).toEqual(['db-0 0.2', 'db-1 0.4']);
  });

  it('waits for ever for one that is never ready', () => {
    const run = runOf(yaml('exit:1'));
    run.advance(5);
    expect(names(run)).toEqual(['db-0']);
  });

  it('gives each Pod a claim of its own', () => {
    const run = runOf(
      yaml('forever', '  volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]\n'),
    ); // prettier-ignore
    run.advance(5);
    expect(run.objects('PersistentVolumeClaim').map(({ metadata }) => metadata?.name)).toEqual([
      'd-db-0',
      'd-db-1',
    ]);
  });
});

describe('a DaemonSet', () => {
  it('has one Pod on the one node', () => {
    const run = runOf(`apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: log}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n${template('forever')}`);
    run.advance(5);
    expect(names(run)).toEqual([expect.stringMatching(/^log-.{5}$/)]);
    expect(run.objects('DaemonSet')[0]).toMatchObject({ status: { numberReady: 1, desiredNumberScheduled: 1 } });
  }); // prettier-ignore
});

describe('a Job', () => {
  const yaml = (command: string, spec = '', more = '', policy = 'Never') =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\nspec:\n${spec}  template:\n${template(command, more, policy)}`;
  const SIDECAR =
    '      initContainers: [{name: s, image: "test:1", restartPolicy: Always, command: [do, trap:TERM, forever]}]\n';
  const SECOND = '      - {name: d, image: "test:1", command: [do, forever]}\n';

  const ROWS: readonly (readonly [says: string, yaml: string, seconds: number, condition: string | undefined, pods: number])[] = [
    ['is complete when its Pod succeeded', yaml('"sleep:3"'), 10, 'Complete CompletionsReached', 1],
    ['a sidecar does not keep it from completing', yaml('"sleep:3"', '', SIDECAR), 10, 'Complete CompletionsReached', 1],
    ['a second container that never ends does', yaml('"sleep:3"') + SECOND, 60, undefined, 1],
    ['completions: one after the other', yaml('"sleep:3"', '  completions: 3\n'), 30, 'Complete CompletionsReached', 3],
    ['parallelism: at once', yaml('"sleep:3"', '  completions: 3\n  parallelism: 3\n'), 10, 'Complete CompletionsReached', 3],
    ['Never: a new Pod after 10 s, then 20 s', yaml('exit:1'), 35, undefined, 3],
    ['the limit of failures', yaml('exit:1', '  backoffLimit: 1\n'), 40, 'Failed BackoffLimitExceeded', 2],
    ['OnFailure: the same Pod', yaml('exit:1', '', '', 'OnFailure'), 15, undefined, 1],
    ['its deadline', yaml('trap:TERM, forever', '  activeDeadlineSeconds: 5\n'), 10, 'Failed DeadlineExceeded', 0],
    ['a policy that fails it at once', yaml('exit:42', '  podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [42]}}]}\n'), 10, 'Failed PodFailurePolicy', 1],
    ['ttlSecondsAfterFinished', yaml('exit:0', '  ttlSecondsAfterFinished: 5\n'), 20, undefined, 0],
    ['suspended: nothing starts', yaml('exit:0', '  suspend: true\n'), 20, 'Suspended JobSuspended', 0],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, manifest, seconds, condition, pods) => {
    const run = runOf(manifest);
    run.advance(seconds);
    const job = run.objects('Job')[0] as { status?: { conditions?: readonly { type: string; reason: string }[] } } | undefined;
    const last = job?.status?.conditions?.at(-1);
    expect(last && `${last.type} ${last.reason}`).toBe(condition);
    expect(run.pods()).toHaveLength(pods);
  }); // prettier-ignore

  it('tells of it', () => {
    const run = runOf(yaml('exit:0'));
    run.advance(10);
    expect(said(run, 'job-controller')).toEqual([
      `SuccessfulCreate Created pod: ${names(run)[0]}`,
      'Completed Job completed',
    ]);
    expect(rowsOf(run, names(run)[0]).at(-1)).toBe('0.2 Completed 0/1 0');
  });
});

describe('a CronJob', () => {
  const yaml = (schedule: string) =>
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: tick}\nspec:\n  schedule: "${schedule}"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          containers: [{name: c, image: "test:1", command: [do, exit:0]}]\n`;

  const ROWS: readonly (readonly [says: string, schedule: string, seconds: number, jobs: number])[] = [
    ['each minute', '* * * * *', 130, 2],
    ['not before its first minute', '* * * * *', 50, 0],
    ['each second minute', '*/2 * * * *', 250, 2],
    ['at another hour', '0 12 * * *', 250, 0],
    ['at a day of the week', '* * * * mon', 70, 1],
    ['at another day of the week', '* * * * 2-5', 70, 0],
    ['every hour', '@hourly', 3700, 1],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, schedule, seconds, jobs) => {
    const run = runOf(yaml(schedule));
    run.advance(seconds);
    expect(run.objects('Job')).toHaveLength(jobs);
  });

  it('names its Jobs after the minute', () => {
    const run = runOf(yaml('* * * * *'));
    run.advance(65);
    expect(run.objects('Job')[0]?.metadata?.name).toBe(`tick-${(run.wallTime - 5_000) / 60_000}`);
  });
});
