import { describe, expect, it } from 'vitest';
import { createMachine } from './machine.test-data.ts';
import { SinkFile } from './open-file.ts';
import { createPipe } from './pipe.ts';
import type { Process } from './process.ts';
import { SIG } from './signals.ts';
import { descriptorOf, LineReader, print } from './stdio.ts';
import type { Task } from './task.ts';

function* sleepThenPrint(process: Process): Task {
  yield { ms: Number(process.argv[1]) };
  yield* print(process, `${process.argv[2] ?? ''}@${process.kernel.now}\n`);
  return 0;
}

function* forEver(): Task {
  for (;;) yield {};
}

function* busy(): Task {
  for (;;) yield null;
}

describe('the clock', () => {
  it('jumps to whoever wakes first, and ties are broken by who came first', () => {
    const { kernel, start, output } = createMachine();
    start(sleepThenPrint, ['p', '200', 'late']);
    start(sleepThenPrint, ['p', '100', 'first']);
    start(sleepThenPrint, ['p', '100', 'second']);
    expect(kernel.run(60_000)).toBe('idle');
    expect(output.stdout).toBe('first@100\nsecond@100\nlate@200\n');
    expect(kernel.now).toBe(60_000);
  });

  it('goes on under a loop that never waits, so that others have their turns', () => {
    const { kernel, start, output } = createMachine();
    start(busy);
    start(sleepThenPrint, ['p', '1000', 'other']);
    expect(kernel.run(2000)).toBe('time');
    expect(output.stdout).toMatch(/^other@10\d\d\n$/);
  });
});

describe('budgets', () => {
  it('end a run that takes too many turns, for good', () => {
    const { kernel, start } = createMachine(new Map(), { steps: 1000 });
    start(busy);
    expect(kernel.run(60_000)).toBe('budget');
    expect(kernel.spent?.of).toBe('steps');
    expect(kernel.run(60_000)).toBe('budget');
  });

  it('refuse one more process as fork does', () => {
    const { start } = createMachine(new Map(), { processes: 2 });
    start(forEver);
    start(forEver);
    expect(() => start(forEver)).toThrow('Resource temporarily unavailable');
  });
});

describe('signals', () => {
  it.each([
    ['without a handler end a process with 128 and the number', SIG.TERM, undefined, false, 143],
    ['that are ignored do nothing', SIG.TERM, 'ignore', false, undefined],
    ['without a handler do not reach PID 1', SIG.TERM, undefined, true, undefined],
    ['from its own namespace do not kill PID 1 either', SIG.KILL, undefined, true, undefined],
    ['KILL cannot be ignored', SIG.KILL, 'ignore', false, 137],
    ['CHLD does nothing by default', SIG.CHLD, undefined, false, undefined],
  ] as const)('%s', (_, signal, disposition, isInit, code) => {
    const { kernel, start, namespace } = createMachine();
    const process = start(forEver);
    if (isInit) namespace.becomeInit(process);
    if (disposition) process.dispositions.set(signal, disposition);
    kernel.run(10);
    expect(kernel.kill(process, signal)).toBe(true);
    expect(process.state === 'dead' ? process.exitCode : undefined).toBe(code);
  });

  it('the kubelet’s KILL reaches PID 1, and everything of its namespace ends with it', () => {
    const { kernel, start, namespace } = createMachine();
    const init = start(forEver);
    namespace.becomeInit(init);
    const other = start(forEver);
    kernel.run(10);
    kernel.kill(init, SIG.KILL, true);
    expect([init.exitCode, other.exitCode]).toEqual([137, 137]);
  });

  it('with a trap wait to be seen to, and end a wait that may be interrupted', () => {
    const { kernel, start } = createMachine();
    const process = start(function* () {
      yield { ms: 50_000, interruptible: true };
      return 7;
    });
    process.dispositions.set(SIG.HUP, 'trap');
    kernel.run(100);
    kernel.kill(process, SIG.HUP);
    kernel.run(200);
    expect(process.pending).toEqual([SIG.HUP]);
    expect(process.exitCode).toBe(7);
  });

  it('a process that kills itself does nothing more', () => {
    const { kernel, start, output } = createMachine();
    const process = start(function* (self) {
      kernel.kill(self, SIG.TERM);
      yield null;
      yield* print(self, 'alive');
      return 0;
    });
    kernel.run(100);
    expect([process.exitCode, output.stdout]).toEqual([143, '']);
  });
});

describe('pipes', () => {
  function* lines(process: Process): Task {
    const reader = new LineReader(process, descriptorOf(process, 0));
    for (let line = yield* reader.next(); line !== null; line = yield* reader.next())
      yield* print(process, `${process.kernel.now}:${line}`);
    return 0;
  }

  it('carry each line when it is written, not at the end', () => {
    const { kernel, start, output } = createMachine();
    const pipe = createPipe();
    start(lines, ['lines'], {
      descriptors: [pipe.input, new SinkFile((bytes) => void (output.stdout += bytes))],
    });
    start(
      function* (process) {
        yield* print(process, 'one\n');
        yield { ms: 300 };
        yield* print(process, 'two');
        return 0;
      },
      ['writer'],
      { descriptors: [undefined, pipe.output] },
    );
    kernel.run(1000);
    expect(output.stdout).toBe('0:one\n300:two');
  });

  it('end a writer without a reader by SIGPIPE', () => {
    const { kernel, start } = createMachine();
    const pipe = createPipe();
    pipe.input.release(kernel);
    const yes = start(
      function* (process) {
        for (;;) yield* print(process, 'y\n');
      },
      ['yes'],
      { descriptors: [undefined, pipe.output] },
    );
    kernel.run(1000);
    expect(yes.exitCode).toBe(141);
  });

  it('make a writer wait while too much is unread', () => {
    const { kernel, start } = createMachine();
    const pipe = createPipe();
    let written = 0;
    start(
      function* (process) {
        for (; written < 100; written += 1) yield* print(process, 'x'.repeat(8192));
        return 0;
      },
      ['writer'],
      { descriptors: [undefined, pipe.output] },
    );
    kernel.run(1000);
    expect(written).toBe(8);
  });
});
