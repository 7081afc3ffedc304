import { readOptions, UsageError, type Options, type Shape } from '#domain/simulation/applets/options.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { isGnu } from '#domain/simulation/stream/flavour.ts';
import { contentOf, nameAlone } from '#domain/simulation/stream/inputs.ts';
import { Failure, tool } from '#domain/simulation/stream/tool.ts';
import { editInPlace } from './in-place.ts';
import { Input } from './input.ts';
import { openOutputs, standardOutput } from './output.ts';
import { parseGnuSed } from './gnu.ts';
import { parseSed } from './parse.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';

const BUSYBOX: Shape = {
  usage: '[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...',
  letters: 'i::rEnf:e:',
  long: 'in-place=i regexp-extended=r quiet=n silent=n expression=e file=f',
};

/** `-u` asks for what is done here anyway: each line is written at once. */
const GNU: Shape = {
  ...BUSYBOX,
  letters: 'i::rEnusf:e:',
  long: `${BUSYBOX.long} unbuffered=u separate=s`,
};

/** BusyBox' sed, or as much of GNU's. Each line is written at once. */
export const sed: Program = tool({ name: 'sed', usage: BUSYBOX.usage, failure: 1 }, function* (process) {
  const { options, operands } = readOptions(process.argv.slice(1), isGnu(process) ? GNU : BUSYBOX);
  const { source, paths } = yield* sourceOf(process, options, operands);
  const script = scriptOf(process, options, source);
  const output = standardOutput(process);
  const files = openOutputs(process, outputsOf(script), output);
  const suffix = options.value('i');
  if (suffix !== undefined && paths.length === 0) throw new Failure('-i requires an argument');
  if (suffix !== undefined) return yield* editInPlace(process, script, paths, { suffix, files });
  const inputs = paths.length > 0 ? paths : ['-'];
  let status = 0;
  // With -s each file has its own first and last line.
  for (const group of options.has('s') ? inputs.map((path) => [path]) : [inputs]) {
    const input = new Input(process, group);
    try {
      yield* runScript(script, { process, input, output, files });
    } finally {
      // Whoever writes to a pipe that nobody reads any more has to see it.
      input.close();
    }
    status = Math.max(status, input.status);
  }
  return status;
});

function scriptOf(process: Process, options: Options, source: string): Script {
  const isExtended = options.has('r') || options.has('E');
  const script = isGnu(process) ? parseGnuSed(source, isExtended) : parseSed(source, isExtended);
  return { ...script, isQuiet: script.isQuiet || options.has('n') };
}

/** The script is what all -e say, then all -f, each on lines of its own, or else the first operand. */
function* sourceOf(
  process: Process,
  options: Options,
  operands: readonly string[],
): Task<{ readonly source: string; readonly paths: readonly string[] }> {
  const parts = [...options.values('e')];
  for (const path of options.values('f'))
    parts.push((yield* contentOf(process, path, nameAlone)).replace(/\n$/, ''));
  if (parts.length > 0) return { source: parts.join('\n'), paths: operands };
  const [source, ...paths] = operands;
  if (source === undefined) throw new UsageError('');
  return { source, paths };
}

function outputsOf({ commands }: Script): readonly string[] {
  return commands.flatMap(({ name, text, substitution }) => {
    if (name === 'w') return [text];
    return substitution?.file === undefined ? [] : [substitution.file];
  });
}
