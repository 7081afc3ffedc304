import { describe, expect, it } from 'vitest';
import { linesOf, podOf, podYaml, rowsOf, runOf } from './runs.test-data.ts';

const pod = (steps: string, container = '', spec = '', image = 'test:1') =>
  podYaml(
    `${spec}  containers:\n  - name: c\n    image: ${image}\n    command: [do, ${steps}, forever]\n${container}`,
  );

const own = (text: string) => `    securityContext: {${text}}\n`;
const shared = (text: string) => `  securityContext: {${text}}\n`;

describe('who a container is', () => {
  const ROWS: readonly (readonly [says: string, yaml: string, lines: readonly string[]])[] = [
    ['root, when nobody says', pod('id'), ['0:0:0']],
    ['the image\'s user', pod('id', '', '', 'test-user:1'), ['1000:1000:1000']],
    ['the Pod\'s goes before it', pod('id', '', shared('runAsUser: 2000'), 'test-user:1'), ['2000:0:0']],
    ['the container\'s goes before that', pod('id', own('runAsUser: 3000'), shared('runAsUser: 2000')), ['3000:0:0']],
    ['groups', pod('id', '', shared('runAsUser: 1, runAsGroup: 2, fsGroup: 3, supplementalGroups: [4]')), ['1:2:2,4,3']],
    ['it may not write what is root\'s', pod('"write:/home/x=1"', own('runAsUser: 1000')), ['write:/home/x=1: Permission denied']],
    ['readOnlyRootFilesystem', pod('"write:/home/x=1", "write:/tmp/x=1"', own('readOnlyRootFilesystem: true')), ['write:/home/x=1: Read-only file system', 'write:/tmp/x=1: Read-only file system']],
    ['the image\'s own volumes stay writable', pod('"write:/anonymous/x=1", "ls:/anonymous"', own('readOnlyRootFilesystem: true')), ['x']],
    ['root has what the runtime gives', pod('caps'), [expect.stringMatching(/^AUDIT_WRITE,CHOWN,DAC_OVERRIDE,.*KILL,.*NET_BIND_SERVICE/)]],
    ['drop ALL', pod('caps', own('capabilities: {drop: [ALL]}')), ['']],
    ['drop ALL, add one', pod('caps', own('capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}')), ['NET_BIND_SERVICE']],
    ['add one', pod('caps', own('capabilities: {add: [SYS_PTRACE]}')), [expect.stringContaining('SYS_PTRACE')]],
    ['nobody else has any', pod('caps', own('runAsUser: 1000, capabilities: {add: [SYS_PTRACE]}')), ['']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, yaml, lines) => {
    const run = runOf(yaml);
    run.advance(2);
    expect(linesOf(run)).toEqual(lines);
  });
});

describe('runAsNonRoot', () => {
  const ROWS: readonly (readonly [says: string, yaml: string, message: RegExp])[] = [
    ['an image that runs as root', pod('id', own('runAsNonRoot: true')), /^container has runAsNonRoot and image will run as root \(pod: "p_default\([0-9a-f-]+\)", container: c\)$/],
    ['runAsUser 0', pod('id', own('runAsNonRoot: true, runAsUser: 0')), /^container's runAsUser breaks non-root policy \(pod: /],
    ['an image whose user is a name', pod('id', own('runAsNonRoot: true'), '', 'test-named:1'), /^container has runAsNonRoot and image has non-numeric user \(nginx\), cannot verify user is non-root \(pod: /],
    ['of the Pod', pod('id', '', shared('runAsNonRoot: true')), /^container has runAsNonRoot and image will run as root/],
  ]; // prettier-ignore

  it.each(ROWS)('refuses %s', (_says, yaml, message) => {
    const run = runOf(yaml);
    run.advance(2);
    expect(rowsOf(run).at(-1)).toBe('0.2 CreateContainerConfigError 0/1 0');
    expect(podOf(run).status?.containerStatuses?.[0]?.state?.waiting?.message).toMatch(message);
  });

  it.each([
    ['a user of its own', pod('id', own('runAsNonRoot: true, runAsUser: 7'))],
    ['an image with a number', pod('id', own('runAsNonRoot: true'), '', 'test-user:1')],
    ['the container\'s false over the Pod\'s true', pod('id', own('runAsNonRoot: false'), shared('runAsNonRoot: true'))],
  ])('lets %s through', (_says, yaml) => {
    const run = runOf(yaml);
    run.advance(2);
    expect(rowsOf(run).at(-1)).toBe('0.2 Running 1/1 0');
  }); // prettier-ignore
});

describe('processes', () => {
  const two = (spec: string, first: string, second: string, container = '') =>
    podYaml(
      `${spec}  containers:\n  - {name: a, image: "test:1", command: [do, ${first}]}\n  - name: c\n    image: test:1\n    command: [do, ${second}]\n${container}`,
    );
  const SHARED = '  shareProcessNamespace: true\n';

  const ROWS: readonly (readonly [says: string, yaml: string, lines: readonly string[]])[] = [
    ['each container has its own PID 1', two('', 'forever', 'pid, forever'), ['pid 1']],
    ['shared: PID 1 is the pause container', two(SHARED, 'forever', 'pid, "cat:/proc/1/cmdline", forever'), ['pid 3', expect.stringContaining('/pause')]],
    ['shared: /proc shows the neighbours', two(SHARED, 'forever', '"ls:/proc", forever'), [expect.stringMatching(/^1 2 3 /)]],
    ['not shared: it shows only the own ones', two('', 'forever', '"ls:/proc", forever'), [expect.stringMatching(/^1 f/)]],
    ['shared: the neighbour\'s files', two(SHARED, '"write:/tmp/x=theirs", forever', '"sleep:1", "cat:/proc/2/root/tmp/x", forever'), ['theirs']],
    ['of another user they are closed', two(SHARED, 'forever', '"ls:/proc/2/root", forever', own('runAsUser: 1000')), ['ls:/proc/2/root: Permission denied']],
    ['/proc/self', two('', 'forever', '"cat:/proc/self/cmdline", forever'), [expect.stringMatching(/^do\0cat/)]],
    ['its variables', two('', 'forever', '"cat:/proc/self/environ", forever'), [expect.stringContaining('FROM=image')]],
    ['PID 1 does not end by its own signal', two('', 'forever', '"kill:1=TERM", "echo:alive", forever'), ['alive']],
    ['its standard output by another name', two('', 'forever', '"write:/dev/stdout=hello", "write:/proc/1/fd/1=again", forever'), ['hello', 'again']],
    ['/dev/null', two('', 'forever', '"write:/dev/null=x", "cat:/dev/null", forever'), ['']],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, yaml, lines) => {
    const run = runOf(yaml);
    run.advance(3);
    expect(linesOf(run)).toEqual(lines);
  });

  it.each([
    ['shared: a signal to the neighbour', SHARED, '143'],
    ['not shared: there is nobody', '', undefined],
  ])('%s', (_says, spec, code) => {
    const run = runOf(two(spec, 'forever', '"sleep:1", "kill:2=TERM", forever'));
    run.advance(1.8);
    expect(run.trace.of('exit', 'p', 'a')[0]?.code.toString()).toBe(code);
  });

  it('what a container has started ends with it, also in a shared namespace', () => {
    const run = runOf(two(SHARED, '"child:sleep:50+echo:late", exit:0', '"sleep:5", "ls:/proc", forever'));
    run.advance(1);
    expect(run.exec(podOf(run), 'c', ['do', 'ls:/proc'], 1).output.map(({ text }) => text).join('')).toMatch(/^1 3 5 /);
  }); // prettier-ignore
});

describe('files that the kubelet writes', () => {
  const ROWS: readonly (readonly [says: string, spec: string, path: string, text: RegExp])[] = [
    ['/etc/hosts', '', '/etc/hosts', /^# Kubernetes-managed hosts file\.\n127\.0\.0\.1\tlocalhost\n[\s\S]*\n10\.244\.0\.5\tp\n$/],
    ['aliases', '  hostAliases: [{ip: 127.0.0.1, hostnames: [one.local, two.local]}]\n', '/etc/hosts', /\n\n# Entries added by HostAliases\.\n127\.0\.0\.1\tone\.local\ttwo\.local\n$/],
    ['hostname and subdomain', '  hostname: web\n  subdomain: sub\n', '/etc/hosts', /10\.244\.0\.5\tweb\.sub\.default\.svc\.cluster\.local\tweb\n$/],
    ['/etc/hostname', '  hostname: web\n', '/etc/hostname', /^web\n$/],
    ['/etc/resolv.conf', '', '/etc/resolv.conf', /^search default\.svc\.cluster\.local svc\.cluster\.local cluster\.local\nnameserver 10\.96\.0\.10\noptions ndots:5\n$/],
    ['dnsPolicy None', '  dnsPolicy: None\n  dnsConfig: {nameservers: [1.1.1.1], searches: [a.b], options: [{name: ndots, value: "2"}]}\n', '/etc/resolv.conf', /^search a\.b\nnameserver 1\.1\.1\.1\noptions ndots:2\n$/],
    ['dnsConfig beside ClusterFirst', '  dnsConfig: {options: [{name: ndots, value: "1"}]}\n', '/etc/resolv.conf', /\noptions ndots:1\n$/],
  ]; // prettier-ignore

  it.each(ROWS)('%s', (_says, spec, path, text) => {
    const run = runOf(pod('echo:up', '', spec));
    run.advance(1);
    const { output, code } = run.exec(podOf(run), 'c', ['do', `cat:${path}`], 1);
    expect(code).toBe(0);
    expect(output.map((part) => part.text).join('')).toMatch(text);
  });
});
