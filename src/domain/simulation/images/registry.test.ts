import { describe, expect, it } from 'vitest';
import { readImage } from '#domain/world/image-reference.ts';
import { createPod } from './pod.test-data.ts';
import { imageFor } from './all.ts';

describe('which image', () => {
  it.each([
    ['an official one', 'nginx', true],
    ['with its registry', 'docker.io/library/nginx:1.27', true],
    ['from a mirror', 'public.ecr.aws/docker/library/busybox:1.36', true],
    ['of somebody', 'oliver006/redis_exporter:v1.66.0', true],
    ['by its digest', `busybox@sha256:${'0'.repeat(64)}`, true],
    ['that is not modelled', 'postgres:16', false],
    ['of that name elsewhere', 'example.com/nginx', false],
    ['named like a method', 'toString', false],
    ['named like another', 'constructor', false],
  ])('%s', (_name, text, isKnown) => {
    expect(imageFor(readImage(text)) !== undefined).toBe(isKnown);
  });
});

describe('what an image holds', () => {
  it.each([
    ['busybox', 'busybox:1.36', ['/bin/sh', '/bin/wget', '/bin/busybox'], ['/bin/bash', '/usr/bin/curl', '/var/log', '/run']],
    ['alpine', 'alpine:3.20', ['/bin/sh', '/sbin/apk', '/var/log'], ['/bin/bash', '/usr/bin/curl', '/bin/httpd']],
    ['debian', 'debian:12', ['/bin/bash', '/usr/bin/tail', '/var/log'], ['/bin/ps', '/bin/wget', '/bin/curl', '/bin/nc', '/bin/nslookup']],
    ['nginx', 'nginx:1.27', ['/bin/bash', '/usr/bin/curl', '/usr/sbin/nginx'], ['/bin/ps', '/bin/wget', '/bin/nc']],
    ['nginx on Alpine', 'nginx:1.27-alpine', ['/bin/sh', '/usr/bin/curl', '/usr/sbin/nginx'], ['/bin/bash']],
    ['redis', 'redis:7.4', ['/usr/local/bin/redis-cli', '/bin/bash'], ['/bin/curl', '/bin/ps']],
    ['whoami', 'traefik/whoami:v1.10', ['/whoami'], ['/bin/sh']],
    ['the exporter', 'oliver006/redis_exporter:v1.66.0', ['/redis_exporter'], ['/bin/sh']],
    ['prometheus', 'prom/prometheus:v3.5.0', ['/bin/prometheus', '/bin/sh'], ['/bin/bash']],
  ])('%s', (_name, text, there, missing) => {
    const { files, process } = createPod().start('x', text);
    const found = (paths: readonly string[]): readonly string[] => paths.filter((path) => files.exists(path, process));
    expect([found(there), found(missing)]).toEqual([there, []]);
  }); // prettier-ignore
});

describe('who runs in it', () => {
  it.each([
    ['root, in the group wheel', 'busybox', { uid: 0, groups: [10] }],
    ['root, who hands over to others', 'nginx', { uid: 0, groups: [] }],
    ['a number', 'nginxinc/nginx-unprivileged', { uid: 101 }],
    ['a name, which the kubelet cannot judge', 'curlimages/curl:8.10.1', { uid: 100, name: 'curl_user' }],
  ])('%s', (_name, text, user) => {
    expect(imageFor(readImage(text))?.user).toMatchObject(user);
  });
});

describe('plain images', () => {
  it.each([
    ['busybox ends at once without a command', 'busybox', undefined, '', 0],
    ['a shell command', 'busybox:1.36', ['sh', '-c', 'echo hi; id'], 'hi\nuid=0(root) gid=0(root) groups=0(root),10(wheel)\n', 0],
    ['no directory for logs', 'busybox:1.36', ['sh', '-c', 'echo x > /var/log/x'], "sh: can't create /var/log/x: nonexistent directory\n", 1],
    ['curl without an address', 'curlimages/curl:8.10.1', ['/entrypoint.sh', 'curl'], expect.stringContaining('curl'), 2],
  ])('%s', (_name, image, argv, output, code) => {
    const pod = createPod();
    const box = pod.start('x', image, argv ? { argv } : {});
    pod.run(500);
    expect([box.log(), box.process.exitCode]).toEqual([output, code]);
  }); // prettier-ignore

  it('curl is in the image of nginx', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27');
    pod.run(500);
    expect(web.exec(['curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', 'localhost'])).toEqual({ output: '200', code: 0 });
  }); // prettier-ignore
});
