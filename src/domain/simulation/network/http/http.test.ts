import { describe, expect, it } from 'vitest';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { TestCluster, type TestPod } from '#domain/simulation/network/cluster.test-data.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { handOver, startThread } from '#domain/simulation/network/threads.ts';
import { httpRequest, type HttpOutcome, type HttpRequest } from './client.ts';
import { serveHttp, type Handler, type IncomingRequest, type ServeOptions } from './server.ts';

interface Scene {
  readonly cluster: TestCluster;
  readonly web: TestPod;
  readonly client: TestPod;
  readonly seen: IncomingRequest[];
}

/** Answers 200 with the path; `/wait` after 3 seconds. */
function scene(options: ServeOptions = {}): Scene {
  const cluster = new TestCluster();
  const web = cluster.addPod('web', '10.244.0.5');
  const client = cluster.addPod('client', '10.244.0.6');
  const seen: IncomingRequest[] = [];
  const handler: Handler = function* (request) {
    seen.push(request);
    if (request.path === '/wait') yield { ms: 3_000 };
    return { status: request.problem === '' ? 200 : 400, body: `${request.problem}${request.path}` };
  };
  const server: Program = (process) =>
    serveHttp(process, networkOf(process).bind(process, 80), handler, options);
  web.start(server, ['server'], { container: 'nginx' });
  cluster.kernel.run(10);
  return { cluster, web, client, seen };
}

function request({ client }: Scene, what: Partial<HttpRequest>): HttpOutcome[] {
  const outcomes: HttpOutcome[] = [];
  const program: Program = function* (process) {
    outcomes.push(yield* httpRequest(process, { host: '10.244.0.5', port: 80, ...what }));
    return 0;
  };
  client.start(program, ['client'], { container: 'poller' });
  return outcomes;
}

const brief = (outcome: HttpOutcome | undefined): string | undefined =>
  outcome?.ok === true ? `${outcome.response.status} ${outcome.response.body}` : outcome?.why;

describe('a request and its answer', () => {
  it.each<[string, what: Partial<HttpRequest>, expected: string]>([
    ['is a page', { path: '/a?b=1' }, '200 /a'],
    ['HEAD has no body', { method: 'HEAD', path: '/a' }, '200 '],
    ['nobody there', { port: 81 }, 'refused'],
    ['no such host', { host: 'nobody' }, 'nohost'],
    ['too slow', { path: '/wait', timeoutMs: 1_000 }, 'timeout'],
    ['slow, and waited for', { path: '/wait' }, '200 /wait'],
    ['TLS to a plain server', { tls: true }, 'plain'],
  ])('%s', (_name, what, expected) => {
    const here = scene();
    const outcomes = request(here, what);
    here.cluster.kernel.run(10_000);
    expect(brief(outcomes[0])).toBe(expected);
  });

  it('the server sees what was sent, and the trace tells who asked', () => {
    const here = scene();
    request(here, { method: 'POST', path: '/form?x=1', headers: [['X-A', 'b']], body: 'hello' });
    here.cluster.kernel.run(1_000);
    const [got] = here.seen;
    expect(got).toMatchObject({
      method: 'POST',
      target: '/form?x=1',
      path: '/form',
      body: 'hello',
      isTls: false,
    });
    expect(got?.from).toBe('client/poller');
    expect(got?.remote.ip).toBe('10.244.0.6');
    expect(here.cluster.told('http')).toEqual(['web nginx http 80 POST /form 200 client/poller']);
  });

  it('a slow request keeps nobody else waiting', () => {
    const here = scene();
    const slow = request(here, { path: '/wait' });
    here.cluster.kernel.run(100);
    const quick = request(here, { path: '/quick' });
    here.cluster.kernel.run(200);
    expect([brief(slow[0]), brief(quick[0])]).toEqual([undefined, '200 /quick']);
    here.cluster.kernel.run(4_000);
    expect(brief(slow[0])).toBe('200 /wait');
  });
});

describe('TLS', () => {
  const certificate = { pem: 'PEM', names: ['web'] };

  it('is for a server with a certificate, which sees the name that was asked for', () => {
    const here = scene({ certificateFor: () => certificate });
    const outcomes = request(here, { tls: true, path: '/a' });
    here.cluster.kernel.run(1_000);
    expect(brief(outcomes[0])).toBe('200 /a');
    expect(here.seen[0]).toMatchObject({ isTls: true, serverName: '10.244.0.5', problem: '' });
  });

  it('a plain request on its port is for the server to answer', () => {
    const here = scene({ certificateFor: () => certificate });
    const outcomes = request(here, { path: '/a' });
    here.cluster.kernel.run(1_000);
    expect(brief(outcomes[0])).toBe('400 plain/a');
  });

  it('goes through a proxy that only copies bytes', () => {
    const here = scene({ certificateFor: () => certificate });
    const copy = function* (process: Process, from: Socket, to: Socket): Task {
      for (let bytes = yield* readSome(process, from); bytes !== null; bytes = yield* readSome(process, from))
        yield* to.write(process, bytes);
      to.end(process.kernel);
      return 0;
    };
    const proxy: Program = function* (process) {
      const listener = networkOf(process).bind(process, 443);
      const near = yield* listener.accept(process);
      const far = yield* connect(process, '10.244.0.5', 80);
      if (typeof far === 'string') return 1;
      startThread(process, (thread) => copy(thread, near, far));
      return yield* copy(process, far, near);
    };
    here.client.start(proxy, ['proxy']);
    here.cluster.kernel.run(100);
    const outcomes = request(here, { host: 'localhost', port: 443, tls: true, path: '/through' });
    here.cluster.kernel.run(1_000);
    expect(brief(outcomes[0])).toBe('200 /through');
    expect(here.seen[0]?.from).toBe('client/app');
  });
});

describe('sockets', () => {
  /** What happens to a client that writes and reads while the server does something with its end. */
  function between(serve: (process: Process, socket: Socket) => Task<void>): string[] {
    const here = scene();
    const told: string[] = [];
    const server: Program = function* (process) {
      const listener = networkOf(process).bind(process, 7000);
      const socket = yield* listener.accept(process);
      yield* serve(process, socket);
      yield { ms: 60_000 };
      return 0;
    };
    const client: Program = function* (process) {
      process.dispositions.set(13, 'ignore');
      const socket = yield* connect(process, '10.244.0.5', 7000);
      if (typeof socket === 'string') return 1;
      for (const step of ['write', 'read', 'write', 'write'] as const) {
        try {
          if (step === 'write') yield* socket.write(process, 'x');
          else told.push(`read ${(yield* readSome(process, socket)) ?? 'end'}`);
          if (step === 'write') told.push('written');
        } catch (error) {
          told.push((error as SystemError).code);
        }
        yield { ms: 100 };
      }
      return 0;
    };
    here.web.start(server, ['server']);
    here.cluster.kernel.run(20);
    here.client.start(client, ['client']);
    here.cluster.kernel.run(30_000);
    return told;
  }

  it.each<[string, serve: (process: Process, socket: Socket) => Task<void>, told: readonly string[]]>([
    [
      'a half that is closed leaves the other open',
      function* (process, socket) {
        yield* socket.write(process, 'hi');
        socket.end(process.kernel);
      },
      ['written', 'read hi', 'written', 'written'],
    ],
    [
      'who closes after reading ends it: one write is still taken',
      function* (process, socket) {
        yield* readSome(process, socket);
        hangUp(process, socket);
      },
      ['written', 'read end', 'written', 'EPIPE'],
    ],
    [
      'who closes with bytes unread resets it',
      function* (process, socket) {
        yield { ms: 50 };
        hangUp(process, socket);
      },
      ['written', 'ECONNRESET', 'EPIPE', 'EPIPE'],
    ],
  ])('%s', (_name, serve, told) => {
    expect(between(serve)).toEqual(told);
  });

  it('a thread ends with its process, and its connections with it', () => {
    const here = scene();
    const outcomes = request(here, { path: '/wait' });
    here.cluster.kernel.run(1_000);
    const [listener] = here.web.network.accepting('10.244.0.5', 80) ? [here.web.network.listener(80)] : [];
    if (listener) here.cluster.kernel.kill(listener, 9, true);
    here.cluster.kernel.run(2_000);
    expect(brief(outcomes[0])).toBe('empty');
    expect(here.cluster.told('http', 'unbind')).toEqual(['web nginx unbind 80']);
  });

  it('a socket that was handed over ends with who has it', () => {
    const here = scene();
    let held = -1;
    const server: Program = function* (process) {
      const socket = yield* networkOf(process).bind(process, 7000).accept(process);
      const thread = startThread(process, function* () {
        yield { ms: 500 };
        return 0;
      });
      if (thread) handOver(socket, process, thread);
      held = [...process.held].filter((each) => each === socket).length;
      yield { ms: 60_000 };
      return 0;
    };
    const ends: number[] = [];
    const client: Program = function* (process) {
      const socket = yield* connect(process, '10.244.0.5', 7000);
      if (typeof socket !== 'string') yield* readSome(process, socket);
      ends.push(process.kernel.now);
      return 0;
    };
    here.web.start(server, ['server']);
    here.cluster.kernel.run(20);
    here.client.start(client, ['client']);
    here.cluster.kernel.run(2_000);
    expect(held).toBe(0);
    expect(ends[0]).toBeLessThan(600);
  });
});
