import { describe, expect, it } from 'vitest';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { run, site, webServer } from './tools.test-data.ts';

const CONNECTING = 'Connecting to web (10.96.1.1:80)\n';
const bar = (name: string, size: number): string =>
  `${name.padEnd(20)} 100% |********************************|${String(size).padStart(6)}  0:00:00 ETA\n`;

/** Recorded with BusyBox 1.35 against a server with the same pages; hosts and ports are those of the test. */
describe('what wget says and gives', () => {
  it.each<[string, command: string, code: number, stdout: string, stderr: string]>([
    ['quiet, to standard output', 'wget -qO- http://web', 0, 'hello\n', ''],
    ['without a scheme', 'wget -q -O - web/page.txt', 0, 'a page\n', ''],
    [
      'not quiet',
      'wget -O- web',
      0,
      'hello\n',
      `${CONNECTING}writing to stdout\n${bar('-', 6)}written to stdout\n`,
    ],
    [
      'into a file',
      'wget web/page.txt',
      0,
      '',
      `${CONNECTING}saving to 'page.txt'\n${bar('page.txt', 7)}'page.txt' saved\n`,
    ],
    [
      'a directory is saved as index.html',
      'wget web/',
      0,
      '',
      `${CONNECTING}saving to 'index.html'\n${bar('index.html', 6)}'index.html' saved\n`,
    ],
    [
      'options may stand behind',
      'wget web/page.txt -O /w/f',
      0,
      '',
      `${CONNECTING}saving to '/w/f'\n${bar('f', 7)}'/w/f' saved\n`,
    ],
    [
      'a page that is not there',
      'wget -qO- web/x',
      1,
      '',
      'wget: server returned error: HTTP/1.1 404 Not Found\n',
    ],
    [
      'an error of the server',
      'wget -qO- web/broken',
      1,
      '',
      'wget: server returned error: HTTP/1.1 500 Internal Server Error\n',
    ],
    [
      'nobody listens',
      'wget -qO- web:81',
      1,
      '',
      "wget: can't connect to remote host (10.96.1.1): Operation timed out\n",
    ],
    [
      'refused',
      'wget -qO- localhost:81',
      1,
      '',
      "wget: can't connect to remote host (127.0.0.1): Connection refused\n",
    ],
    ['no such host', 'wget -qO- nobody', 1, '', "wget: bad address 'nobody'\n"],
    ['a port that is none', 'wget -qO- web:x', 1, '', "wget: bad port 'x'\n"],
    [
      'a redirection on the same server is silent',
      'wget -O- web/moved',
      0,
      'hello\n',
      `${CONNECTING}writing to stdout\n${bar('-', 6)}written to stdout\n`,
    ],
    [
      'one to another is said',
      'wget -O- web/away',
      0,
      'a page\n',
      `${CONNECTING}${CONNECTING}writing to stdout\n${bar('-', 7)}written to stdout\n`,
    ],
    ['round and round', 'wget -qO- web/loop', 1, '', 'wget: too many redirections\n'],
    ['chunks are put together', 'wget -qO- web/chunks', 0, 'ab\ncd\n', ''],
    ['nothing at all', 'wget -O- web/none', 0, '', `${CONNECTING}writing to stdout\nwritten to stdout\n`],
    [
      'a connection that ends too early',
      'wget -qO- web/cut',
      1,
      'half',
      'wget: connection closed prematurely\n',
    ],
    ['--spider', 'wget --spider web', 0, '', `${CONNECTING}remote file exists\n`],
    [
      '--spider quietly',
      'wget -q --spider web/x',
      1,
      '',
      'wget: server returned error: HTTP/1.1 404 Not Found\n',
    ],
    [
      '-S shows the answer',
      'wget -q -S -O- web',
      0,
      'hello\n',
      '  HTTP/1.1 200 OK\n  Content-Length: 6\n  \n',
    ],
    [
      '-S shows a redirection to its Location',
      'wget -q -S -O- web/moved',
      0,
      'hello\n',
      '  HTTP/1.1 302 Found\n  Location: /\n  HTTP/1.1 200 OK\n  Content-Length: 6\n  \n',
    ],
    ['patience', 'wget -q -T 2 -O- web/slow', 1, '', 'wget: download timed out\n'],
    [
      'a slow answer is waited for',
      'wget -qO- web/slow',
      1,
      '',
      'wget: server returned error: HTTP/1.1 404 Not Found\n',
    ],
    ['patience with a connection', 'wget -T 2 -qO- web:81', 1, '', 'wget: download timed out\n'],
    [
      'a file that cannot be opened',
      'wget -qO /x/y web',
      1,
      '',
      "wget: can't open '/x/y': No such file or directory\n",
    ],
    ['what it sends', 'wget -qO- web/echo', 0, 'GET\nHost: web\nUser-Agent: Wget\nConnection: close\n\n', ''],
    [
      'own headers, data and a user',
      'wget -qO- --header X:y --header Host:foo --post-data a=1 -U me http://u:p@web/echo',
      0,
      'POST\nUser-Agent: me\nConnection: close\nAuthorization: Basic dTpw\nX: y\nHost: foo\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 3\n\na=1',
      '',
    ],
    ['two addresses', 'wget -qO- web web/page.txt', 0, 'hello\na page\n', ''],
    ['another scheme', 'wget gopher://web', 1, '', 'wget: not an http or ftp url: gopher://web\n'],
  ])('%s', (_name, command, code, stdout, stderr) => {
    const { process, output } = run(site(), command);
    expect({ code: process.exitCode, ...output }).toEqual({ code, stdout, stderr });
  });

  it('a wrong option shows how it is used', () => {
    const { process, output } = run(site(), 'wget --foo');
    expect(process.exitCode).toBe(1);
    expect(output.stderr).toMatch(
      /^wget: unrecognized option: foo\nBusyBox v1\.36\.1 .*\n\nUsage: wget \[-cqS\]/,
    );
  });

  it('what is there is not overwritten without -O, and nothing is left of what failed', () => {
    const where = site();
    run(where, 'wget -q web/page.txt');
    const { files } = where.visitor.container;
    expect(files.content('/w/page.txt', RUNTIME)).toBe('a page\n');
    expect(run(where, 'wget -q web/page.txt').output.stderr).toBe(
      "wget: can't open 'page.txt': File exists\n",
    );
    run(where, 'wget -q -O gone web/x');
    expect(files.exists('/w/gone', RUNTIME)).toBe(false);
    const again = run(where, 'wget -q -c web/page.txt');
    expect([again.process.exitCode, again.output.stderr]).toEqual([0, 'wget: restart failed\n']);
  });

  it('-o is where the messages go', () => {
    const where = site();
    const { output } = run(where, 'wget -o log web/page.txt');
    expect(output).toEqual({ stdout: '', stderr: '' });
    expect(where.visitor.container.files.content('/w/log', RUNTIME)).toContain("saving to 'page.txt'\n");
  });
});

describe('TLS', () => {
  const secure = () => {
    const where = site();
    const certificateFor = () => ({ pem: 'PEM', names: ['web'] });
    where.web.start(webServer(443, { certificateFor }), ['server'], { container: 'tls' });
    where.cluster.kernel.run(200);
    return where;
  };

  it.each<[string, command: string, code: number, stdout: string, stderr: string]>([
    [
      'is not checked, and says so',
      'wget -qO- https://web',
      0,
      'hello\n',
      'wget: note: TLS certificate validation not implemented\n',
    ],
    [
      'nor with --no-check-certificate, which says nothing',
      'wget -qO- --no-check-certificate https://web',
      0,
      'hello\n',
      '',
    ],
    [
      'a plain server does not understand it',
      'wget -qO- --no-check-certificate https://web:80',
      1,
      '',
      'wget: got bad TLS record (len:54) while expecting handshake record\n' +
        ' 48 54 54 50 2f 31 2e 31 20 34 30 34 20 4e 6f 74 20 46 6f 75 6e 64 0d 0a 43 6f 6e 74 65 6e 74 2d 4c 65 6e 67 74 68 3a 20 39 0d 0a 0d 0a 6e 6f 74 20 68 65 72 65 0a\n' +
        'wget: error getting response: Connection reset by peer\n',
    ],
  ])('%s', (_name, command, code, stdout, stderr) => {
    const { process, output } = run(secure(), command);
    expect({ code: process.exitCode, ...output }).toEqual({
      code,
      stdout,
      stderr,
    });
  });
});
