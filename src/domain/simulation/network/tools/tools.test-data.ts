/** Two Pods with the tools and a small web server, for the tests of the tools. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print, readAll, descriptorOf, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { TestCluster, type Running, type TestPod } from '#domain/simulation/network/cluster.test-data.ts';
import {
  serveHttp,
  type Handler,
  type Reply,
  type ServeOptions,
} from '#domain/simulation/network/http/server.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { NETWORK_TOOLS } from './table.ts';

export interface Site {
  readonly cluster: TestCluster;
  /** Serves the pages below on 0.0.0.0:80. */
  readonly web: TestPod;
  readonly visitor: TestPod;
}

const PAGES: ReadonlyMap<string, Reply> = new Map<string, Reply>([
  ['/', { status: 200, body: 'hello\n' }],
  ['/page.txt', { status: 200, headers: [['Content-Type', 'text/plain']], body: 'a page\n' }],
  ['/moved', { status: 302, headers: [['Location', '/']] }],
  ['/away', { status: 301, headers: [['Location', 'http://web/page.txt']] }],
  ['/loop', { status: 302, headers: [['Location', '/loop']] }],
  ['/broken', { status: 500, body: 'oh no\n' }],
  ['/none', { status: 204 }],
  [
    '/chunks',
    { status: 200, headers: [['Transfer-Encoding', 'chunked']], body: '4\r\nab\nc\r\n2\r\nd\n\r\n0\r\n\r\n' },
  ],
  ['/cut', { status: 200, headers: [['Content-Length', '10']], body: 'half' }],
]);

const pages: Handler = function* ({ path, method, headers, body }) {
  if (path === '/slow') yield { ms: 5_000 };
  if (path === '/echo') {
    const lines = headers.map(([name, value]) => `${name}: ${value}\n`).join('');
    return { status: 200, body: `${method}\n${lines}\n${body}` };
  }
  return PAGES.get(path) ?? { status: 404, body: 'not here\n' };
};

export const webServer = (port: number, options: ServeOptions = {}, handler: Handler = pages): Program =>
  function* (process) {
    return yield* serveHttp(process, networkOf(process).bind(process, port), handler, options);
  };

/** For `nc -e`: answers in capitals, once. */
function* shout(process: Parameters<Program>[0]): Task {
  yield* print(process, (yield* readAll(process, descriptorOf(process, STDIN))).toUpperCase());
  return 0;
}

export function site(): Site {
  const cluster = new TestCluster();
  cluster.programs.set('shout', shout);
  for (const [name, program] of NETWORK_TOOLS) cluster.programs.set(name, program);
  const web = cluster.addPod('web', '10.244.0.5');
  const visitor = cluster.addPod('visitor', '10.244.0.6');
  const to = [{ ip: '10.244.0.5' }];
  cluster.addService({ name: 'web', clusterIP: '10.96.1.1', ports: ['80:80', '443:443'], to });
  web.start(webServer(80), ['server'], { container: 'server' });
  cluster.kernel.run(100);
  return { cluster, web, visitor };
}

/** Runs a tool to its end, or for some time. */
export function run({ cluster, visitor }: Site, command: string, from = visitor, ms = 300_000): Running {
  const [name = '', ...args] = command.split(' ');
  const program = NETWORK_TOOLS.get(name);
  if (!program) throw new Error(name);
  const running = from.start(program, [name, ...args]);
  cluster.kernel.run(cluster.kernel.now + ms, () => running.process.state === 'dead');
  return running;
}
