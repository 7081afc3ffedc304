import { describe, expect, it } from 'vitest';
import { eventsOf, linesOf, podOf, podYaml, rowsOf, runOf } from './runs.test-data.ts';

const OBJECTS = `apiVersion: v1
kind: ConfigMap
metadata: {name: conf}
data: {A: from conf, B: also}
---
apiVersion: v1
kind: Secret
metadata: {name: key}
data: {S: c2VjcmV0}
---
apiVersion: v1
kind: Service
metadata: {name: my-db}
spec: {selector: {app: db}, ports: [{port: 5432, name: sql}]}
---
`;

const pod = (steps: string, container: string, spec = '') =>
  OBJECTS +
  podYaml(
    `${spec}  containers:\n  - name: c\n    image: test:1\n    command: [do, ${steps}, forever]\n${container}`,
    '  labels: {tier: web}\n  annotations: {note: hello}\n',
  );

const env = (list: string) => `    env: [${list}]\n`;

describe('variables', () => {
  const ROWS: readonly (readonly [says: string, steps: string, container: string, line: string])[] = [
    ['a value', 'env:X', env('{name: X, value: one}'), 'X=one'],
    ['the image\'s own', 'env:FROM', '', 'FROM=image'],
    ['the container\'s goes before it', 'env:FROM', env('{name: FROM, value: pod}'), 'FROM=pod'],
    ['an earlier one by $(NAME)', 'env:Z', env('{name: X, value: one}, {name: Z, value: "$(X)-two"}'), 'Z=one-two'],
    ['a later one is not known yet', 'env:Z', env('{name: Z, value: "$(X)"}, {name: X, value: one}'), 'Z=$(X)'],
    ['$$ is a dollar', 'env:Z', env('{name: X, value: one}, {name: Z, value: "$$(X)"}'), 'Z=$(X)'],
    ['a key of a ConfigMap', 'env:X', env('{name: X, valueFrom: {configMapKeyRef: {name: conf, key: A}}}'), 'X=from conf'],
    ['a key of a Secret', 'env:X', env('{name: X, valueFrom: {secretKeyRef: {name: key, key: S}}}'), 'X=secret'],
    ['an optional key that is missing: no variable', 'env:X', env('{name: X, valueFrom: {configMapKeyRef: {name: conf, key: none, optional: true}}}'), 'X=(unset)'],
    ['all of a ConfigMap', 'env:B', '    envFrom: [{configMapRef: {name: conf}}]\n', 'B=also'],
    ['with a prefix', 'env:P_B', '    envFrom: [{prefix: P_, configMapRef: {name: conf}}]\n', 'P_B=also'],
    ['env goes before envFrom', 'env:B', `    envFrom: [{configMapRef: {name: conf}}]\n${env('{name: B, value: own}')}`, 'B=own'],
    ['the Pod\'s name', 'env:X', env('{name: X, valueFrom: {fieldRef: {fieldPath: metadata.name}}}'), 'X=p'],
    ['a label', 'env:X', env('{name: X, valueFrom: {fieldRef: {fieldPath: "metadata.labels[\'tier\']"}}}'), 'X=web'],
    ['an annotation', 'env:X', env('{name: X, valueFrom: {fieldRef: {fieldPath: "metadata.annotations[\'note\']"}}}'), 'X=hello'],
    ['its address', 'env:X', env('{name: X, valueFrom: {fieldRef: {fieldPath: status.podIP}}}'), 'X=10.244.0.5'],
    ['its node', 'env:X', env('{name: X, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}'), 'X=kind-control-plane'],
    ['its account', 'env:X', env('{name: X, valueFrom: {fieldRef: {fieldPath: spec.serviceAccountName}}}'), 'X=default'],
    ['a limit', 'env:X', `${env('{name: X, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}')}    resources: {limits: {memory: 64Mi}}\n`, 'X=64'],
    ['cpu is rounded up', 'env:X', `${env('{name: X, valueFrom: {resourceFieldRef: {resource: requests.cpu}}}')}    resources: {requests: {cpu: 250m}}\n`, 'X=1'],
    ['a Service', 'env:MY_DB_SERVICE_HOST', '', 'MY_DB_SERVICE_HOST=10.96.'],
    ['a named port of a Service', 'env:MY_DB_SERVICE_PORT_SQL', '', 'MY_DB_SERVICE_PORT_SQL=5432'],
    ['the API server', 'env:KUBERNETES_SERVICE_HOST', '', 'KUBERNETES_SERVICE_HOST=10.96.0.1'],
    ['the host name', 'env:HOSTNAME', '', 'HOSTNAME=p'],
    ['the home of root', 'env:HOME', '', 'HOME=/root'],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, steps, container, line) => {
    const run = runOf(pod(steps, container));
    run.advance(2);
    expect(linesOf(run)[0]).toMatch(new RegExp(`^${line.replace(/[$()]/g, '\\$&')}`));
  });

  it('enableServiceLinks: false leaves Services out, but for the API server', () => {
    const run = runOf(
      pod('env:MY_DB_SERVICE_HOST, env:KUBERNETES_SERVICE_HOST', '', '  enableServiceLinks: false\n'),
    );
    run.advance(2);
    expect(linesOf(run)).toEqual(['MY_DB_SERVICE_HOST=(unset)', 'KUBERNETES_SERVICE_HOST=10.96.0.1']);
  });
});

it('a variable from a file is left out, and said so', () => {
  const volumes = '  volumes: [{name: v, emptyDir: {}}]\n';
  const from = env('{name: X, valueFrom: {fileKeyRef: {volumeName: v, path: e.env, key: K}}}');
  const run = runOf(pod('env:X', from, volumes));
  run.advance(2);
  expect(linesOf(run)).toEqual(['X=(unset)']);
  expect(run.unmodelled).toEqual([{ pod: 'p', container: 'c', what: 'env from fileKeyRef' }]);
});

describe('what a variable needs and is not there', () => {
  const ROWS: readonly (readonly [says: string, container: string, message: string])[] = [
    ['a ConfigMap', env('{name: X, valueFrom: {configMapKeyRef: {name: none, key: A}}}'), 'configmap "none" not found'],
    ['a Secret', env('{name: X, valueFrom: {secretKeyRef: {name: none, key: A}}}'), 'secret "none" not found'],
    ['a key', env('{name: X, valueFrom: {configMapKeyRef: {name: conf, key: none}}}'), "couldn't find key none in ConfigMap default/conf"],
    ['a key of a Secret', env('{name: X, valueFrom: {secretKeyRef: {name: key, key: none}}}'), "couldn't find key none in Secret default/key"],
    ['a ConfigMap of envFrom', '    envFrom: [{configMapRef: {name: none}}]\n', 'configmap "none" not found'],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, container, message) => {
    const run = runOf(pod('echo:hi', container));
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0.2 CreateContainerConfigError 0/1 0');
    expect(podOf(run).status?.containerStatuses?.[0]?.state?.waiting?.message).toBe(message);
    expect(eventsOf(run, 'Failed')).toEqual([`Warning Failed Error: ${message}`]);
  });

  it('only that container waits, and it starts when the object appears', () => {
    const run = runOf(
      `${pod('echo:hi', '    envFrom: [{configMapRef: {name: late}}]\n')}  - {name: d, image: "test:1", command: [do, forever]}\n`,
    );
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0.2 CreateContainerConfigError 1/2 0');
    run.apply('ConfigMap', { apiVersion: 'v1', metadata: { name: 'late' } });
    run.advance(10);
    expect(rowsOf(run).at(-1)).toBe('10.2 Running 2/2 0');
  });

  it('in an init container', () => {
    const run = runOf(
      podYaml(
        '  initContainers: [{name: i, image: "test:1", envFrom: [{secretRef: {name: none}}]}]\n  containers: [{name: c, image: "test:1"}]\n',
      ),
    );
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0.2 Init:CreateContainerConfigError 0/1 0');
  });
});

describe('commands', () => {
  const with_ = (container: string) => podYaml(`  containers:\n  - name: c\n    image: test:1\n${container}`);
  const ROWS: readonly (readonly [says: string, container: string, lines: readonly string[]])[] = [
    ['the image\'s own', '', ['default']],
    ['args alone take the place of the image\'s command', '    args: [do, "echo:args"]\n', ['args']],
    ['command alone leaves the image\'s command out', '    command: [do, args]\n', ['do args']],
    ['both', '    command: [do]\n    args: ["echo:both"]\n', ['both']],
    ['$(NAME) in both', `    command: [do, "echo:$(X)"]\n    args: ["echo:$$(X)", "echo:$(Z)"]\n${env('{name: X, value: one}')}`, ['one', '$(X)', '$(Z)']],
    ['the image\'s directory', '    command: [do, cwd]\n', ['/home']],
    ['another directory', '    command: [do, cwd]\n    workingDir: /tmp\n', ['/tmp']],
    ['one that is made', '    command: [do, cwd, "ls:/new"]\n    workingDir: /new/deep\n', ['/new/deep', 'deep']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, container, lines) => {
    const run = runOf(with_(container));
    run.advance(0.5);
    expect(linesOf(run)).toEqual(lines);
  });

  const PREFIX =
    'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ';
  const FAILING: readonly (readonly [says: string, command: string, message: string])[] = [
    ['is not in PATH', '[nothing]', `${PREFIX}exec: "nothing": executable file not found in $PATH`],
    ['is not at its path', '[/bin/nothing]', `${PREFIX}exec: "/bin/nothing": stat /bin/nothing: no such file or directory`],
    ['may not be executed', '[/text]', `${PREFIX}exec: "/text": permission denied`],
  ]; // prettier-ignore

  it.each(FAILING)('a command that %s', (_says, command, message) => {
    const run = runOf(with_(`    command: ${command}\n`));
    run.advance(1);
    expect(rowsOf(run).at(-1)).toBe('0.2 RunContainerError 0/1 0');
    const [status] = podOf(run).status?.containerStatuses ?? [];
    expect(status).toMatchObject({
      state: { waiting: { reason: 'RunContainerError', message } },
      lastState: { terminated: { exitCode: 128, reason: 'StartError', message } },
    });
    run.advance(3);
    expect(rowsOf(run).at(-1)).toBe('2.2 CrashLoopBackOff 0/1 1');
  });

  it('a script without an interpreter line ends with 255', () => {
    const run = runOf(with_('    command: [/script]\n') + '  restartPolicy: Never\n');
    run.advance(1);
    expect(run.trace.of('exit').map(({ code }) => code)).toEqual([255]);
    expect(linesOf(run)).toEqual(['exec /script: exec format error']);
  });

  it('under Never a command that is not there is a failure for good', () => {
    const run = runOf(with_('    command: [nothing]\n') + '  restartPolicy: Never\n');
    run.advance(30);
    expect(rowsOf(run).slice(2)).toEqual(['0.2 StartError 0/1 0']);
    expect(podOf(run).status?.phase).toBe('Failed');
  });

  it('no command at all', () => {
    const run = runOf(podYaml('  containers: [{name: c, image: "test-empty:1"}]\n'));
    run.advance(1);
    expect(rowsOf(run).at(-1)).toBe('0.2 CreateContainerError 0/1 0');
  });
});
