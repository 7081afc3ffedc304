import { describe, expect, it } from 'vitest';
import { createPod, type Started, type TestPod } from '#domain/simulation/images/pod.test-data.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';

interface Running {
  readonly pod: TestPod;
  readonly cache: Started;
  readonly cli: (...words: readonly string[]) => string;
}

function running(...args: readonly string[]): Running {
  const pod = createPod();
  const argv = args.length === 0 ? {} : { argv: ['docker-entrypoint.sh', ...args] };
  const cache = pod.start('cache', 'redis:7.4', argv);
  pod.run(500);
  return { pod, cache, cli: (...words) => cache.exec(['redis-cli', ...words]).output };
}

describe('redis-server', () => {
  it('tells its start as version 7.4 does, and runs as redis', () => {
    const { cache } = running();
    expect(cache.lines().map((line) => line.replace(/\.\d{3}/, ''))).toEqual([
      '1:C 23 Nov 2026 09:00:00 * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo',
      '1:C 23 Nov 2026 09:00:00 * Redis version=7.4.2, bits=64, commit=00000000, modified=0, pid=1, just started',
      '1:C 23 Nov 2026 09:00:00 # Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
      '1:M 23 Nov 2026 09:00:00 * monotonic clock: POSIX clock_gettime',
      '1:M 23 Nov 2026 09:00:00 * Running mode=standalone, port=6379.',
      '1:M 23 Nov 2026 09:00:00 * Server initialized',
      '1:M 23 Nov 2026 09:00:00 * Ready to accept connections tcp',
    ]);
    expect([cache.process.user.uid, cache.process.argv.join(' ')]).toEqual([999, 'redis-server *:6379']);
  });

  it('answers a line as well as the protocol', () => {
    const { pod } = running();
    expect(pod.talk(6379, 'PING\r\nSET a "b c"\r\n*2\r\n$3\r\nGET\r\n$1\r\na\r\nQUIT\n')).toBe(
      '+PONG\r\n+OK\r\n$3\r\nb c\r\n+OK\r\n',
    );
    expect(pod.talk(6379, '*x\r\n')).toBe('-ERR Protocol error: invalid multibulk length\r\n');
  });

  it.each([
    ['a value that was set', [['set', 'a', '1'], ['get', 'a']], '1\n'],
    ['nothing', [['get', 'a']], '\n'],
    ['counting', [['incr', 'n'], ['incrby', 'n', '5']], '6\n'],
    ['no number', [['set', 'a', 'x'], ['incr', 'a']], 'ERR value is not an integer or out of range\n\n'],
    ['a queue', [['lpush', 'l', 'a', 'b'], ['rpush', 'l', 'c'], ['lrange', 'l', '0', '-1']], 'b\na\nc\n'],
    ['the first of a queue', [['rpush', 'l', 'a', 'b'], ['lpop', 'l']], 'a\n'],
    ['a queue that is there already', [['rpush', 'l', 'a'], ['blpop', 'l', '1']], 'l\na\n'],
    ['the wrong kind', [['rpush', 'l', 'a'], ['get', 'l']], 'WRONGTYPE Operation against a key holding the wrong kind of value\n\n'],
    ['names', [['mset', 'aa', '1', 'ab', '2', 'b', '3'], ['keys', 'a*']], 'aa\nab\n'],
    ['a hash', [['hset', 'h', 'f', '1', 'g', '2'], ['hgetall', 'h']], 'f\n1\ng\n2\n'],
    ['a set', [['sadd', 's', 'x', 'x'], ['scard', 's']], '1\n'],
    ['a time to live', [['set', 'a', '1', 'EX', '100'], ['ttl', 'a']], '99\n'],
    ['only when it is not there', [['set', 'a', '1'], ['set', 'a', '2', 'NX'], ['get', 'a']], '1\n'],
    ['a command that nobody knows', [['foo', 'bar']], "ERR unknown command 'foo', with args beginning with: 'bar' \n\n"],
    ['too few words', [['get']], "ERR wrong number of arguments for 'get' command\n\n"],
    ['a setting', [['config', 'get', 'save']], 'save\n3600 1 300 100 60 10000\n'],
    ['deleting', [['set', 'a', '1'], ['del', 'a', 'b'], ['exists', 'a']], '0\n'],
  ] as const)('%s', (_name, commands, output) => {
    const { cli } = running();
    expect(commands.map((words) => cli(...words)).at(-1)).toBe(output);
  }); // prettier-ignore

  it('forgets what has expired', () => {
    const { pod, cli } = running();
    cli('set', 'a', '1', 'PX', '3000');
    expect(cli('exists', 'a')).toBe('1\n');
    pod.run(3000);
    expect(cli('exists', 'a')).toBe('0\n');
  });

  it('keeps who asks for a queue waiting until something comes', () => {
    const { pod, cache, cli } = running();
    const worker = pod.start('worker', 'redis:7.4', { argv: ['redis-cli', 'BLPOP', 'jobs', '0'] });
    pod.run(5000);
    expect(worker.process.state).toBe('waiting');
    cli('rpush', 'jobs', 'one');
    expect([worker.log(), worker.process.exitCode, cache.exec(['redis-cli', 'llen', 'jobs']).output]).toEqual(['jobs\none\n', 0, '0\n']);
  }); // prettier-ignore

  it('asks for its password', () => {
    const { cli } = running('redis-server', '--requirepass', 'secret');
    expect(cli('ping')).toBe('NOAUTH Authentication required.\n\n');
    expect(cli('-a', 'wrong', '--no-auth-warning', 'ping')).toBe(
      'AUTH failed: WRONGPASS invalid username-password pair or user is disabled.\nNOAUTH Authentication required.\n\n',
    );
    expect(cli('-a', 'secret', 'ping')).toBe(
      "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\nPONG\n",
    );
  });

  it.each([
    ['a port of its own', ['--port', '6380'], 6380],
    ['a port in a file', ['/etc/redis.conf'], 6381],
  ])('%s', (_name, args, port) => {
    const pod = createPod();
    const cache = pod.start('cache', 'redis:7.4', {
      argv: ['docker-entrypoint.sh', ...args],
      files: { '/etc/redis.conf': '# mine\nport 6381\n' },
    });
    pod.run(500);
    expect(cache.exec(['redis-cli', '-p', String(port), 'ping']).output).toBe('PONG\n');
    expect(cache.log()).toContain('Configuration loaded');
  });

  it.each([
    ['a taken port', [], [
      '# Warning: Could not create server TCP listening socket *:6379: bind: Address already in use',
      '# Failed listening on port 6379 (tcp), aborting.',
    ]],
    ['a word that it does not know', ['redis-server', '--bad', '3'], [
      '', '*** FATAL CONFIG FILE ERROR (Redis 7.4.2) ***', 'Reading the configuration file, at line 3', `>>> 'bad "3"'`, 'Bad directive or wrong number of arguments',
    ]],
    ['no such file', ['redis-server', '/nope.conf'], ["# Fatal error, can't open config file '/nope.conf': No such file or directory"]],
  ])('does not start with %s', (_name, args, words) => {
    const { pod } = running();
    const other = pod.start('other', 'redis:7.4', args.length === 0 ? {} : { argv: ['docker-entrypoint.sh', ...args] });
    pod.run(500);
    expect(other.lines().slice(-words.length).map((line) => line.replace(/^\d+:. .*? (?=[#*] )/, ''))).toEqual(words);
    expect(other.process.exitCode).toBe(1);
  }); // prettier-ignore

  it('saves when it is told to end, and takes it up again', () => {
    const { pod, cache, cli } = running();
    cli('set', 'a', '1');
    pod.kernel.kill(cache.process, SIG.TERM);
    pod.run(100);
    expect(cache.process.exitCode).toBe(0);
    expect(cache.lines().slice(-5).map((line) => line.replace(/^1:(M .*? (?=[#*] )|(?=signal))/, '').replace(/\(\d+\)/, '()'))).toEqual([
      'signal-handler () Received SIGTERM scheduling shutdown...',
      '* User requested shutdown...',
      '* Saving the final RDB snapshot before exiting.',
      '* DB saved on disk',
      '# Redis is now ready to exit, bye bye...',
    ]);
    const again = pod.start('again', 'redis:7.4', { files: { '/data/dump.rdb': cache.files.content('/data/dump.rdb', cache.process) } });
    pod.run(100);
    expect(again.exec(['redis-cli', 'get', 'a']).output).toBe('1\n');
    expect(again.log()).toContain('* DB loaded from disk');
  }); // prettier-ignore

  it('appends every change when it is asked to', () => {
    const { cache, cli } = running('redis-server', '--appendonly', 'yes');
    cli('set', 'a', '1');
    cli('get', 'a');
    const path = '/data/appendonlydir/appendonly.aof.1.incr.aof';
    expect(cache.files.content(path, cache.process)).toBe('*3\r\n$3\r\nset\r\n$1\r\na\r\n$1\r\n1\r\n');
  });
});

describe('redis-cli', () => {
  it.each([
    [
      'nobody there',
      ['-p', '1', 'ping'],
      'Could not connect to Redis at 127.0.0.1:1: Connection refused\n',
      1,
    ],
    ['a wrong option', ['--foo'], "Unrecognized option or bad number of args for: '--foo'\n", 1],
    ['three times', ['-r', '3', 'ping'], 'PONG\nPONG\nPONG\n', 0],
  ])('%s', (_name, words, output, code) => {
    const { cache } = running();
    expect(cache.exec(['redis-cli', ...words])).toEqual({ output, code });
  });
});
