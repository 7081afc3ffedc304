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
  const found = next(shell, spec, argv.length > 3 ? given : shell.positional);
  if (found === undefined) return leave(shell, name);
  if (found.message !== undefined) yield* complain(shell.process, found.message);
  shell.assign(name, found.letter);
  if (found.value === undefined) shell.guarded(() => shell.variables.unset('OPTARG'));
  else shell.assign('OPTARG', found.value);
  return 0;
}

function leave(shell: Shell, name: string): number {
  shell.guarded(() => shell.variables.unset('OPTARG'));
  shell.assign(name, '?');
  return 1;
}

function setIndex(shell: Shell, index: number): void {
  shell.assign('OPTIND', String(index));
  shell.optionIndex = index;
}

/** Undefined when there are no more options. */
function next(shell: Shell, spec: string, args: readonly string[]): Found | undefined {
  const index = indexOf(shell);
  // OPTIND is past a word from its first letter on.
  const place = shell.optionAt === 0 ? index : index - 1;
  const word = args[place - 1] ?? '';
  if (shell.optionAt === 0 && (!/^-./.test(word) || word === '--')) {
    setIndex(shell, word === '--' ? index + 1 : index);
    return undefined;
  }
  const at = Math.max(1, shell.optionAt);
  const letter = word.charAt(at);
  const rest = word.slice(at + 1);
  const kind = kindOf(spec, letter);
  if (kind === 'valued') return valued(shell, spec, letter, rest, args, place);
  shell.optionAt = rest === '' ? 0 : at + 1;
  setIndex(shell, place + 1);
  return kind === 'unknown' ? unknown(spec, letter) : { letter, value: '' };
}

/** Who sets OPTIND begins anew. */
function indexOf(shell: Shell): number {
  const index = Number(shell.variables.get('OPTIND') ?? 1);
  if (shell.optionIndex !== index) shell.optionAt = 0;
  return index >= 1 ? index : 1;
}

function kindOf(spec: string, letter: string): 'unknown' | 'plain' | 'valued' {
  const place = letter === ':' ? -1 : spec.indexOf(letter);
  if (place < 0) return 'unknown';
  return spec.charAt(place + 1) === ':' ? 'valued' : 'plain';
}

/** The value is the rest of the word, or the next one. */
function valued(
  shell: Shell,
  spec: string,
  letter: string,
  rest: string,
  args: readonly string[],
  place: number,
): Found {
  shell.optionAt = 0;
  const value = rest === '' ? args[place] : rest;
  setIndex(shell, rest === '' && value !== undefined ? place + 2 : place + 1);
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
