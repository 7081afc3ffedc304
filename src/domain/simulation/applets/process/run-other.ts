/** Applets that run another program in their place: env, nice, nohup, setsid; and what they say when there is none. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { become, startChild } from '#domain/simulation/programs/start.ts';

const refusal = (name: string, error: SystemError): Failure =>
  new Failure(`can't execute '${name}': ${error.message}`, error.code === 'ENOENT' ? 127 : 126);

export function* runInstead(process: Process, argv: readonly string[]): Task {
  const program = argv[0] ?? '';
  try {
    return yield* become(process, argv);
  } catch (error) {
    if (error instanceof SystemError && process.argv !== argv) throw refusal(program, error);
    throw error;
  }
}

/** Starts a child; fails as the applet does that was to run it. */
export function startOther(process: Process, argv: readonly string[]): Process {
  try {
    return startChild(process, argv);
  } catch (error) {
    if (error instanceof SystemError) throw refusal(argv[0] ?? '', error);
    throw error;
  }
}

export const env: Program = applet(
  {
    usage: '[-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG ARGS]',
    letters: '+i0u:',
    long: 'ignore-environment=i null=0 unset=u',
  },
  function* ({ process, options, operands }) {
    const rest = [...operands];
    const isBare = options.has('i') || rest[0] === '-';
    if (rest[0] === '-') rest.shift();
    if (isBare) process.env.clear();
    for (const name of options.values('u')) process.env.delete(name);
    for (let word = rest[0]; word !== undefined && /^[^=]+=/.test(word); word = rest[0]) {
      const at = word.indexOf('=');
      process.env.set(word.slice(0, at), word.slice(at + 1));
      rest.shift();
    }
    if (rest.length > 0) return yield* runInstead(process, rest);
    const end = options.has('0') ? '\0' : '\n';
    yield* print(process, [...process.env].map(([name, value]) => `${name}=${value}${end}`).join(''));
    return 0;
  },
);

export const printenv: Program = applet({ usage: '[VARIABLE]...' }, function* ({ process, operands }) {
  if (operands.length === 0) {
    yield* print(process, [...process.env].map(([name, value]) => `${name}=${value}\n`).join(''));
    return 0;
  }
  let code = 0;
  for (const name of operands) {
    const value = process.env.get(name);
    if (value === undefined) code = 1;
    else yield* print(process, `${value}\n`);
  }
  return code;
});

export const nice: Program = applet(
  { usage: '[-n ADJUST] [PROG ARGS]', letters: '+n:' },
  function* ({ process, operands }) {
    if (operands.length > 0) return yield* runInstead(process, operands);
    yield* print(process, '0\n');
    return 0;
  },
);

export const setsid: Program = applet(
  { usage: '[-c] PROG ARGS', letters: '+c' },
  function* ({ process, operands }) {
    if (operands.length === 0) throw new UsageError();
    return yield* runInstead(process, operands);
  },
);

/** Output goes to `nohup.out` only where it would go to a terminal. */
export const nohup: Program = applet({ usage: 'PROG ARGS', letters: '+' }, function* (call: Call) {
  const { process, operands } = call;
  if (operands.length === 0) throw new UsageError();
  process.dispositions.set(SIG.HUP, 'ignore');
  if (process.descriptors[1]?.kind === 'terminal') {
    yield* print(process, 'nohup: appending output to nohup.out\n');
    const file: OpenFile = openFile(process, 'nohup.out', { write: true, append: true });
    process.descriptors[1].release(process.kernel);
    process.descriptors[1] = file;
  }
  return yield* runInstead(process, operands);
});
