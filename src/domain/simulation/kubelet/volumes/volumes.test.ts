import { describe, expect, it } from 'vitest';
import {
  eventsOf,
  linesOf,
  podOf,
  podYaml,
  rowsOf,
  runOf,
} from '#domain/simulation/kubelet/runs.test-data.ts';

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: {name: conf}
data: {b.txt: second, a.txt: first}
---
apiVersion: v1
kind: Secret
metadata: {name: key}
data: {password: c2VjcmV0}
stringData: {user: admin}
---
`;

/** A Pod whose container `c` mounts `v` at /v and runs these steps. */
const pod = (
  volume: string,
  steps: readonly string[],
  more: { mount?: string; spec?: string; container?: string } = {},
) =>
  CONFIG +
  podYaml(
    `${more.spec ?? ''}  volumes: [{name: v, ${volume}}]
  containers:
  - name: c
    image: test:1
    command: [do, ${steps.map((step) => `${JSON.stringify(step)}, `).join('')}forever]
    volumeMounts: [{name: v, mountPath: /v${more.mount ?? ''}}]
${more.container ?? ''}`,
  );

const log = (yaml: string, seconds = 3) => {
  const run = runOf(yaml);
  run.advance(seconds);
  return linesOf(run);
};

describe('what stands in volumes', () => {
  const ROWS: readonly (readonly [says: string, yaml: string, lines: readonly string[]])[] = [
    ['a ConfigMap: its keys as files', pod('configMap: {name: conf}', ['cat:/v/a.txt', 'cat:/v/b.txt']), ['first', 'second']],
    ['they are links, as the kubelet makes them', pod('configMap: {name: conf}', ['link:/v/a.txt', 'link:/v/..data']), ['..data/a.txt', expect.stringMatching(/^\.\.2026_11_23_09_00_00\.\d+$/)]],
    ['items choose keys and name files', pod('configMap: {name: conf, items: [{key: a.txt, path: sub/x}]}', ['cat:/v/sub/x', 'cat:/v/a.txt']), ['first', 'cat:/v/a.txt: No such file or directory']],
    ['files are 0644, or as defaultMode says', pod('configMap: {name: conf}', ['stat:/v/a.txt']), ['644 0:0']],
    ['defaultMode', pod('configMap: {name: conf, defaultMode: 0400}', ['stat:/v/a.txt']), ['400 0:0']],
    ['the mode of an item', pod('configMap: {name: conf, items: [{key: a.txt, path: a, mode: 0755}]}', ['stat:/v/a']), ['755 0:0']],
    ['a Secret: decoded', pod('secret: {secretName: key}', ['cat:/v/password', 'cat:/v/user']), ['secret', 'admin']],
    ['an optional one that is missing is empty', pod('configMap: {name: none, optional: true}', ['ls:/v']), [expect.stringMatching(/^\.\.2026_\S+ \.\.data$/)]],
    ['they cannot be written', pod('configMap: {name: conf}', ['write:/v/new=x', 'write:/v/a.txt=x']), ['write:/v/new=x: Read-only file system', 'write:/v/a.txt=x: Read-only file system']],
    ['projected: all in one', pod('projected: {sources: [{configMap: {name: conf, items: [{key: a.txt, path: a}]}}, {secret: {name: key, items: [{key: user, path: u}]}}]}', ['cat:/v/a', 'cat:/v/u']), ['first', 'admin']],
    ['downwardAPI: fields and resources', pod('downwardAPI: {items: [{path: name, fieldRef: {fieldPath: metadata.name}}, {path: cpu, resourceFieldRef: {containerName: c, resource: limits.cpu, divisor: 1m}}]}', ['cat:/v/name', 'cat:/v/cpu']), ['p', '4000']],
    ['emptyDir: everybody may write', pod('emptyDir: {}', ['stat:/v', 'write:/v/x=1', 'cat:/v/x']), ['777 0:0', '1']],
    ['a mount that is read-only', pod('emptyDir: {}', ['write:/v/x=1'], { mount: ', readOnly: true' }), ['write:/v/x=1: Read-only file system']],
    ['subPath: a directory that is made', pod('emptyDir: {}', ['stat:/v', 'write:/v/x=1'], { mount: ', subPath: a/b' }), ['777 0:0']],
    ['subPath of a ConfigMap: one file', pod('configMap: {name: conf}', ['cat:/v/one'], { mount: '/one, subPath: a.txt' }), ['first']],
    ['subPath of a key that is missing: a directory', pod('configMap: {name: conf}', ['link:/v/one'], { mount: '/one, subPath: none' }), ['directory']],
    ['subPathExpr knows the variables', pod('emptyDir: {}', ['write:/v/x=1'], { mount: ', subPathExpr: $(NAME)', container: '    env: [{name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]\n' }), []],
    ['a file over a file of the image', pod('configMap: {name: conf}', ['cat:/etc/app.conf'], { mount: '/../etc/app.conf, subPath: a.txt' }), ['first']],
    ['a mount hides what the image has', pod('emptyDir: {}', ['ls:/etc'], { mount: '/../etc' }), ['hostname hosts resolv.conf']],
    ['a way over a link', pod('emptyDir: {}', ['write:/var/run/x/f=1', 'ls:/run/x'], { mount: '/../var/run/x' }), ['f']],
    ['hostPath: made when nothing is asked', pod('hostPath: {path: /data/new}', ['ls:/v']), ['']],
    ['fsGroup: the group may write, and what is made goes to it', pod('emptyDir: {}', ['stat:/v', 'write:/v/x=1', 'stat:/v/x'], { spec: '  securityContext: {fsGroup: 2000}\n' }), ['2777 0:2000', '644 0:2000']],
    ['fsGroup on a Secret: the group may read', pod('secret: {secretName: key, defaultMode: 0400}', ['stat:/v/user'], { spec: '  securityContext: {fsGroup: 2000}\n' }), ['440 0:2000']],
    ['the token of the ServiceAccount', pod('emptyDir: {}', ['ls:/var/run/secrets/kubernetes.io/serviceaccount', 'cat:/var/run/secrets/kubernetes.io/serviceaccount/namespace']), [expect.stringMatching(/ca\.crt namespace token$/), 'default']],
    ['none when it is not wanted', pod('emptyDir: {}', ['ls:/var/run/secrets'], { spec: '  automountServiceAccountToken: false\n' }), ['ls:/var/run/secrets: No such file or directory']],
    ['an image: its files, never to be written', pod('image: {reference: "test:1"}', ['cat:/v/etc/app.conf', 'write:/v/x=1']), ['from the image', 'write:/v/x=1: Read-only file system']],
    ['ephemeral: a directory of its own', pod('ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}', ['write:/v/x=1', 'ls:/v']), ['x']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, yaml, lines) => {
    expect(log(yaml)).toEqual(lines);
  });
});

describe('volumes that cannot be mounted', () => {
  const ROWS: readonly (readonly [says: string, volume: string, message: string])[] = [
    ['a ConfigMap that is missing', 'configMap: {name: none}', 'MountVolume.SetUp failed for volume "v" : configmap "none" not found'],
    ['a Secret that is missing', 'secret: {secretName: none}', 'MountVolume.SetUp failed for volume "v" : secret "none" not found'],
    ['a key that is missing', 'configMap: {name: conf, items: [{key: none, path: x}]}', 'MountVolume.SetUp failed for volume "v" : configmap references non-existent config key: none'],
    ['a key of a Secret', 'secret: {secretName: key, items: [{key: none, path: x}]}', 'MountVolume.SetUp failed for volume "v" : references non-existent secret key: none'],
    ['a medium that nobody knows', 'emptyDir: {medium: memory}', 'MountVolume.SetUp failed for volume "v" : unknown storage medium "memory"'],
    ['a plugin that is off', 'gitRepo: {repository: x}', 'MountVolume.SetUp failed for volume "v" : git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`'],
    ['a hostPath that has to be there', 'hostPath: {path: /none, type: Directory}', 'MountVolume.SetUp failed for volume "v" : hostPath type check failed: /none is not a directory'],
    ['a hostPath that is something else', 'hostPath: {path: /etc, type: File}', 'MountVolume.SetUp failed for volume "v" : hostPath type check failed: /etc is not a file'],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, volume, message) => {
    const run = runOf(pod(volume, []));
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0 ContainerCreating 0/1 0');
    expect(eventsOf(run, 'FailedMount')).toEqual([`Warning FailedMount ${message}`]);
  });

  it('all containers wait, and all start when it appears', () => {
    const run = runOf(pod('configMap: {name: late}', ['cat:/v/x']));
    run.advance(20);
    run.apply('ConfigMap', { apiVersion: 'v1', metadata: { name: 'late' }, data: { x: 'here' } } as never);
    run.advance(60);
    expect(rowsOf(run).at(-1)).toMatch(/Running 1\/1 0$/);
    expect(linesOf(run)).toEqual(['here']);
  });

  it('with init containers the Pod waits before the first', () => {
    const run = runOf(
      podYaml(
        '  volumes: [{name: v, configMap: {name: none}}]\n  initContainers: [{name: i, image: "test:1"}]\n  containers: [{name: c, image: "test:1"}]\n',
      ),
    );
    run.advance(5);
    expect(rowsOf(run).at(-1)).toBe('0 Init:0/1 0/1 0');
  });

  it('a directory over a file is what runc refuses', () => {
    const run = runOf(pod('configMap: {name: conf}', [], { mount: '/../etc/app.conf' }));
    run.advance(1);
    const message = /to rootfs at "\/v\/\.\.\/etc\/app\.conf": .*not a directory: Are you trying to mount a directory onto a file \(or vice-versa\)\?/;
    expect(podOf(run).status?.containerStatuses?.[0]).toMatchObject({
      state: { waiting: { reason: 'RunContainerError', message: expect.stringMatching(message) } },
      lastState: { terminated: { exitCode: 128, reason: 'StartError' } },
    });
  }); // prettier-ignore
});

describe('changes', () => {
  const changed = { apiVersion: 'v1', metadata: { name: 'conf' }, data: { 'a.txt': 'changed' } } as never;

  it.each([
    ['come after a minute', '', ['first', 'changed']],
    ['never reach a subPath', '/one, subPath: a.txt', ['first', 'first']],
  ])('of a ConfigMap %s', (_says, mount, lines) => {
    const path = mount === '' ? '/v/a.txt' : '/v/one';
    const run = runOf(pod('configMap: {name: conf}', [`cat:${path}`, 'sleep:100', `cat:${path}`], { mount }));
    run.advance(10);
    run.apply('ConfigMap', changed);
    run.advance(120);
    expect(linesOf(run)).toEqual(lines);
  });

  it('are not there before', () => {
    const run = runOf(pod('configMap: {name: conf}', ['sleep:60', 'cat:/v/a.txt']));
    run.advance(10);
    run.apply('ConfigMap', changed);
    run.advance(55);
    expect(linesOf(run)).toEqual(['first']);
  });
});

describe('what outlives what', () => {
  it('an emptyDir outlives a container, the root does not', () => {
    const run = runOf(
      podYaml(`  volumes: [{name: v, emptyDir: {}}]
  containers:
  - {name: c, image: "test:1", command: [do, "ls:/v", "ls:/home", "write:/v/x=1", "write:/home/y=1", "sleep:1", exit:1], volumeMounts: [{name: v, mountPath: /v}]}
`),
    );
    run.advance(4);
    expect(linesOf(run, 'c', true)).toEqual(['', '']);
    expect(linesOf(run)).toEqual(['x', '']);
  });

  it('a claim outlives its Pod', () => {
    const CLAIM = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: d}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n---\n';
    const one = (name: string, steps: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  volumes: [{name: v, persistentVolumeClaim: {claimName: d}}]\n  containers: [{name: c, image: "test:1", command: [do, ${steps}, forever], volumeMounts: [{name: v, mountPath: /v}]}]\n`;
    const run = runOf(`${CLAIM}${one('first', '"write:/v/x=kept"')}---\n${one('second', '"sleep:40", "cat:/v/x"')}`);
    run.advance(2);
    run.remove('Pod', 'default', 'first', 1);
    run.advance(60);
    expect(run.pods().map(({ metadata }) => metadata?.name)).toEqual(['second']);
    expect((run.log(podOf(run, 'second'), 'c', false) ?? []).map(({ line }) => line)).toEqual(['kept']);
  }); // prettier-ignore

  it('a claim that is missing keeps the Pod from being placed', () => {
    const run = runOf(podYaml('  volumes: [{name: v, persistentVolumeClaim: {claimName: none}}]\n  containers: [{name: c, image: "test:1"}]\n'));
    run.advance(5);
    expect(rowsOf(run)).toEqual(['0 Pending 0/1 0']);
    expect(eventsOf(run)).toEqual([
      'Warning FailedScheduling 0/1 nodes are available: persistentvolumeclaim "none" not found. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    ]);
  }); // prettier-ignore

  it('a hostPath is shared by Pods of one node', () => {
    const one = (name: string, steps: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  volumes: [{name: v, hostPath: {path: /data}}]\n  containers: [{name: c, image: "test:1", command: [do, ${steps}, forever], volumeMounts: [{name: v, mountPath: /v}]}]\n`;
    const run = runOf(`${one('q', '"write:/v/x=shared"')}---\n${one('p', '"sleep:1", "cat:/v/x"')}`);
    run.advance(3);
    expect(linesOf(run)).toEqual(['shared']);
  }); // prettier-ignore

  it('the trace names the volume', () => {
    const run = runOf(pod('emptyDir: {}', ['write:/v/x=1']));
    run.advance(2);
    expect(run.trace.of('write').map(({ path, volume }) => [path, volume])).toEqual([['/v/x', 'v']]);
  });
});
