/** kubectl over a run: what it would print now, from the objects of the run and their status. */
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { Output, Refusal, type KubectlAnswer } from './answer.ts';
import type { Command } from './call.ts';
import { COMMANDS } from './commands/table.ts';
import { GLOBAL_FLAGS, parseFlags, wordPlaces, type Parsed } from './flags.ts';
import { commandHelp, kubectlHelp } from './help.ts';
import { refusal } from './commands/refused.ts';
import { isKubectlCommand, unknownCommand } from './unknown-command.ts';

export type { KubectlAnswer } from './answer.ts';

/** `argv` as typed, with or without `kubectl` itself. Never throws on what a learner types. */
export function kubectl(argv: readonly string[], cluster: RunningCluster): KubectlAnswer {
  const output = new Output();
  const words = argv[0] === 'kubectl' || argv[0] === 'k' ? argv.slice(1) : argv;
  try {
    start(words, cluster, output);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    output.complain(error.message);
    output.code = error.code;
  }
  const { stdout, stderr, code } = output;
  return { stdout, stderr, code };
}

function start(words: readonly string[], cluster: RunningCluster, output: Output): void {
  const [place, ...more] = wordPlaces(words, GLOBAL_FLAGS);
  const name = place === undefined ? undefined : words[place];
  if (name === undefined) {
    parse(words, [], 'kubectl');
    output.stdout += kubectlHelp();
    return;
  }
  if (name === 'help')
    return help(
      more.map((at) => words[at] ?? ''),
      output,
    );
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new Refusal(isKubectlCommand(name) ? refusal(name) : unknownCommand(name));
  run(command, { words: words.toSpliced(place ?? 0, 1), path: `kubectl ${name}`, cluster, output });
}

function help(names: readonly string[], output: Output): void {
  const command = COMMANDS.find(({ name }) => name === names[0]);
  output.stdout += command ? commandHelp(command, `kubectl ${command.name}`) : kubectlHelp();
}

interface Start {
  readonly words: readonly string[];
  readonly path: string;
  readonly cluster: RunningCluster;
  readonly output: Output;
}

function run(command: Command, { words, path, cluster, output }: Start): void {
  const [place] = wordPlaces(words, GLOBAL_FLAGS);
  const name = place === undefined ? undefined : words[place];
  const sub = command.subcommands?.find((one) => one.name === name);
  if (sub)
    return run(sub, { words: words.toSpliced(place ?? 0, 1), path: `${path} ${sub.name}`, cluster, output });
  const { flags, words: rest, dashAt } = parse(words, command.flags, path);
  if (flags.on('help')) {
    output.stdout += commandHelp(command, path);
    return;
  }
  if (command.subcommands && name !== undefined && !command.flags.length)
    throw new Refusal(`error: unknown command "${rest.join(' ')}"\nSee '${path} -h' for help and examples`);
  command.run({
    path,
    words: rest,
    dashAt,
    flags,
    namespace: flags.text('namespace', 'default'),
    cluster,
    output,
  });
}

/** Wrong flags are refused with a hint where to look. */
function parse(words: readonly string[], own: Command['flags'], path: string): Parsed {
  try {
    // `-f` and others mean different things in different commands: a command's own flags come first.
    return parseFlags(words, [...own, ...GLOBAL_FLAGS]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(`error: ${error.message}\nSee '${path} --help' for usage.`);
  }
}
