import { describe, expect, it } from 'vitest';
import { createPod } from '#domain/simulation/images/pod.test-data.ts';

const FILES = {
  '/www/index.html': '<p>hi</p>\n',
  '/www/a.txt': 'text\n',
  '/www/sub/index.html': 'sub\n',
  '/www/x': '',
};

function serve(argv: readonly string[]) {
  const pod = createPod();
  const server = pod.start('web', 'busybox', { argv, files: FILES });
  pod.run(500);
  return { pod, server };
}

describe("BusyBox's httpd", () => {
  it.each<[sentence: string, path: string, status: number, body: string]>([
    ['the index of a directory', '/', 200, '<p>hi</p>\n'],
    ['a file', '/a.txt?q=1', 200, 'text\n'],
    ['an inner directory', '/sub/', 200, 'sub\n'],
    ['a directory without its slash is elsewhere', '/sub', 302, ''],
    [
      'what there is not',
      '/none',
      404,
      '<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\nThe requested URL was not found\n</BODY></HTML>\n',
    ],
  ])('%s', (_, path, status, body) => {
    const { pod } = serve(['httpd', '-f', '-p', '8080', '-h', '/www']);
    const outcome = pod.ask({ host: 'localhost', port: 8080, path, method: 'GET', headers: [], body: '' });
    expect(outcome).toMatchObject({ response: { status, body } });
  });

  it('says each answer with -v', () => {
    const { pod, server } = serve(['httpd', '-f', '-v', '-p', '8080', '-h', '/www']);
    pod.ask({ host: 'localhost', port: 8080, path: '/none', method: 'GET', headers: [], body: '' });
    expect(server.log()).toMatch(/^\[::ffff:127\.0\.0\.1\]:\d+: response:404\n$/);
  });

  it('ends as first process when it goes into the background, and takes its child with it', () => {
    const { server } = serve(['httpd', '-p', '8080', '-h', '/www']);
    expect([server.process.state, server.process.exitCode]).toEqual(['dead', 0]);
  });

  it.each<[sentence: string, argv: readonly string[], log: string]>([
    [
      'a directory that there is not',
      ['httpd', '-f', '-h', '/none'],
      "httpd: can't change directory to '/none': No such file or directory\n",
    ],
    [
      'a port that is taken',
      ['sh', '-c', 'httpd -p 8080; httpd -f -p 8080'],
      'httpd: bind: Address already in use\n',
    ],
  ])('%s', (_, argv, log) => expect(serve(argv).server.log()).toBe(log));
});
