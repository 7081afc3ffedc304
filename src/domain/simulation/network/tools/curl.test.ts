import { describe, expect, it } from 'vitest';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { hangUp } from '#domain/simulation/network/socket.ts';
import { curl, curl8 } from './curl.ts';
import { site, webServer, type Site } from './tools.test-data.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const ADVICE =
  'More details here: https://curl.se/docs/sslcerts.html\n\n' +
  'curl failed to verify the legitimacy of the server and therefore could not\n' +
  'establish a secure connection to it. To learn more about this situation and\n' +
  'how to fix it, please visit the web page mentioned above.\n';

/** Says something that is not HTTP, or nothing, to each connection. */
const odd = (port: number, says: string): Program =>
  function* (process) {
    const listener = networkOf(process).bind(process, port);
    for (;;) {
      const socket = yield* listener.accept(process);
      yield { ms: 10 };
      yield* socket.read(process);
      if (says !== '') yield* socket.write(process, says);
      hangUp(process, socket);
    }
  };

function secureSite(): Site {
  const where = site();
  const certificateFor = () => ({ pem: PEM, names: ['web', '*.shop'] });
  where.web.start(webServer(443, { certificateFor }), ['server'], { container: 'tls' });
  where.web.start(odd(81, ''), ['odd']);
  where.web.start(odd(82, 'junk\n'), ['odd']);
  where.visitor.container.files.write('/w/ca.pem', PEM, RUNTIME);
  where.visitor.container.files.write('/w/other.pem', PEM.replace('MIIB', 'MIIC'), RUNTIME);
  where.visitor.container.files.write('/w/data', 'a\nb\n', RUNTIME);
  where.cluster.kernel.run(200);
  return where;
}

function run(where: Site, command: string, program = curl) {
  const running = where.visitor.start(program, command.split(' '));
  where.cluster.kernel.run(where.cluster.kernel.now + 600_000, () => running.process.state === 'dead');
  return { ...running, code: running.process.exitCode };
}

/** Words and exit codes recorded with curl 7.88.1 of Debian 12. */
describe('what curl says and gives', () => {
  it.each<[string, command: string, code: number, stdout: string, stderr: string]>([
    ['a page', 'curl -s http://web', 0, 'hello\n', ''],
    ['without a scheme', 'curl -s web/page.txt', 0, 'a page\n', ''],
    ['an error is a page, too', 'curl -sS web/x', 0, 'not here\n', ''],
    ['but not with -f', 'curl -fsS web/x', 22, '', 'curl: (22) The requested URL returned error: 404\n'],
    ['-f in silence', 'curl -fs web/x', 22, '', ''],
    [
      '--fail-with-body',
      'curl -sS --fail-with-body web/broken',
      22,
      'oh no\n',
      'curl: (22) The requested URL returned error: 500\n',
    ],
    [
      'nobody listens',
      'curl -sS localhost:81',
      7,
      '',
      "curl: (7) Failed to connect to localhost port 81 after 0 ms: Couldn't connect to server\n",
    ],
    ['silence hides that', 'curl -s localhost:81', 7, '', ''],
    ['no such host', 'curl -sS http://nobody/', 6, '', 'curl: (6) Could not resolve host: nobody\n'],
    [
      '--connect-timeout',
      'curl -sS --connect-timeout 2 web:99',
      28,
      '',
      'curl: (28) Connection timed out after 2000 milliseconds\n',
    ],
    [
      '-m while it connects',
      'curl -sS -m 3 web:99',
      28,
      '',
      'curl: (28) Connection timed out after 3000 milliseconds\n',
    ],
    [
      '-m while it waits',
      'curl -sS -m 1 web/slow',
      28,
      '',
      'curl: (28) Operation timed out after 1000 milliseconds with 0 bytes received\n',
    ],
    ['nothing came', 'curl -sS 10.244.0.5:81', 52, '', 'curl: (52) Empty reply from server\n'],
    ['no HTTP came', 'curl -sS 10.244.0.5:82', 1, '', 'curl: (1) Received HTTP/0.9 when not allowed\n'],
    [
      'less came than was said',
      'curl -sS web/cut',
      18,
      'half',
      'curl: (18) transfer closed with 6 bytes remaining to read\n',
    ],
    ['chunks', 'curl -s web/chunks', 0, 'ab\ncd\n', ''],
    ['-i', 'curl -si web', 0, 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n', ''],
    ['-I', 'curl -sI web', 0, 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n', ''],
    ['a redirection is not followed', 'curl -s web/moved', 0, '', ''],
    ['but with -L', 'curl -sL web/away', 0, 'a page\n', ''],
    [
      'not for ever',
      'curl -sSL --max-redirs 3 web/loop',
      47,
      '',
      'curl: (47) Maximum (3) redirects followed\n',
    ],
    ['-w', 'curl -s -o /dev/null -w %{http_code}\\n web/broken', 0, '500\n', ''],
    [
      '-w where nothing came',
      'curl -s -o /dev/null -w %{http_code},%{exitcode} localhost:81',
      7,
      '000,7',
      '',
    ],
    [
      'a variable that there is not',
      'curl -s -w [%{foo}] web',
      0,
      'hello\n[]',
      "curl: unknown --write-out variable: 'foo'\n",
    ],
    ['what it sends', 'curl -s web/echo', 0, 'GET\nHost: web\nUser-Agent: curl/7.88.1\nAccept: */*\n\n', ''],
    [
      'data, headers, user',
      'curl -s -d a=1 -d b=2 -H X:y -u a:b -A me web/echo',
      0,
      'POST\nHost: web\nAuthorization: Basic YTpi\nUser-Agent: me\nAccept: */*\nX: y\nContent-Length: 7\nContent-Type: application/x-www-form-urlencoded\n\na=1&b=2',
      '',
    ],
    [
      'data from a file loses its line ends',
      'curl -s -H Accept: -H User-Agent: -H Content-Type: -d @data web/echo',
      0,
      'POST\nHost: web\nContent-Length: 2\n\nab',
      '',
    ],
    [
      '--json',
      'curl -s --json {} -H User-Agent: web/echo',
      0,
      'POST\nHost: web\nContent-Type: application/json\nAccept: application/json\nContent-Length: 2\n\n{}',
      '',
    ],
    [
      '-X and another host',
      'curl -s -X PUT -H Host:foo -H User-Agent: -H Accept: web/echo',
      0,
      'PUT\nHost: foo\n\n',
      '',
    ],
    ['--resolve', 'curl -s --resolve shop:80:10.244.0.5 http://shop/page.txt', 0, 'a page\n', ''],
    ['two URLs', 'curl -s web web/page.txt', 0, 'hello\na page\n', ''],
    ['no URL', 'curl', 2, '', "curl: try 'curl --help' or 'curl --manual' for more information\n"],
    [
      'an option that there is not',
      'curl --bogus x',
      2,
      '',
      "curl: option --bogus: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'a value that is missing',
      'curl -sS -X',
      2,
      '',
      "curl: option -X: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'a protocol that there is not',
      'curl -sS foo://x',
      1,
      '',
      'curl: (1) Protocol "foo" not supported or disabled in libcurl\n',
    ],
    [
      'a port that there is not',
      'curl -sS web:99999',
      3,
      '',
      'curl: (3) URL using bad/illegal format or missing URL\n',
    ],
    [
      'a file that cannot be made',
      'curl -sS -o /x/y web',
      23,
      '',
      'curl: (23) Failure writing output to destination\n',
    ],
    [
      '-O of a directory',
      'curl -sS -O web/',
      23,
      '',
      'curl: (23) Failed writing received data to disk/application\n',
    ],
    [
      'a certificate that nobody vouches for',
      'curl -sS https://web',
      60,
      '',
      `curl: (60) SSL certificate problem: self-signed certificate\n${ADVICE}`,
    ],
    ['-k', 'curl -sSk https://web', 0, 'hello\n', ''],
    ['--cacert with the certificate itself', 'curl -sS --cacert ca.pem https://web', 0, 'hello\n', ''],
    [
      'for another name',
      'curl -sS --cacert ca.pem https://10.244.0.5',
      60,
      '',
      `curl: (60) SSL: no alternative certificate subject name matches target host name '10.244.0.5'\n${ADVICE}`,
    ],
    [
      'a file that is not there',
      'curl -sS --cacert no.pem https://web',
      77,
      '',
      'curl: (77) error setting certificate file: no.pem\n',
    ],
    [
      'TLS to a plain server',
      'curl -sSk https://web:80',
      35,
      '',
      'curl: (35) OpenSSL/3.0.17: error:0A00010B:SSL routines::wrong version number\n',
    ],
    [
      'TLS to a server that hangs up',
      'curl -sSk https://10.244.0.5:81',
      35,
      '',
      'curl: (35) OpenSSL/3.0.17: error:0A000126:SSL routines::unexpected eof while reading\n',
    ],
  ])('%s', (_name, command, code, stdout, stderr) => {
    const { output, code: exit } = run(secureSite(), command);
    expect({ code: exit, ...output }).toEqual({ code, stdout, stderr });
  });

  it('-v tells the talk', () => {
    const { output } = run(secureSite(), 'curl -sv web/page.txt');
    expect(output.stderr).toBe(
      '*   Trying 10.96.1.1:80...\n* Connected to web (10.96.1.1) port 80 (#0)\n' +
        '> GET /page.txt HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/7.88.1\r\n> Accept: */*\r\n> \r\n' +
        '< HTTP/1.1 200 OK\r\n< Content-Type: text/plain\r\n< Content-Length: 7\r\n< \r\n' +
        '* Connection #0 to host web left intact\n',
    );
  });

  it('the meter runs on standard error unless it is silenced', () => {
    const { output } = run(secureSite(), 'curl web');
    expect(output.stdout).toBe('hello\n');
    expect(output.stderr).toMatch(/^ {2}% Total .*\n.*Speed\n\r {2}0 {5}0.*\r100 {5}6 {2}100 {5}6 .*\n$/);
  });

  it('files are written with -o and -O', () => {
    const where = secureSite();
    run(where, 'curl -s -o one -O web web/page.txt');
    const { files } = where.visitor.container;
    expect([files.content('/w/one', RUNTIME), files.content('/w/page.txt', RUNTIME)]).toEqual([
      'hello\n',
      'a page\n',
    ]);
  });

  it.each<[string, command: string, tries: number, seconds: number]>([
    ['--retry leaves a refusal alone', 'curl -s --retry 3 localhost:81', 1, 0],
    ['--retry-connrefused does not', 'curl -s --retry 3 --retry-connrefused localhost:81', 4, 7],
    [
      '--retry-delay is the same each time',
      'curl -s --retry 2 --retry-delay 5 --retry-connrefused localhost:81',
      3,
      10,
    ],
  ])('%s', (_name, command, tries, seconds) => {
    const where = secureSite();
    const begun = where.cluster.kernel.now;
    expect(run(where, command).code).toBe(7);
    expect(where.cluster.told('connect-fail')).toHaveLength(tries);
    expect(Math.round((where.cluster.kernel.now - begun) / 1000)).toBe(seconds);
  });

  it('a status that may pass is tried again, and is no failure without -f', () => {
    const where = secureSite();
    const { code, output } = run(where, 'curl -s --retry 1 web/broken');
    expect([code, output.stdout]).toEqual([0, 'oh no\noh no\n']);
  });

  it('the release in curlimages has other words', () => {
    const { output } = run(secureSite(), 'curl -sS localhost:81', curl8);
    expect(output.stderr).toBe(
      'curl: (7) Failed to connect to localhost port 81 after 0 ms: Could not connect to server\n',
    );
  });
});
