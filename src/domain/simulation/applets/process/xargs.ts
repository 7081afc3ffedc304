import { applet, warn, wholeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf } from '#domain/simulation/applets/inputs.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { NullFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { inherited, startChild } from '#domain/simulation/programs/start.ts';
import { itemsIn } from './xargs-items.ts';

/** BusyBox's own limit for one command line. */
const MOST_BYTES = 32_768 - 2048;

export const xargs: Program = applet(
  {
    usage: '[OPTIONS] [PROG ARGS]',
    letters: '+0rtpxn:s:I:i::e::E:P:L:l::a:',
    long: 'no-run-if-empty=r null=0',
  },
  function* (call) {
    const { process, options, operands } = call;
    const command = operands.length > 0 ? operands : ['echo'];
    const items = itemsOf(call, yield* contentOf(process, options.value('a') ?? '-'));
    if (items.length === 0 && options.lastOf('rIi') !== undefined) return 0;
    const runs = new Runs(call, Number(options.value('P') ?? '1'));
    for (const argv of commandLines(call, command, items)) if (!(yield* runs.start(argv))) break;
    return yield* runs.finish();
  },
);

function itemsOf({ options }: Call, text: string): readonly string[] {
  if (options.has('0'))
    return text
      .replace(/\0$/, '')
      .split('\0')
      .slice(text === '' ? 1 : 0);
  const items = itemsIn(text, options.lastOf('Ii') === undefined ? 'words' : 'lines');
  const end = options.value('E') ?? options.value('e') ?? '';
  const at = end === '' ? -1 : items.indexOf(end);
  return at < 0 ? items : items.slice(0, at);
}

/** The word that an item takes the place of. */
function markOf({ options }: Call): string | undefined {
  if (options.has('I')) return options.value('I');
  return options.has('i') ? options.value('i') || '{}' : undefined;
}

function* commandLines(
  call: Call,
  command: readonly string[],
  items: readonly string[],
): Generator<readonly string[]> {
  const mark = markOf(call);
  if (mark === undefined) {
    for (const batch of batches(call, items)) yield [...command, ...batch];
    return;
  }
  for (const item of items) yield command.map((word) => word.replaceAll(mark, () => item));
}

/** Without any item there is still one command. */
function* batches({ options }: Call, items: readonly string[]): Generator<readonly string[]> {
  const limit = (letter: string, otherwise: number): number => {
    const text = options.value(letter);
    return text === undefined ? otherwise : wholeNumber(text);
  };
  const most = limit('n', limit('L', Infinity));
  const bytes = limit('s', MOST_BYTES);
  let [batch, size]: [string[], number] = [[], 0];
  for (const item of items) {
    const isFull = batch.length >= most || size + item.length + 1 > bytes;
    if (isFull && batch.length > 0) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(item);
    size += item.length + 1;
  }
  if (batch.length > 0 || items.length === 0) yield batch;
}

/** What a command ended with, as far as xargs tells it apart. */
const CODES = { failed: 123, aborted: 124, signalled: 125, refused: 126, missing: 127 };

/** At most so many children at a time. */
class Runs {
  private readonly call: Call;
  private readonly most: number;
  private readonly running = new Set<Process>();
  private code = 0;

  constructor(call: Call, most: number) {
    this.call = call;
    this.most = most === 0 ? Infinity : most;
  }

  /** False when no more is to be started. */
  *start(argv: readonly string[]): Task<boolean> {
    if (this.call.options.has('t')) yield* complain(this.call.process, `${argv.join(' ')}\n`);
    while (this.running.size >= this.most) yield* this.waitForOne();
    if (this.code > CODES.failed) return false;
    yield* this.spawn(argv);
    while (this.most === 1 && this.running.size > 0) yield* this.waitForOne();
    return this.code <= CODES.failed;
  }

  *finish(): Task {
    while (this.running.size > 0) yield* this.waitForOne();
    return this.code;
  }

  private *spawn(argv: readonly string[]): Task<void> {
    const { process } = this.call;
    const { descriptors } = inherited(process);
    try {
      descriptors[0]?.release(process.kernel);
      const child = startChild(process, argv, { descriptors: [new NullFile(), ...descriptors.slice(1)] });
      this.running.add(child);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      for (const file of descriptors.slice(1)) file?.release(process.kernel);
      yield* warn(this.call, `${argv[0] ?? ''}: ${error.message}`);
      this.code = error.code === 'ENOENT' ? CODES.missing : CODES.refused;
    }
  }

  private *waitForOne(): Task<void> {
    const ended = [...this.running].find(({ state }) => state === 'dead');
    if (!ended) {
      yield { on: [...this.running].map((child) => child.ended) };
      return;
    }
    this.running.delete(ended);
    const name = ended.argv[0] ?? '';
    if (ended.endedBy !== 0) {
      this.code = CODES.signalled;
      yield* warn(this.call, `'${name}' terminated by signal ${ended.endedBy}`);
    } else if (ended.exitCode === 255) {
      this.code = CODES.aborted;
      yield* warn(this.call, `${name}: exited with status 255; aborting`);
    } else if (ended.exitCode !== 0) this.code ||= CODES.failed;
  }
}
