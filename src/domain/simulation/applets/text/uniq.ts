import { applet, wholeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { CANNOT_OPEN, eachLine, mustOpen, withoutEnd } from '#domain/simulation/applets/inputs.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { descriptorOf } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export const uniq: Program = applet(
  {
    usage: '[-cduiz] [-f,s,w N] [FILE [OUTFILE]]',
    letters: 'cduif:s:w:z',
    long: 'count=c repeated=d unique=u ignore-case=i skip-fields=f skip-chars=s check-chars=w',
  },
  function* (call) {
    const { process, operands } = call;
    const [input = '-', target] = operands;
    const file = mustOpen(process, input, CANNOT_OPEN);
    const made =
      target === undefined ? undefined : openFile(process, target, { write: true, truncate: true });
    const output = made ?? descriptorOf(process, 1);
    const keyOf = comparedPart(call);
    let [held, count] = ['', 0];
    const show = function* (): Task<void> {
      if (count > 0 && isWanted(call, count))
        yield* output.write(
          process,
          `${call.options.has('c') ? `${String(count).padStart(7)} ` : ''}${held}\n`,
        );
    };
    yield* eachLine(process, file, function* (line) {
      const now = withoutEnd(line);
      if (count > 0 && keyOf(now) === keyOf(held)) {
        count += 1;
        return;
      }
      yield* show();
      [held, count] = [now, 1];
    });
    yield* show();
    file.release(process.kernel);
    made?.release(process.kernel);
    return 0;
  },
);

const isWanted = ({ options }: Call, count: number): boolean =>
  (!options.has('d') || count > 1) && (!options.has('u') || count === 1);

function comparedPart({ options }: Call): (line: string) => string {
  const fields = wholeNumber(options.value('f') ?? '0');
  const skipped = wholeNumber(options.value('s') ?? '0');
  const width = options.value('w') === undefined ? Infinity : wholeNumber(options.value('w') ?? '');
  return (line) => {
    let rest = line;
    for (let field = 0; field < fields; field += 1) rest = rest.replace(/^[ \t]*[^ \t]*/, '');
    rest = rest.slice(skipped).slice(0, width);
    return options.has('i') ? rest.toLowerCase() : rest;
  };
}
