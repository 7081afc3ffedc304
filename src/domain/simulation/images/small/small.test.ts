import { describe, expect, it } from 'vitest';
import { createPod } from '#domain/simulation/images/pod.test-data.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';

describe('whoami', () => {
  it('tells who answered and what was asked', () => {
    const pod = createPod();
    const auth = pod.start('auth', 'traefik/whoami:v1.10', {
      argv: ['/whoami', '--port', '8081', '--name', 'me'],
    });
    pod.run(500);
    expect(auth.log()).toBe('2026/11/23 09:00:00 Starting up on port 8081\n');
    const answer = pod.get('/x?y', { port: 8081, headers: [['B', '2'], ['A', '1']] }); // prettier-ignore
    expect(answer.body.replace(/:3\d{4}/, ':PORT')).toBe(
      'Name: me\nHostname: web\nIP: 127.0.0.1\nIP: 10.244.0.7\nRemoteAddr: 127.0.0.1:PORT\nGET /x?y HTTP/1.1\nHost: localhost:8081\nA: 1\nB: 2\nConnection: close\n\n',
    );
    expect(pod.get('/health', { port: 8081 }).status).toBe(200);
  });

  it('ends with 2 on SIGTERM as PID 1, and with 1 where its port is taken', () => {
    const pod = createPod();
    const one = pod.start('one', 'traefik/whoami:v1.10');
    pod.run(500);
    const two = pod.start('two', 'traefik/whoami:v1.10');
    pod.run(500);
    expect([two.process.exitCode, two.lines().at(-1)]).toEqual([1, '2026/11/23 09:00:00 listen tcp :80: bind: address already in use']);
    pod.kernel.kill(one.process, SIG.TERM);
    expect(one.process.exitCode).toBe(2);
  }); // prettier-ignore
});

it.each([
  ['http-echo', 'hashicorp/http-echo:1.0', ['/http-echo', '-text=hi', '-listen=:80'], 80, 'hi\n'],
  ['hello-app', 'gcr.io/google-samples/hello-app:2.0', undefined, 8080, 'Hello, world!\nVersion: 2.0.0\nHostname: web\n'],
])('%s answers', (_name, image, argv, port, body) => {
  const pod = createPod();
  pod.start('web', image, argv ? { argv } : {});
  pod.run(500);
  expect(pod.get('/', { port }).body).toBe(body);
}); // prettier-ignore

it('pause ends with 0 when it is told to', () => {
  const pod = createPod();
  const pause = pod.start('pause', 'registry.k8s.io/pause:3.10');
  pod.run(5000);
  expect(pause.process.state).toBe('waiting');
  pod.kernel.kill(pause.process, SIG.TERM);
  pod.run(100);
  expect([pause.process.exitCode, pause.log()]).toEqual([0, 'Shutting down, got signal: Terminated\n']);
});

describe('socat', () => {
  const forward = ['socat', 'TCP-LISTEN:6380,fork,reuseaddr', 'TCP:localhost:6379'];

  it('hands every connection on, and the answer back after the client has ended its side', () => {
    const pod = createPod();
    pod.start('cache', 'redis:7.4');
    pod.start('proxy', 'alpine/socat:1.8.0.0', { argv: forward });
    pod.run(500);
    expect([pod.talk(6380, 'PING\r\n'), pod.talk(6380, 'PING\r\n')]).toEqual(['+PONG\r\n', '+PONG\r\n']);
  });

  it('takes one connection without fork', () => {
    const pod = createPod();
    pod.start('cache', 'redis:7.4');
    const proxy = pod.start('proxy', 'alpine/socat:1.8.0.0', { argv: ['socat', 'TCP-LISTEN:6380', 'TCP:localhost:6379'] });
    pod.run(500);
    expect([pod.talk(6380, 'PING\r\n', 1000), proxy.process.exitCode, pod.talk(6380, 'PING\r\n')]).toEqual(['+PONG\r\n', 0, '']);
  }); // prettier-ignore

  it.each([
    ['one address', ['socat', 'TCP-LISTEN:80'], 'exactly 2 addresses required (there are 1); use option "-h" for help'],
    ['a word that is no address', ['socat', 'TCP-LISTEN:80', 'FOO:x'], 'unknown device/address "FOO"'],
    ['too few parts', ['socat', 'TCP-LISTEN:80', 'TCP:x'], 'TCP: wrong number of parameters (1 instead of 2): usage: TCP:<host>:<port>'],
  ])('refuses %s', (_name, argv, words) => {
    const pod = createPod();
    const proxy = pod.start('proxy', 'alpine/socat:1.8.0.0', { argv });
    pod.run(100);
    expect([proxy.process.exitCode, proxy.log()]).toEqual([1, `2026/11/23 09:00:00 socat[1] E ${words}\n`]);
  }); // prettier-ignore

  it('tells a taken port, a name that nobody knows and a closed port', () => {
    const pod = createPod();
    pod.start('cache', 'redis:7.4');
    pod.run(500);
    const taken = pod.start('taken', 'alpine/socat:1.8.0.0', { argv: ['socat', 'TCP-LISTEN:6379', 'TCP:localhost:1'] });
    const lost = pod.start('lost', 'alpine/socat:1.8.0.0', { argv: ['socat', 'TCP-LISTEN:81,fork', 'TCP:nope:1'] });
    const closed = pod.start('closed', 'alpine/socat:1.8.0.0', { argv: ['socat', 'TCP-LISTEN:82,fork', 'TCP:localhost:1'] });
    pod.run(100);
    expect([pod.talk(81, 'x'), pod.talk(82, 'x')]).toEqual(['', '']);
    expect(taken.log()).toMatch(/E bind\(5, \{AF=2 0\.0\.0\.0:6379\}, 16\): Address already in use\n$/);
    expect(lost.log()).toMatch(/E getaddrinfo\("nope", .*Name does not resolve\n$/);
    expect(closed.log()).toMatch(/E connect\(5, AF=2 localhost:1, 16\): Connection refused\n$/);
    expect(closed.process.state).toBe('waiting');
  }); // prettier-ignore
});

describe('git-sync', () => {
  it('makes a checkout and its link, and goes on', () => {
    const pod = createPod();
    const sync = pod.start('sync', 'registry.k8s.io/git-sync/git-sync:v4.2.3', {
      argv: [
        '/git-sync',
        '--repo=https://example.com/a/site.git',
        '--root=/data',
        '--link',
        'html',
        '--period=30s',
      ],
      volumes: ['/data'],
    });
    pod.run(61_000);
    expect(sync.files.content('/data/html/index.html', sync.process)).toContain(
      'https://example.com/a/site.git',
    );
    expect(sync.log().match(/update not required/g)).toHaveLength(2);
    expect(sync.process.state).not.toBe('dead');
  });

  it.each([
    ['once', ['--repo=https://x/y', '--root=/data', '--one-time'], 0, 'exiting after one sync'],
    ['without a repository', ['--root=/data'], 1, 'ERROR: --repo must be specified'],
    ['where it may not write', ['--repo=https://x/y', '--root=/etc/x'], 1, 'error syncing repo'],
  ])('%s', (_name, args, code, words) => {
    const pod = createPod();
    const sync = pod.start('sync', 'registry.k8s.io/git-sync/git-sync:v4.2.3', { argv: ['/git-sync', ...args], volumes: ['/data'] });
    pod.run(1000);
    expect([sync.process.exitCode, sync.log()]).toEqual([code, expect.stringContaining(words)]);
  }); // prettier-ignore
});
