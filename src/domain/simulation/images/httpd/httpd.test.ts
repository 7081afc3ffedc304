import { describe, expect, it } from 'vitest';
import { createPod } from '#domain/simulation/images/pod.test-data.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';

const CONF = '/usr/local/apache2/conf/httpd.conf';

const MODULES = ['mpm_event', 'unixd', 'authz_core', 'dir', 'mime', 'log_config']
  .map((name) => `LoadModule ${name}_module modules/mod_${name}.so\n`)
  .join('');

describe('httpd', () => {
  it('starts, serves its page and logs as the image does', () => {
    const pod = createPod();
    const web = pod.start('web', 'httpd:2.4');
    pod.run(1000);
    expect([pod.get('/').body, pod.get('/nope').status]).toEqual(['<html><body><h1>It works!</h1></body></html>\n', 404]);
    const unnamed =
      "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using 10.244.0.7. Set the 'ServerName' directive globally to suppress this message";
    expect(web.lines()).toEqual([
      unnamed,
      unnamed,
      expect.stringMatching(/^\[Mon Nov 23 09:00:00\.\d{6} 2026\] \[mpm_event:notice\] \[pid 1:tid 1\] AH00489: Apache\/2\.4\.62 \(Unix\) configured -- resuming normal operations$/),
      expect.stringMatching(/\[core:notice\] \[pid 1:tid 1\] AH00094: Command line: 'httpd -D FOREGROUND'$/),
      '127.0.0.1 - - [23/Nov/2026:09:00:01 +0000] "GET / HTTP/1.1" 200 45',
      '127.0.0.1 - - [23/Nov/2026:09:00:01 +0000] "GET /nope HTTP/1.1" 404 196',
    ]);
  }); // prettier-ignore

  it.each([
    ['a port that is taken', { files: {} }, [
      '(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80',
      '(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80',
      'no listening sockets available, shutting down',
      'AH00015: Unable to open logs',
    ]],
    ['a configuration without modules', { files: { [CONF]: 'Listen 8080\n' } }, ['AH00534: httpd: Configuration error: No MPM loaded.']],
    ['a directive of a module that is not loaded', { files: { [CONF]: 'ServerName x\nDirectoryIndex a\n' } }, [
      `AH00526: Syntax error on line 2 of ${CONF}:`,
      "Invalid command 'DirectoryIndex', perhaps misspelled or defined by a module not included in the server configuration",
    ]],
    ['a slip', { files: { [CONF]: `${MODULES}Listenn 80\n` } }, [
      `AH00526: Syntax error on line 7 of ${CONF}:`,
      "Invalid command 'Listenn', perhaps misspelled or defined by a module not included in the server configuration",
    ]],
    ['nothing to listen on', { files: { [CONF]: `${MODULES}ServerName x\n` } }, ['no listening sockets available, shutting down', 'AH00015: Unable to open logs']],
    ['a file that is not there', { argv: ['httpd-foreground', '-f', '/nope.conf'] }, ['httpd: Could not open configuration file /nope.conf: No such file or directory']],
    ['a lost include', { files: { [CONF]: `${MODULES}Include conf/extra.conf\n` } }, [
      `httpd: Syntax error on line 7 of ${CONF}: Could not open configuration file /usr/local/apache2/conf/extra.conf: No such file or directory`,
    ]],
  ] as const)('does not start with %s', (_name, options, words) => {
    const pod = createPod();
    pod.start('other', 'nginx:1.27');
    pod.run(1000);
    const web = pod.start('web', 'httpd:2.4', options);
    pod.run(1000);
    expect(web.lines().slice(-words.length)).toEqual(words);
    expect(web.process.exitCode).toBe(1);
  }); // prettier-ignore

  it('listens where its configuration or its arguments say', () => {
    const pod = createPod();
    pod.start('front', 'nginx:1.27');
    pod.start('file', 'httpd:2.4', { files: { [CONF]: `${MODULES}Listen 8080\nServerName x\nDocumentRoot /usr/local/apache2/htdocs\nTypesConfig conf/mime.types\n` } });
    pod.run(1000);
    expect([pod.get('/', { port: 8080 }).status, pod.get('/').body.length]).toEqual([200, 615]);
  }); // prettier-ignore

  it.each([
    ['SIGTERM', SIG.TERM, 'AH00491: caught SIGTERM, shutting down'],
    ['SIGWINCH', SIG.WINCH, 'AH00492: caught SIGWINCH, shutting down gracefully'],
  ])('ends with 0 on %s', (_name, signal, words) => {
    const pod = createPod();
    const web = pod.start('web', 'httpd:2.4');
    pod.run(1000);
    pod.kernel.kill(web.process, signal);
    pod.run(500);
    expect([web.process.state, web.process.exitCode]).toEqual(['dead', 0]);
    expect(web.lines().at(-1)).toContain(words);
  });

  it('takes a new configuration on SIGUSR1', () => {
    const pod = createPod();
    const web = pod.start('web', 'httpd:2.4');
    pod.run(1000);
    web.files.write(CONF, web.files.content(CONF, web.process).replace('DirectoryIndex index.html', 'DirectoryIndex other.html'));
    web.files.write('/usr/local/apache2/htdocs/other.html', 'other');
    pod.kernel.kill(web.process, SIG.USR1);
    pod.run(500);
    expect(pod.get('/').body).toBe('other');
    expect(web.log()).toContain('AH00493: SIGUSR1 received.  Doing graceful restart');
  }); // prettier-ignore
});
