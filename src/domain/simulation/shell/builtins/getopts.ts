import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, regular } from './builtin.ts';

/** What one call finds. */
interface Found {
  readonly letter: string;
  readonly value: string | undefined;
  readonly message?: string;
}

function* getopts(shell: Shell, argv: readonly string[]): Task {
  const [, spec, name, ...given] = argv;
  if (spec === undefined || name === undefined) throw shell.error('usage: getopts optstring var [arg]');
  const args = argv.length > 3 ? given : shell.positional;
  const index = Math.max(1, Number(shell.variables.get('OPTIND') ?? 1) || 1);
  // Who sets OPTIND begins anew.
  if (shell.optionIndex !== index) shell.optionAt = 0;
  const word = args[index - 1];
  if (shell.optionAt === 0 && !isOption(word)) {
    shell.assign(name, '?');
    setIndex(shell, word === '--' ? index + 1 : index);
    return 1;
  }
  const found = next(shell, spec, args, index);
  if (found.message !== undefined) yield* complain(shell.process, found.message);
  if (found.value === undefined) shell.guarded(() => shell.variables.unset('OPTARG'));
  else shell.assign('OPTARG', found.value);
  shell.assign(name, found.letter);
  return 0;
}

const isOption = (word: string | undefined): boolean =>
  word !== undefined && word.startsWith('-') && word !== '-' && word !== '--';

function setIndex(shell: Shell, index: number): void {
  shell.assign('OPTIND', String(index));
  shell.optionIndex = index;
}

function next(shell: Shell, spec: string, args: readonly string[], index: number): Found {
  const word = args[index - 1] ?? '';
  const at = shell.optionAt === 0 ? 1 : shell.optionAt;
  const letter = word.charAt(at);
  const isLastLetter = at + 1 >= word.length;
  const place = letter === ':' ? -1 : spec.indexOf(letter);
  const takesValue = place >= 0 && spec.charAt(place + 1) === ':';
  shell.optionAt = isLastLetter || takesValue ? 0 : at + 1;
  if (!takesValue) {
    setIndex(shell, isLastLetter ? index + 1 : index);
    return place < 0 ? unknown(spec, letter) : { letter, value: '' };
  }
  const value = isLastLetter ? args[index] : word.slice(at + 1);
  setIndex(shell, isLastLetter ? index + 2 : index + 1);
  return value === undefined ? missing(spec, letter) : { letter, value };
}

const unknown = (spec: string, letter: string): Found =>
  spec.startsWith(':')
    ? { letter: '?', value: letter }
    : { letter: '?', value: undefined, message: `Illegal option -${letter}\n` };

const missing = (spec: string, letter: string): Found =>
  spec.startsWith(':')
    ? { letter: ':', value: letter }
    : { letter: '?', value: undefined, message: `No arg for -${letter} option\n` };

export const getoptsBuiltins: readonly Entry[] = [regular('getopts', getopts)];
