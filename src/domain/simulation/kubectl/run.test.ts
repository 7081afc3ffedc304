import { describe, expect, it } from 'vitest';
import { TestCluster } from './cluster.test-data.ts';
import { kubectl } from './run.ts';
import { splitCommandLine } from './words.ts';

function answerTo(line: string, cluster = new TestCluster()) {
  const split = splitCommandLine(line);
  return kubectl(split.ok ? split.words : [], cluster);
}

/** Standard output, then standard error, as a terminal shows them. */
const shown = (line: string, cluster?: TestCluster): string => {
  const { stdout, stderr } = answerTo(line, cluster);
  return stdout + stderr;
};

describe('tables, as the API server makes them', () => {
  it.each([
    ['Pods', 'k get pods', `
NAME                     READY   STATUS             RESTARTS      AGE
crash                    0/1     CrashLoopBackOff   5 (11m ago)   13m
front-6d4cf56db6-qwert   2/2     Running            0             13m
pending                  0/1     Pending            0             11m
pi-abcde                 0/1     Completed          0             12m
starting                 0/1     Init:0/2           0             10m
web                      3/3     Running            1 (10m ago)   15m
`],
    ['more of a Pod', 'k get po web -o wide', `
NAME   READY   STATUS    RESTARTS      AGE   IP           NODE     NOMINATED NODE   READINESS GATES
web    3/3     Running   1 (10m ago)   15m   10.244.0.5   node-1   <none>           <none>
`],
    ['all namespaces, with labels', 'k get pods -A -l app=web --show-labels', `
NAMESPACE   NAME       READY   STATUS     RESTARTS      AGE   LABELS
default     starting   0/1     Init:0/2   0             10m   app=web
default     web        3/3     Running    1 (10m ago)   15m   app=web,tier=front
other       web        1/1     Running    0             14m   app=web
`],
    ['a label as a column, no headings', 'k get pods -L app,tier -l app --no-headers', `
crash                    0/1   CrashLoopBackOff   5 (11m ago)   13m   crash   <none>
front-6d4cf56db6-qwert   2/2   Running            0             13m   front   <none>
starting                 0/1   Init:0/2           0             10m   web     <none>
web                      3/3   Running            1 (10m ago)   15m   web     front
`],
    ['Services', 'k get svc -o wide', `
NAME       TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)           AGE   SELECTOR
alone      ClusterIP      None         <none>        <none>            13m   app=nobody
balanced   LoadBalancer   10.96.12.4   <pending>     443:30443/TCP     13m   app=nobody
front      NodePort       10.96.12.2   <none>        8080:30080/TCP    13m   app=front
web        ClusterIP      10.96.12.1   <none>        80/TCP,9113/TCP   15m   app=web,tier=front
`],
    ['several kinds', 'k get deploy,rs,sts,ds', `
NAME                    READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/front   1/1     1            1           13m

NAME                               DESIRED   CURRENT   READY   AGE
replicaset.apps/front-6d4cf56db6   1         1         1       13m

NAME                  READY   AGE
statefulset.apps/db   1/2     11m

NAME                   DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE
daemonset.apps/agent   1         1         0       1            0           disk=ssd        11m
`],
    ['a Deployment and its containers', 'k get deploy front -o wide', `
NAME    READY   UP-TO-DATE   AVAILABLE   AGE   CONTAINERS   IMAGES                    SELECTOR
front   1/1     1            1           13m   app,proxy    busybox:1.36,nginx:1.27   app=front
`],
    ['Jobs', 'k get job/pi cj/tick', `
NAME           STATUS     COMPLETIONS   DURATION   AGE
job.batch/pi   Complete   1/1           7s         12m

NAME                 SCHEDULE      TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE
cronjob.batch/tick   */5 * * * *   <none>     False     0        <none>          11m
`],
    ['data', 'k get cm,secret,pvc', `
NAME                 DATA   AGE
configmap/settings   2      15m

NAME           TYPE     DATA   AGE
secret/login   Opaque   2      15m

NAME                         STATUS   VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   VOLUMEATTRIBUTESCLASS   AGE
persistentvolumeclaim/disk   Bound    pv-1     1Gi        RWO            standard       <unset>                 15m
`],
    ['the network', 'k get ep,netpol', `
NAME                 ENDPOINTS                         AGE
endpoints/alone      <none>                            13m
endpoints/balanced   <none>                            13m
endpoints/front      10.244.0.9:80                     13m
endpoints/web        10.244.0.5:80,10.244.0.5:9113     15m

NAME                                  POD-SELECTOR   AGE
networkpolicy.networking.k8s.io/fence   app=web        11m
`],
    ['endpoint slices', 'k get endpointslices web-zmtvb', `
NAME        ADDRESSTYPE   PORTS     ENDPOINTS    AGE
web-zmtvb   IPv4          80,9113   10.244.0.5   15m
`],
    ['events of one kind', 'k get events --field-selector involvedObject.name=crash', `
LAST SEEN   TYPE      REASON      OBJECT      MESSAGE
13m         Normal    Scheduled   pod/crash   Successfully assigned default/crash to node-1
11m         Normal    Started     pod/crash   Started container app
10m         Warning   BackOff     pod/crash   Back-off restarting failed container app in pod crash_default(uid-crash)
`],
    ['by age', "k get pods --sort-by=.metadata.creationTimestamp --no-headers -l '!tier,app'", `
crash                    0/1   CrashLoopBackOff   5 (11m ago)   13m
front-6d4cf56db6-qwert   2/2   Running            0             13m
starting                 0/1   Init:0/2           0             10m
`],
    ['sets of labels', "k get pods -l 'app in (crash,front),tier notin (x)' --no-headers", `
crash                    0/1   CrashLoopBackOff   5 (11m ago)   13m
front-6d4cf56db6-qwert   2/2   Running            0             13m
`],
  ])('%s', (_says, line, table) => {
    // Blanks between columns are compared elsewhere: headings and cells are meant here.
    const squeezed = (text: string): string => text.trim().replace(/ {2,}/g, '  ');
    expect(squeezed(answerTo(line).stdout)).toBe(squeezed(table));
  }); // prettier-ignore

  it('keeps columns in line to the blank', () => {
    expect(answerTo('k get pods web crash').stdout).toBe(
      `NAME    READY   STATUS             RESTARTS      AGE
web     3/3     Running            1 (10m ago)   15m
crash   0/1     CrashLoopBackOff   5 (11m ago)   13m
`,
    );
  });

  it('says that watching ends', () => {
    const { stdout, stderr, code } = answerTo('k get pods crash -w');
    expect([stdout.split('\n').length, stderr.startsWith('# '), code]).toEqual([3, true, 0]);
  });
});

describe('logs', () => {
  it.each([
    ['the first container', 'k logs web', 'start worker processes\n10.244.0.9 - GET / 200\nDefaulted container "nginx" out of: nginx, writer, setup (init), shipper (init)\n'],
    ['a container by flag', 'k logs web -c writer', 'one\ntwo\nthree\n'],
    ['a container by place', 'k logs pod/web writer', 'one\ntwo\nthree\n'],
    ['an init container', 'k logs web -c setup', 'copied\n'],
    ['the run before', 'k logs web -c writer -p', 'oops\n'],
    ['no run before', 'k logs web -c nginx --previous', 'Error from server (BadRequest): previous terminated container "nginx" in pod "web" not found\n'],
    ['the last lines', 'k logs web -c writer --tail=2', 'two\nthree\n'],
    ['no lines', 'k logs web -c writer --tail 0', ''],
    ['the last seconds', 'k logs web -c writer --since=5s', 'three\n'],
    ['since a time', 'k logs web -c writer --since-time=2025-11-24T09:04:50Z', 'two\nthree\n'],
    ['with times', 'k logs web -c writer --tail=1 --timestamps', '2025-11-24T09:04:59.000000000Z three\n'],
    ['all containers', 'k logs web --all-containers --tail=1', 'copied\nshipping\n10.244.0.9 - GET / 200\nthree\n'],
    ['all with names', 'k logs web --all-containers --tail=1 --prefix', '[pod/web/setup] copied\n[pod/web/shipper] shipping\n[pod/web/nginx] 10.244.0.9 - GET / 200\n[pod/web/writer] three\n'],
    ['a crashed container', 'k logs crash', 'cannot go on\n'],
    ['one that waits', 'k logs starting -c app', 'Error from server (BadRequest): container "app" in pod "starting" is waiting to start: PodInitializing\n'],
    ['a Pod that no node has taken', 'k logs pending', ''],
    ['a Deployment', 'k logs deploy/front proxy', 'proxy is up\n'],
    ['another namespace', 'k logs web -n other', 'other\n'],
    ['Pods by label', 'k logs -l app=crash', 'cannot go on\n'],
    ['what comes until now', 'k logs -f crash', 'cannot go on\n'],
  ])('%s', (_says, line, text) => {
    expect(shown(line)).toBe(text);
  }); // prettier-ignore
});

describe('exec', () => {
  it.each([
    ['in the first container', 'k exec web -- ls -l /', 'exec web nginx ls|-l|/ 30 -'],
    ['in another', 'k exec web -c writer -- cat /data/log', 'exec web writer cat|/data/log 30 -'],
    ['with input, flags joined', 'k exec -itc writer pod/web -- sh -c "echo a; echo b"', 'exec web writer sh|-c|echo a; echo b 30 '],
    ['in a sidecar', 'k exec web --container=shipper -- date', 'exec web shipper date 30 -'],
    ['in a Pod of a Deployment', 'k exec deploy/front -c app -- date', 'exec front-6d4cf56db6-qwert app date 30 -'],
    ['flags of the command are its own', 'k exec web -c nginx -- kubectl -n x', 'exec web nginx kubectl|-n|x 30 -'],
  ])('%s', (_says, line, asked) => {
    const cluster = new TestCluster();
    expect(answerTo(line, cluster).stdout).toBe('hello\n');
    expect(cluster.asked).toEqual([asked]);
  }); // prettier-ignore

  it.each([
    ['a container that is not there', 'k exec web -c nope -- ls', 'container nope is not valid for pod web'],
    ['a container that crashed', 'k exec crash -- ls', 'error: unable to upgrade connection: container not found ("app")'],
    ['an init container that is over', 'k exec web -c setup -- ls', 'error: unable to upgrade connection: container not found ("setup")'],
    ['a Pod without a node', 'k exec pending -- ls', 'pod pending does not have a host assigned'],
  ])('%s', (_says, line, text) => {
    const { stderr, code } = answerTo(line);
    expect(stderr).toContain(text);
    expect(code).toBe(1);
  }); // prettier-ignore

  it.each([
    ['its exit code', { code: 3, unmodelled: '' }, 3, 'command terminated with exit code 3\n'],
    ['that it did not end', { code: undefined, unmodelled: '' }, 130, '# It still ran after 30 s and was interrupted.\n'],
    ['what is not known', { code: 0, unmodelled: 'applet dpkg' }, 1, '# From here on the result is not known: applet dpkg is not modelled.\n'],
  ])('tells %s', (_says, outcome, code, stderr) => {
    const cluster = new TestCluster();
    cluster.outcome = { output: [{ stream: 'stdout', text: 'a' }, { stream: 'stderr', text: 'b\n' }], ...outcome };
    expect(answerTo('k exec web -c nginx -- x', cluster)).toEqual({ stdout: 'a', stderr: `b\n${stderr}`, code });
  }); // prettier-ignore
});

describe('delete', () => {
  it.each([
    ['as the Pod says', 'k delete pod web', ['remove Pod default/web -']],
    ['at once', 'k delete pod web --force', ['remove Pod default/web 0']],
    ['at once, as the exam has it', 'k delete pod web --force --grace-period 0', ['remove Pod default/web 0']],
    ['soon', 'k delete pod web --now', ['remove Pod default/web 1']],
    ['a grace of 0 without force is 1', 'k delete pod web --grace-period=0', ['remove Pod default/web 1']],
    ['with a grace', 'k delete po/web --grace-period=5', ['remove Pod default/web 5']],
    ['several', 'k delete po,svc web', ['remove Pod default/web -', 'remove Service default/web -']],
    ['all of a namespace', 'k delete pods --all -n other', ['remove Pod other/web -']],
    ['nothing on a dry run', 'k delete pod web --dry-run=client', []],
  ])('%s', (_says, line, asked) => {
    const cluster = new TestCluster();
    answerTo(line, cluster);
    expect(cluster.asked.filter((one) => one.startsWith('remove'))).toEqual(asked);
  }); // prettier-ignore

  it('waits until it is gone', () => {
    const cluster = new TestCluster();
    cluster.lingers = 3;
    answerTo('k delete pod web', cluster);
    expect(cluster.asked).toEqual(['remove Pod default/web -', 'advance 1', 'advance 1', 'advance 1']);
  });

  it('does not wait when it is told not to', () => {
    const cluster = new TestCluster();
    cluster.lingers = 3;
    answerTo('k delete pod web --wait=false', cluster);
    expect(cluster.asked).toEqual(['remove Pod default/web -']);
  });
});

describe('changes', () => {
  it.each([
    ['a label', 'k label pod web a=b tier-', 'Pod', { metadata: { labels: { app: 'web', a: 'b' } } }],
    ['an annotation', 'k annotate deploy/front why=x', 'Deployment', { metadata: { annotations: { why: 'x' } } }],
    ['the number of Pods', 'k scale deploy front --replicas=3', 'Deployment', { spec: { replicas: 3, selector: { matchLabels: { app: 'front' } } } }],
    ['a restart', 'k rollout restart deploy front', 'Deployment', { spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': '2025-11-24T09:05:00Z' } } } } }],
    ['an image', 'k set image deploy/front proxy=nginx:1.28', 'Deployment', { spec: { template: { spec: { containers: [{ image: 'busybox:1.36' }, { image: 'nginx:1.28' }] } } } }],
  ])('%s', (_says, line, kind, part) => {
    const cluster = new TestCluster();
    expect(answerTo(line, cluster).code).toBe(0);
    expect(cluster.applied).toEqual([[kind, expect.anything()]]);
    expect(cluster.applied[0]?.[1]).toMatchObject(part);
  }); // prettier-ignore

  it('takes a label away', () => {
    const cluster = new TestCluster();
    answerTo('k label pod web tier-', cluster);
    expect(cluster.applied[0]?.[1].metadata?.labels).toEqual({ app: 'web' });
  });

  it.each([
    ['a size that is not there', 'k scale deploy front --replicas=3 --current-replicas=2', 'error: Expected replicas to be 2, was 1'],
    ['no size', 'k scale deploy front', 'error: required flag(s) "replicas" not set'],
    ['a kind without size', 'k scale pod web --replicas=2', 'the server could not find the requested resource'],
    ['the image of a Pod', 'k set image pod/web nginx=nginx:1.28', 'error: images of a Pod cannot be changed here'],
  ])('not %s', (_says, line, text) => {
    const cluster = new TestCluster();
    expect(answerTo(line, cluster).stderr).toContain(text);
    expect(cluster.applied).toEqual([]);
  }); // prettier-ignore
});

describe('run and create', () => {
  it('makes a Pod with its defaults', () => {
    const cluster = new TestCluster();
    expect(shown('k run tmp --image=busybox --restart=Never -- sleep 5', cluster)).toBe('pod/tmp created\n');
    expect(cluster.applied).toHaveLength(1);
    expect(cluster.applied[0]?.[1]).toMatchObject({
      metadata: { name: 'tmp', namespace: 'default', labels: { run: 'tmp' } },
      spec: {
        restartPolicy: 'Never',
        containers: [{ args: ['sleep', '5'], terminationMessagePolicy: 'File' }],
      },
    });
  });

  it.each([
    ['what the API server refuses', 'k run Tmp --image=busybox', 'The Pod "Tmp" is invalid'],
    ['what is there already', 'k create deploy front --image=nginx', 'Error from server (AlreadyExists): deployments.apps "front" already exists'],
    ['files', 'k create cm c --from-file=a.txt', 'error: this terminal has no files'],
    ['what is not modelled', 'k create ingress x', 'error: "kubectl create ingress" is not carried out here'],
  ])('not %s', (_says, line, text) => {
    const cluster = new TestCluster();
    expect(answerTo(line, cluster).stderr).toContain(text);
    expect(cluster.applied).toEqual([]);
  }); // prettier-ignore

  it('shows what an attached container writes, and takes the Pod away', () => {
    const cluster = new TestCluster();
    const [done] = cluster.pods().filter(({ metadata }) => metadata?.name === 'pi-abcde');
    cluster.made = new Map([['tmp', { ...done, metadata: { ...done?.metadata, name: 'tmp' } }]]);
    expect(answerTo('k run tmp --rm -it --image=busybox --restart=Never -- echo hi', cluster)).toEqual({
      stdout: 'hi\npod "tmp" deleted from default namespace\n',
      stderr: '',
      code: 0,
    });
  });
});

describe('wait', () => {
  it('lets the run go on until the condition holds', () => {
    const cluster = new TestCluster();
    const [starting] = cluster.pods().filter(({ metadata }) => metadata?.name === 'starting');
    const conditions = [{ type: 'Ready', status: 'True' }];
    cluster.later = new Map([['starting', { ...starting, status: { conditions } }]]);
    expect(answerTo('k wait pod/starting --for=condition=Ready', cluster)).toEqual({
      stdout: 'pod/starting condition met\n',
      stderr: '',
      code: 0,
    });
    expect(cluster.asked).toEqual(['advance 1']);
  });

  it('ends at its timeout', () => {
    const cluster = new TestCluster();
    const { stderr, code } = answerTo(
      'k wait pod/crash pod/pending --for=condition=Ready --timeout=3s',
      cluster,
    );
    expect(stderr).toBe(
      'timed out waiting for the condition on pods/crash\ntimed out waiting for the condition on pods/pending\n',
    );
    expect([code, cluster.asked.length]).toEqual([1, 3]);
  });
});

describe('what else there is', () => {
  it.each([
    ['a command that changes things', 'k apply -f web.yaml', 'error: "kubectl apply" is not carried out here'],
    ['of a rollout', 'k rollout undo deploy/front', 'error: "kubectl rollout undo" is not carried out here'],
    ['files', 'k get -f web.yaml', 'error: this terminal has no files'],
    ['Go templates', "k get pods -o go-template='{{.x}}'", 'error: -o go-template is not modelled here'],
    ['names of Object.prototype', 'k constructor', 'error: unknown command "constructor" for "kubectl"'],
    ['as types', 'k get __proto__', `error: the server doesn't have a resource type "__proto__"`],
    ['as labels', "k get pods -l 'toString'", 'No resources found in default namespace.'],
    ['as fields', "k get pod web -o jsonpath='{.constructor}{.metadata.toString}'", ''],
    ['a field that cannot be selected by', 'k get pods --field-selector=spec.x=1', 'Error from server (BadRequest): field label not supported: spec.x'],
    ['a selector that is none', "k get pods -l 'a=b c'", 'Error from server (BadRequest): unable to parse requirement'],
    ['what is outdated', 'k get ep web', 'Warning: v1 Endpoints is deprecated in v1.33+'],
    ['metrics', 'k top pods', 'error: Metrics API not available'],
    ['help', 'k get --help', 'Display one or many resources'],
    ['help of all', 'k', 'kubectl controls the Kubernetes cluster manager.'],
    ['help by word', 'k help logs', 'Print the logs for a container in a pod'],
    ['the version', 'k version', 'Client Version: v1.35.0'],
    ['kinds', 'k api-resources', 'networkpolicies          netpol       networking.k8s.io/v1   true         NetworkPolicy'],
    ['the context', 'k config current-context', 'tripod'],
  ])('%s', (_says, line, text) => {
    expect(shown(line)).toContain(text);
  }); // prettier-ignore

  it('sizes of a Secret', () => {
    expect(answerTo('k describe secret login').stdout).toContain('password:  6 bytes\nuser:      5 bytes\n');
  });
});
