import { describe, expect, it } from 'vitest';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { createPipe } from '#domain/simulation/kernel/pipe.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { hostsFile } from '#domain/simulation/network/names/resolver-files.ts';
import { nc } from './nc.ts';
import { telnet } from './telnet.ts';
import { run, site } from './tools.test-data.ts';

const statistics = (host: string, sent: number, lost: number): string =>
  `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${lost === 0 ? sent : 0} packets received, ${lost}% packet loss\n` +
  (lost === 0 ? 'round-trip min/avg/max = 0.060/0.060/0.060 ms\n' : '');

/** Forms recorded with BusyBox 1.35. */
describe('small tools', () => {
  it.each<[string, command: string, code: number, stdout: string, stderr: string]>([
    [
      'ping of another Pod',
      'ping -c 2 10.244.0.5',
      0,
      `PING 10.244.0.5 (10.244.0.5): 56 data bytes\n64 bytes from 10.244.0.5: seq=0 ttl=63 time=0.060 ms\n64 bytes from 10.244.0.5: seq=1 ttl=63 time=0.060 ms\n${statistics('10.244.0.5', 2, 0)}`,
      '',
    ],
    [
      'quiet',
      'ping -q -c1 localhost',
      0,
      `PING localhost (127.0.0.1): 56 data bytes\n${statistics('localhost', 1, 0)}`,
      '',
    ],
    [
      'a cluster IP does not answer',
      'ping -c 1 -W 1 web',
      1,
      `PING web (10.96.1.1): 56 data bytes\n${statistics('web', 1, 100)}`,
      '',
    ],
    ['no such host', 'ping -c1 nobody', 1, '', "ping: bad address 'nobody'\n"],
    ['hostname', 'hostname', 0, 'visitor\n', ''],
    ['its address', 'hostname -i', 0, '10.244.0.6\n', ''],
    ['its full name', 'hostname -f', 0, 'visitor.web.default.svc.cluster.local\n', ''],
    ['its domain', 'hostname -d', 0, 'web.default.svc.cluster.local\n', ''],
    ['it cannot be changed', 'hostname other', 1, '', 'hostname: sethostname: Operation not permitted\n'],
    [
      'telnet where nobody listens',
      'telnet localhost 81',
      1,
      '',
      "telnet: can't connect to remote host (127.0.0.1): Connection refused\n",
    ],
    ['telnet ends with its input', 'telnet web 80', 0, 'Connected to web\n', ''],
    [
      'ifconfig of what there is not',
      'ifconfig eth9',
      1,
      '',
      'ifconfig: eth9: error fetching interface information: Device not found\n',
    ],
    [
      'ip route',
      'ip r',
      0,
      'default via 10.244.0.1 dev eth0 \n10.244.0.0/24 via 10.244.0.1 dev eth0  src 10.244.0.6 \n10.244.0.1 dev eth0 scope link  src 10.244.0.6 \n',
      '',
    ],
  ])('%s', (_name, command, code, stdout, stderr) => {
    const where = site();
    const hosts = hostsFile('10.244.0.6', 'visitor', 'visitor.web.default.svc.cluster.local');
    where.visitor.container.files.write('/etc/hosts', hosts, RUNTIME);
    const { process, output } = run(where, command);
    expect({ code: process.exitCode, ...output }).toEqual({ code, stdout, stderr });
  });

  it('ifconfig and ip show the address of the Pod', () => {
    const where = site();
    expect(run(where, 'ifconfig eth0').output.stdout).toContain(
      'inet addr:10.244.0.6  Bcast:10.244.0.255  Mask:255.255.255.0\n',
    );
    expect(run(where, 'ip addr').output.stdout).toContain(
      '    inet 10.244.0.6/24 brd 10.244.0.255 scope global eth0\n',
    );
  });

  it('netstat lists who listens, and names only own processes', () => {
    const where = site();
    expect(run(where, 'netstat -tlnp', where.web).output.stdout).toBe(
      'Active Internet connections (only servers)\n' +
        'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    \n' +
        'tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      -\n',
    );
    expect(run(where, 'netstat -tln').output.stdout).toBe(
      'Active Internet connections (only servers)\n' +
        'Proto Recv-Q Send-Q Local Address           Foreign Address         State       \n',
    );
  });
});

describe('httpd', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 09:00:00 GMT\r\nConnection: close\r\n';

  function served(command: string) {
    const where = site();
    const { files } = where.web.container;
    files.makeDirectories('/www/sub');
    files.write('/www/index.html', '<h1>x</h1>\n', RUNTIME);
    files.write('/www/a.txt', 't\n', RUNTIME);
    files.write('/www/data', 'd', RUNTIME);
    const server = run(where, command, where.web, 10);
    return { where, server };
  }

  it.each<[string, path: string, code: number, stdout: string]>([
    ['its index', '/', 0, '<h1>x</h1>\n'],
    ['a file', '/a.txt', 0, 't\n'],
    ['with a query', '/a.txt?x=1', 0, 't\n'],
    ['nothing there', '/nope', 1, ''],
    ['a directory without an index', '/sub', 1, ''],
    ['the way out is closed', '/../etc/hosts', 1, ''],
  ])('serves %s', (_name, path, code, stdout) => {
    const { where } = served('httpd -f -p 8080 -h /www');
    const { process, output } = run(where, `wget -qO- 10.244.0.5:8080${path}`);
    expect([process.exitCode, output.stdout]).toEqual([code, stdout]);
  });

  it('has the headers of the real one', () => {
    const { where } = served('httpd -f -p 8080 -h /www');
    const caller = where.visitor.start(nc, ['nc', '10.244.0.5', '8080'], {
      input: 'GET /a.txt HTTP/1.0\r\n\r\n',
    });
    where.cluster.kernel.run(900);
    expect(caller.output.stdout).toBe(
      `${HEAD}Content-type: text/plain\r\nAccept-Ranges: bytes\r\nLast-Modified: Mon, 23 Nov 2026 09:00:00 GMT\r\nETag: "6b040090-2"\r\nContent-Length: 2\r\n\r\nt\n`,
    );
  });

  it('goes on in the background without -f', () => {
    const { where, server } = served('httpd -p 8080 -h /www');
    expect([server.process.state, server.process.exitCode]).toEqual(['dead', 0]);
    expect(run(where, 'wget -qO- 10.244.0.5:8080').output.stdout).toBe('<h1>x</h1>\n');
    expect(where.cluster.told('bind', 'unbind')).toEqual(['web server bind 80', 'web app bind 8080']);
  });

  it.each<[string, command: string, stderr: string]>([
    ['a port that is taken', 'httpd -f -p 80 -h /www', 'httpd: bind: Address already in use\n'],
    [
      'a home that is not there',
      'httpd -f -p 8080 -h /no',
      "httpd: can't change directory to '/no': No such file or directory\n",
    ],
  ])('fails for %s', (_name, command, stderr) => {
    const { server } = served(command);
    expect([server.process.exitCode, server.output.stderr]).toEqual([1, stderr]);
  });

  it('-vv tells of each request', () => {
    const { where, server } = served('httpd -f -vv -p 8080 -h /www');
    run(where, 'wget -qO- 10.244.0.5:8080/a.txt');
    expect(server.output.stderr).toMatch(
      /^\[::ffff:10\.244\.0\.6\]:(\d+): url:\/a\.txt\n\[::ffff:10\.244\.0\.6\]:\1: response:200\n$/,
    );
  });
});

describe('policies, met by programs', () => {
  it('what one forbids is not refused but never answered, names and all', () => {
    const where = site();
    const spec = { podSelector: { matchLabels: { app: 'visitor' } }, policyTypes: ['Egress'] };
    where.cluster.policy.push({ metadata: { namespace: 'default' }, spec });
    expect(run(where, 'wget -T 3 -qO- 10.244.0.5').output.stderr).toBe('wget: download timed out\n');
    expect(run(where, 'wget -qO- web').output.stderr).toBe("wget: bad address 'web'\n");
    expect(run(where, 'nslookup web').output.stdout).toBe(
      ';; connection timed out; no servers could be reached\n\n',
    );
    expect(run(where, 'nc -z localhost 81').process.exitCode).toBe(1);
    expect(where.cluster.told('connect-fail')).toEqual([
      'visitor app connect-fail 10.244.0.5 80 timeout',
      'visitor app connect-fail web 80 nohost',
      'visitor app connect-fail localhost 81 refused',
    ]);
  });

  it('a Service is judged by the Pod behind it', () => {
    const where = site();
    const spec = {
      podSelector: { matchLabels: { app: 'visitor' } },
      policyTypes: ['Egress'],
      egress: [
        { to: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 80 }] },
        { ports: [{ port: 53, protocol: 'UDP' }] },
      ],
    };
    where.cluster.policy.push({ metadata: { namespace: 'default' }, spec });
    expect(run(where, 'wget -qO- web').output.stdout).toBe('hello\n');
  });
});

describe('connections', () => {
  it('telnet shows what comes, and fails when the other side hangs up', () => {
    const where = site();
    const caller = where.visitor.start(telnet, ['telnet', 'web', '80']);
    const typing = createPipe();
    caller.process.descriptors[0] = typing.input;
    const type: Program = function* (process) {
      yield* typing.output.write(process, 'GET / HTTP/1.0\r\n\r\n');
      yield { ms: 5_000 };
      return 0;
    };
    where.visitor.start(type, ['type']);
    where.cluster.kernel.run(2_000);
    expect([caller.process.state, caller.process.exitCode]).toEqual(['dead', 1]);
    expect(caller.output.stdout).toBe(
      'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\nConnection closed by foreign host\r\nConnected to web\n',
    );
  });

  it('netstat shows those that somebody has', () => {
    const where = site();
    where.web.start(nc, ['nc', '-l', '-p', '7000']).process.descriptors[0] = createPipe().input;
    where.cluster.kernel.run(200);
    where.visitor.start(nc, ['nc', '10.244.0.5', '7000']).process.descriptors[0] = createPipe().input;
    where.cluster.kernel.run(300);
    const lines = run(where, 'netstat -tn').output.stdout.split('\n').slice(2);
    expect(lines).toEqual([
      'tcp        0      0 10.244.0.6:32769        10.244.0.5:7000         ESTABLISHED ',
      '',
    ]);
  });
});
