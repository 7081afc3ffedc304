import { applet, Failure, wholeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf } from '#domain/simulation/applets/inputs.ts';
import { NullFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { inherited, startChild, waitFor } from '#domain/simulation/programs/start.ts';

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
    const text = yield* contentOf(process, options.value('a') ?? '-');
    const items = itemsOf(call, text);
    if (items.length === 0 && options.lastOf('rIi') !== undefined) return 0;
    const runs = new Runs(call, Number(options.value('P') ?? '1'));
    for (const argv of commandLines(call, command, items)) if (!(yield* runs.start(argv))) break;
    return yield* runs.finish();
  },
);

function itemsOf({ options }: Call, text: string): readonly string[] {
  if (options.has('0')) return text.split('\0').filter((item, at, all) => item !== '' || at < all.length - 1);
  const isByLine = options.lastOf('Ii') !== undefined;
  const items = isByLine
    ? text
        .split('\n')
        .map((line) => unquoted(line.trim(), true))
        .flat()
    : unquoted(text, false);
  const end = options.value('E') ?? options.value('e');
  const at = end === undefined || end === '' ? -1 : items.indexOf(end);
  return at < 0 ? items : items.slice(0, at);
}

/** Cuts at blanks outside quotes; a backslash takes what follows as it is. */
function unquoted(text: string, isWhole: boolean): readonly string[] {
  const items: string[] = [];
  const separator = isWhole ? /\n/ : /[ \t\n]/;
  let item: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else item = (item ?? '') + character;
    } else if (character === '"' || character === "'") [quote, item] = [character, item ?? ''];
    else if (separator.test(character)) {
      if (item !== undefined) items.push(item);
      item = undefined;
    } else {
      if (character === '\\') at += 1;
      item = (item ?? '') + text.charAt(at);
    }
  }
  if (quote !== '') throw new Failure(`unmatched ${quote === '"' ? 'double' : 'single'} quote`);
  return item === undefined ? items : [...items, item];
}

function* commandLines(
  { options }: Call,
  command: readonly string[],
  items: readonly string[],
): Generator<readonly string[]> {
  const mark = options.has('I')
    ? (options.value('I') ?? '{}')
    : options.has('i')
      ? options.value('i') || '{}'
      : undefined;
  if (mark !== undefined) {
    for (const item of items) yield command.map((word) => word.replaceAll(mark, () => item));
    return;
  }
  const most = options.value('n') === undefined ? Infinity : wholeNumber(options.value('n') ?? '');
  const bytes = options.value('s') === undefined ? MOST_BYTES : wholeNumber(options.value('s') ?? '');
  let [batch, size]: [string[], number] = [[], 0];
  for (const item of items) {
    if (batch.length > 0 && (batch.length >= most || size + item.length + 1 > bytes)) {
      yield [...command, ...batch];
      [batch, size] = [[], 0];
    }
    batch.push(item);
    size += item.length + 1;
  }
  if (batch.length > 0 || items.length === 0) yield [...command, ...batch];
}

/** At most so many children at a time; the exit code tells of the worst of them. */
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
    const { process, options } = this.call;
    if (options.has('t')) yield* complain(process, `${argv.join(' ')}\n`);
    while (this.running.size >= this.most) yield* this.waitForOne();
    if (this.code > 123) return false;
    try {
      const { descriptors } = inherited(process);
      descriptors[0]?.release(process.kernel);
      this.running.add(startChild(process, argv, { descriptors: [new NullFile(), ...descriptors.slice(1)] }));
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(process, `xargs: ${argv[0] ?? ''}: ${error.message}\n`);
      this.code = error.code === 'ENOENT' ? 127 : 126;
    }
    if (this.most === 1) while (this.running.size > 0) yield* this.waitForOne();
    return this.code <= 123;
  }

  *finish(): Task {
    while (this.running.size > 0) yield* this.waitForOne();
    return this.code;
  }

  private *waitForOne(): Task<void> {
    const ended = [...this.running].find(({ state }) => state === 'dead');
    if (!ended) {
      yield { on: [...this.running].map((child) => child.ended) };
      return;
    }
    this.running.delete(ended);
    const code = yield* waitFor(ended);
    if (ended.endedBy !== 0) this.fail(`${ended.argv[0] ?? ''}: terminated by signal ${ended.endedBy}`, 125);
    else if (code === 255) this.fail(`${ended.argv[0] ?? ''}: exited with status 255; aborting`, 124);
    else if (code !== 0) this.code ||= 123;
  }

  private fail(_message: string, code: number): void {
    this.code = code;
  }
}
