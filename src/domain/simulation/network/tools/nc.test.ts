import { describe, expect, it } from 'vitest';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { createPipe } from '#domain/simulation/kernel/pipe.ts';
import { NETWORK_TOOLS } from './table.ts';
import { run, site } from './tools.test-data.ts';

const nc = NETWORK_TOOLS.get('nc') as Program;

describe('nc', () => {
  it.each<[string, command: string, code: number, stderr: string]>([
    ['-z tells by its exit code that somebody listens', 'nc -z web 80', 0, ''],
    ['and that nobody does', 'nc -z localhost 81', 1, ''],
    ['-v says what is open', 'nc -zv web 80', 0, 'web (10.96.1.1:80) open\n'],
    ['but not what is refused', 'nc -zv localhost 81', 1, ''],
    [
      'unless asked twice',
      'nc -zvv localhost 81',
      1,
      'nc: localhost (127.0.0.1:81): Connection refused\nsent 0, rcvd 0\n',
    ],
    [
      '-w ends the wait for what is dropped',
      'nc -zv -w 2 10.244.9.9 80',
      1,
      'nc: 10.244.9.9 (10.244.9.9:80): Operation timed out\n',
    ],
    ['no such host', 'nc nobody 80', 1, "nc: bad address 'nobody'\n"],
    ['no such port', 'nc web x', 1, "nc: bad port 'x'\n"],
    ['a listener that nobody calls, with -w', 'nc -l -p 7000 -w 3', 1, 'nc: timeout\n'],
    ['a port that is taken', 'nc -l -p 80', 1, 'nc: bind: Address already in use\n'],
  ])('%s', (_name, command, code, stderr) => {
    const where = site();
    const { process, output } = run(where, command, command.includes('-l') ? where.web : where.visitor);
    const { stderr: said } = output;
    expect({ code: process.exitCode, stderr: said }).toEqual({
      code,
      stderr: command.includes('vv') ? stderr.replace('sent 0, rcvd 0\n', '') : stderr,
    });
  });

  it('two of them exchange what they have, and both end', () => {
    const { cluster, web, visitor } = site();
    const one = web.start(nc, ['nc', '-l', '-p', '7000'], { input: 'pong\n' });
    cluster.kernel.run(200);
    const other = visitor.start(nc, ['nc', '10.244.0.5', '7000'], { input: 'ping\n' });
    cluster.kernel.run(1_000);
    expect([one.output.stdout, other.output.stdout]).toEqual(['ping\n', 'pong\n']);
    expect([one.process.state, other.process.state]).toEqual(['dead', 'dead']);
    expect(cluster.told('bind', 'unbind')).toContain('web app unbind 7000');
  });

  it('lines go over as they come, both ways, while both sides are open', () => {
    const { cluster, web, visitor } = site();
    const [there, back] = [createPipe(), createPipe()];
    const talk = (
      pipe: ReturnType<typeof createPipe>,
      lines: readonly (readonly [number, string])[],
    ): Program =>
      function* (process) {
        for (const [ms, line] of lines) {
          yield { ms };
          yield* pipe.output.write(process, line);
        }
        pipe.output.release(process.kernel);
        return 0;
      };
    const one = web.start(nc, ['nc', '-l', '-p', '7000']);
    one.process.descriptors[0] = back.input;
    cluster.kernel.run(200);
    const other = visitor.start(nc, ['nc', '10.244.0.5', '7000']);
    other.process.descriptors[0] = there.input;
    visitor.start(
      talk(there, [
        [100, 'a\n'],
        [2_000, 'b\n'],
      ]),
      ['talk'],
    );
    web.start(
      talk(back, [
        [1_000, 'x\n'],
        [5_000, 'y\n'],
      ]),
      ['talk'],
    );
    cluster.kernel.run(1_500);
    expect([one.output.stdout, other.output.stdout]).toEqual(['a\n', 'x\n']);
    cluster.kernel.run(3_000);
    expect(one.output.stdout).toBe('a\nb\n');
    cluster.kernel.run(10_000);
    expect(other.output.stdout).toBe('x\ny\n');
    expect([one.process.state, other.process.state]).toEqual(['dead', 'dead']);
  });

  it('-w leaves a silent network twice that time after the input has ended', () => {
    const { cluster, web, visitor } = site();
    web.start(nc, ['nc', '-l', '-p', '7000']).process.descriptors[0] = createPipe().input;
    cluster.kernel.run(200);
    const caller = visitor.start(nc, ['nc', '-w', '1', '10.244.0.5', '7000'], { input: 'PING\n' });
    cluster.kernel.run(1_900);
    expect(caller.process.state).not.toBe('dead');
    cluster.kernel.run(2_500);
    expect([caller.process.state, caller.process.exitCode]).toEqual(['dead', 0]);
  });

  it('-lk -e starts a program for every caller', () => {
    const { cluster, web, visitor } = site();
    web.start(nc, ['nc', '-lk', '-p', '7000', '-e', 'shout']);
    cluster.kernel.run(200);
    const answers = ['one\n', 'two\n'].map((input) =>
      visitor.start(nc, ['nc', '10.244.0.5', '7000'], { input }),
    );
    cluster.kernel.run(1_000);
    expect(answers.map(({ output }) => output.stdout)).toEqual(['ONE\n', 'TWO\n']);
  });

  it('-e on the caller puts a program in its place', () => {
    const { cluster, web, visitor } = site();
    const server = web.start(nc, ['nc', '-l', '-p', '7000'], { input: 'hey' });
    cluster.kernel.run(200);
    visitor.start(nc, ['nc', '10.244.0.5', '7000', '-e', 'shout']);
    cluster.kernel.run(1_000);
    expect(server.output.stdout).toBe('HEY');
  });

  it('a request by hand is answered', () => {
    const { cluster, visitor } = site();
    const caller = visitor.start(nc, ['nc', 'web', '80'], { input: 'GET / HTTP/1.0\r\n\r\n' });
    cluster.kernel.run(1_000);
    expect(caller.output.stdout).toBe('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n');
  });
});
