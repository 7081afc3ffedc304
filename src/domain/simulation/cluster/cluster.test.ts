import { describe, expect, it } from 'vitest';
import { BUDGET } from '#domain/simulation/kernel/budget.ts';
import {
  eventsOf,
  linesOf,
  podOf,
  podYaml,
  rowsOf,
  runOf,
  startsOf,
} from '#domain/simulation/kubelet/runs.test-data.ts';

const pod = (name: string, command: string, more = '', labels = 'app: web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {${labels}}}\nspec:\n  containers:\n  - name: c\n    image: test:1\n    command: [do, ${command}]\n${more}`;

const service = (spec: string, name = 'web') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;

const all = (...documents: readonly string[]) => documents.join('---\n');

describe('Services', () => {
  const SERVER = pod('server', '"serve:8080=200=hello"', '    ports: [{name: http, containerPort: 8080}]\n');
  const client = (host: string) => pod('p', `"sleep:3", "get:${host}", forever`, '', 'app: client');
  const READY = '    readinessProbe: {exec: {command: [do, exit:1]}}\n';

  const ROWS: readonly (readonly [says: string, yaml: string, answer: string])[] = [
    ['lead to the Pods that their selector finds', all(SERVER, service('selector: {app: web}, ports: [{port: 80, targetPort: 8080}]'), client('web')), '200 hello'],
    ['a target port may be a name', all(SERVER, service('selector: {app: web}, ports: [{port: 80, targetPort: http}]'), client('web')), '200 hello'],
    ['by the whole name', all(SERVER, service('selector: {app: web}, ports: [{port: 80, targetPort: 8080}]'), client('web.default.svc.cluster.local')), '200 hello'],
    ['a Pod that is not ready gets nothing', all(SERVER + READY, service('selector: {app: web}, ports: [{port: 80, targetPort: 8080}]'), client('web')), 'refused'],
    ['unless addresses that are not ready are published', all(SERVER + READY, service('selector: {app: web}, publishNotReadyAddresses: true, ports: [{port: 80, targetPort: 8080}]'), client('web')), '200 hello'],
    ['a selector that finds nobody', all(SERVER, service('selector: {app: other}, ports: [{port: 80, targetPort: 8080}]'), client('web')), 'refused'],
    ['a port that is not declared', all(SERVER, service('selector: {app: web}, ports: [{port: 81, targetPort: 8080}]'), client('web')), 'timeout'],
    ['a name that no port has', all(SERVER, service('selector: {app: web}, ports: [{port: 80, targetPort: web}]'), client('web')), 'refused'],
    ['a Service that is not there', all(SERVER, client('nobody')), 'nohost'],
    ['headless: the Pod itself', all(SERVER, service('clusterIP: None, selector: {app: web}, ports: [{port: 8080}]'), client('web=8080')), '200 hello'],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, yaml, answer) => {
    const run = runOf(yaml);
    run.advance(6);
    expect(linesOf(run)).toEqual([expect.stringMatching(new RegExp(`^${answer}`))]);
  });

  it('get addresses', () => {
    const run = runOf(service('type: NodePort, selector: {app: web}, ports: [{port: 80}]'));
    expect(run.objects('Service').at(-1)).toMatchObject({
      spec: {
        clusterIP: expect.stringMatching(/^10\.96\.\d+\.\d+$/),
        ports: [{ nodePort: expect.any(Number) }],
      },
    });
  });
});

describe('Pods that find no node', () => {
  const REFUSED = 'Warning FailedScheduling 0/1 nodes are available: 1 ';
  const ROWS: readonly (readonly [says: string, spec: string, message: string])[] = [
    ['more cpu than the node has', '    resources: {requests: {cpu: "5"}}\n', `${REFUSED}Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.`],
    ['more memory', '    resources: {limits: {memory: 9Gi}}\n', `${REFUSED}Insufficient memory. `],
    ['a resource that nobody has', '    resources: {limits: {nvidia.com/gpu: 1}}\n', `${REFUSED}Insufficient nvidia.com/gpu. `],
    ['a label that the node has not', '  nodeSelector: {disk: ssd}\n', `${REFUSED}node(s) didn't match Pod's node affinity/selector. `],
    ['an affinity to Pods that are not there', '  affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: db}}}]}}\n', `${REFUSED}node(s) didn't match pod affinity rules. `],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, more, message) => {
    const run = runOf(pod('p', 'forever', more));
    run.advance(10);
    expect(rowsOf(run)).toEqual(['0 Pending 0/1 0']);
    expect(eventsOf(run)).toEqual([expect.stringContaining(message)]);
    expect(podOf(run).status?.conditions).toMatchObject([{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }]);
  }); // prettier-ignore

  it.each([
    ['labels of the node', '  nodeSelector: {kubernetes.io/os: linux}\n'],
    ['an anti-affinity to nobody', '  affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: db}}}]}}\n'],
    ['its name', '  nodeName: kind-control-plane\n'],
    ['the name of another node, which may be there', '  nodeName: node-1\n'],
  ])('%s are no hindrance', (_says, more) => {
    const run = runOf(pod('p', 'forever', more));
    run.advance(2);
    expect(rowsOf(run).at(-1)).toBe('0.2 Running 1/1 0');
  }); // prettier-ignore

  it('start when there is room again', () => {
    const big = '    resources: {requests: {cpu: "3"}}\n';
    const run = runOf(all(pod('first', 'trap:TERM, forever', big), pod('p', 'forever', big)));
    run.advance(5);
    expect(rowsOf(run)).toEqual(['0 Pending 0/1 0']);
    run.remove('Pod', 'default', 'first');
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('5.2 Running 1/1 0');
  });
});

describe('images', () => {
  it('one that nobody knows runs on, and what it does is not modelled', () => {
    const run = runOf(
      podYaml('  containers: [{name: c, image: "acme/thing:2", readinessProbe: {exec: {command: [x]}}}]\n'),
    );
    run.advance(30);
    expect(rowsOf(run).at(-1)).toBe('0.2 Running 1/1 0');
    expect(run.unmodelled).toEqual([{ pod: 'p', container: 'c', what: 'image acme/thing:2' }]);
  });

  it('one that is misnamed is asked for again and again', () => {
    const run = runOf(podYaml('  containers: [{name: c, image: "ngnix:1.27"}]\n'));
    run.advance(38);
    expect(rowsOf(run).slice(2)).toEqual([
      '0.2 ErrImagePull 0/1 0',
      '10.2 ImagePullBackOff 0/1 0',
      '20.2 ErrImagePull 0/1 0',
      '30.2 ImagePullBackOff 0/1 0',
    ]);
    expect(eventsOf(run, 'Failed')).toContain('Warning Failed Error: ImagePullBackOff');
  });

  it('a name with capital letters is none', () => {
    const run = runOf(podYaml('  containers: [{name: c, image: "Nginx:1"}]\n'));
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0.2 InvalidImageName 0/1 0');
  });

  it('the tag latest is asked for at each start', () => {
    const run = runOf(podYaml('  containers: [{name: c, image: test, command: [do, forever]}]\n'));
    run.advance(2);
    expect(eventsOf(run, 'Pulling')).toEqual(['Normal Pulling Pulling image "test"']);
  });

  it('a program that does what is not modelled does not crash', () => {
    const run = runOf(pod('p', '"sleep:2", "unmodelled:strange"'));
    run.advance(20);
    expect(rowsOf(run).at(-1)).toBe('0.2 Running 1/1 0');
    expect(run.unmodelled).toEqual([{ pod: 'p', container: 'c', what: 'strange' }]);
  });
});

describe('exec and logs', () => {
  const run = runOf(
    pod('p', '"echo:out", "err:bad", "part:rest", "sleep:5", exit:0', '  restartPolicy: Never\n'),
  );
  run.advance(2);

  it.each([
    ['output and exit code', ['do', 'echo:a', 'err:b', 'exit:3'], { code: 3, output: [{ stream: 'stdout', text: 'a\n' }, { stream: 'stderr', text: 'b\n' }] }],
    ['one that does not end', ['do', 'echo:a', 'forever'], { code: undefined, output: [{ stream: 'stdout', text: 'a\n' }] }],
    ['one that is not there', ['nothing'], { code: 127, output: [{ stream: 'stderr', text: expect.stringContaining('exec: "nothing": executable file not found in $PATH') }] }],
    ['what is not modelled', ['do', 'unmodelled:x'], { unmodelled: 'x' }],
  ])('%s', (_says, argv, outcome) => {
    expect(run.exec(podOf(run), 'c', argv, 0.5)).toMatchObject(outcome);
  }); // prettier-ignore

  it('standard input', () => {
    expect(run.exec(podOf(run), 'c', ['do', 'cat:/dev/stdin'], 0.5, 'given').output).toEqual([
      { stream: 'stdout', text: 'given\n' },
    ]);
  });

  it('of a container that does not run', () => {
    expect(run.exec(podOf(run), 'none', ['do'], 1)).toEqual({ output: [], code: 1, unmodelled: '' });
    expect(run.log(podOf(run), 'none', false)).toBeUndefined();
    expect(run.log(podOf(run), 'c', true)).toBeUndefined();
  });

  it('lines of both streams in their order, the last one without its end', () => {
    run.advance(10);
    expect(run.log(podOf(run), 'c', false)?.map(({ stream, line }) => `${stream} ${line}`)).toEqual([
      'stdout out',
      'stderr bad',
      'stdout rest',
    ]);
  });
});

describe('schedules', () => {
  const yaml = podYaml(
    '  initContainers: [{name: i, image: "test:1", command: [do, exit:0]}]\n  containers:\n  - {name: a, image: "test:1", command: [do, "serve:80"]}\n  - {name: b, image: "test:1", command: [do, "serve:80"]}\n',
  );
  const winner = (schedule: 'list' | 'reverse' | { seed: number }) => {
    const run = runOf(yaml, { schedule });
    run.advance(3);
    return run.trace.of('bind')[0]?.container;
  };

  it('list order, reverse order', () => {
    expect([winner('list'), winner('reverse')]).toEqual(['a', 'b']);
  });

  it('a seed spreads the starts', () => {
    const run = runOf(yaml, { schedule: { seed: 1 } });
    const other = runOf(yaml, { schedule: { seed: 2 } });
    run.advance(3);
    other.advance(3);
    expect(startsOf(run)).not.toEqual(startsOf(other));
  });

  it.each([['list' as const], ['reverse' as const], [{ seed: 7 }]])(
    'each is the same run every time: %j',
    (schedule) => {
      const traceOf = () => {
        const run = runOf(all(yaml, pod('q', '"sleep:1", exit:1')), { schedule });
        run.advance(60);
        return JSON.stringify(run.trace.events);
      };
      expect(traceOf()).toBe(traceOf());
    },
  );
});

describe('the run itself', () => {
  it('given objects are there, and the answer shadows them', () => {
    const run = runOf(
      podYaml(
        '  containers: [{name: c, image: "test:1", command: [do, "env:A"], envFrom: [{configMapRef: {name: conf}}]}]\n',
      ),
    );
    expect(run.pods()).toHaveLength(1);
  });

  it('ends when a budget is spent', () => {
    const run = runOf(pod('p', '"child:forever", "child:forever", "child:forever"'), {
      budget: { ...BUDGET, events: 5 },
    });
    run.advance(60);
    expect(run.end).toBe('budget');
    run.advance(60);
    expect(run.end).toBe('budget');
  });

  it('a Pod that asks for too many processes does not take the kubelet with it', () => {
    const run = runOf(all(pod('p', '"child:sleep:1+child:sleep:9", forever'), pod('q', 'exit:1')), {
      budget: { ...BUDGET, processes: 12 },
    });
    run.advance(10);
    expect(run.end).not.toBe('budget');
  });

  it('an object is made or changed', () => {
    const run = runOf(pod('p', 'forever'));
    run.apply('ConfigMap', { apiVersion: 'v1', metadata: { name: 'new' } });
    expect(run.objects('ConfigMap').map(({ metadata }) => metadata?.name)).toContain('new');
  });
});
