import { applet, Failure, wholeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf } from '#domain/simulation/applets/inputs.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { lastName, nodeAt, within } from '#domain/simulation/applets/files/walk.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { unified } from './diff-hunks.ts';

export const diff: Program = applet(
  {
    usage: '[-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2',
    letters: 'abdiL:NqrsS:tTU:wupBE',
    long: 'ignore-case=i ignore-all-space=w brief=q report-identical-files=s new-file=N label=L unified=u text=a recursive=r ignore-blank-lines=B',
  },
  function* (call) {
    const { process, options, operands } = call;
    const [first, second] = namesOf(process, operands);
    // A file is not compared with itself.
    if (
      first !== '-' &&
      nodeAt(process, first) !== undefined &&
      nodeAt(process, first) === nodeAt(process, second)
    )
      return 0;
    const [old, now] = [yield* linesIn(call, first), yield* linesIn(call, second)];
    const context = wholeNumber(options.value('U') ?? '3');
    const body = unified(old, now, { context, key: keyOf(call) });
    if (body === '') {
      if (options.has('s')) yield* print(process, `Files ${first} and ${second} are identical\n`);
      return 0;
    }
    const [label = first, otherLabel = second] = options.values('L');
    const text = options.has('q')
      ? `Files ${first} and ${second} differ\n`
      : `--- ${label}\n+++ ${otherLabel}\n${body}`;
    yield* print(process, text);
    return 1;
  },
);

/** A directory on one side means the file of the same name in it. */
function namesOf(process: Process, operands: readonly string[]): readonly [string, string] {
  const [first, second, ...more] = operands;
  if (first === undefined || second === undefined || more.length > 0) throw new UsageError();
  const [one, other] = [first, second].map((path) => nodeAt(process, path)?.kind === 'directory');
  if (one === true && other === true) throw new Unmodelled('diff of directories');
  if (one === true) return [within(first, lastName(second)), second];
  return [first, other === true ? within(second, lastName(first)) : second];
}

/** With their ends, which the last one may lack. */
function* linesIn({ process, options }: Call, path: string): Task<readonly string[]> {
  if (path !== '-' && !nodeAt(process, path)) {
    if (options.has('N')) return [];
    throw new Failure(`can't stat '${path}': No such file or directory`, 2);
  }
  return (yield* contentOf(process, path)).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function keyOf({ options }: Call): (line: string) => string {
  return (line) => {
    let key = line;
    if (options.has('w')) key = key.replace(/[ \t\n\r]+/g, '');
    else if (options.has('b')) key = key.replace(/[ \t\n\r]+$/, '').replace(/[ \t]+/g, ' ');
    return options.has('i') ? key.toLowerCase() : key;
  };
}
