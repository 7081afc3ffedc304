/** What each command does. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from './script.ts';
import { substitute } from './substitute.ts';
import type { Workspace } from './workspace.ts';

/**
 * How a script goes on behind a command: with the next one, at its end (`delete`: without printing the line), from its begin with
 * what is left (`again`), out after this line (`quit`), or at a label.
 */
export type Flow = 'on' | 'end' | 'delete' | 'again' | 'quit' | { readonly label: string };

export interface Moment {
  readonly isQuiet: boolean;
  /** On the last line of the command's range, or where it has none. */
  readonly isRangeOver: boolean;
}

type Action = (space: Workspace, command: Command, moment: Moment) => Flow | Task<Flow>;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['s', replace],
  ['y', translate],
  ['p', (space) => printing(space, space.text)],
  ['P', (space) => printing(space, space.text.split('\n', 1)[0] ?? '')],
  ['=', (space) => printing(space, String(space.number))],
  ['i', (space, { text }) => printing(space, text)],
  ['c', change],
  ['d', () => 'delete'],
  ['D', deleteFirst],
  ['q', () => 'quit'],
  ['n', (space, _, { isQuiet }) => next(space, false, isQuiet)],
  ['N', (space, _, { isQuiet }) => next(space, true, isQuiet)],
  ['b', (_, { text }) => jump(text)],
  ['t', (space, { text }) => (askSubstituted(space) ? jump(text) : 'on')],
  ['T', (space, { text }) => (askSubstituted(space) ? 'on' : jump(text))],
  ['w', writeOut],
  ['a', (space, { text }) => changing(() => space.append('text', text))],
  ['r', (space, { text }) => changing(() => space.append('file', text))],
  ['g', (space) => changing(() => (space.text = space.hold))],
  ['h', (space) => changing(() => (space.hold = space.text))],
  ['H', (space) => changing(() => (space.hold = `${space.hold}\n${space.text}`))],
  ['G', (space) => changing(() => complete(space, `${space.text}\n${space.hold}`))],
  ['x', exchange],
]);

/** Braces, labels and `l`, which BusyBox knows and does nothing for, have no action. */
export function* act(space: Workspace, command: Command, moment: Moment): Task<Flow> {
  const flow = ACTIONS.get(command.name)?.(space, command, moment) ?? 'on';
  return typeof flow === 'string' || 'label' in flow ? flow : yield* flow;
}

function* printing(space: Workspace, text: string): Task<Flow> {
  yield* space.print(text);
  return 'on';
}

function changing(change: () => unknown): Flow {
  change();
  return 'on';
}

/** What comes from the hold space ends with a line end, also on a last line without one. */
function complete(space: Workspace, text: string): void {
  space.text = text;
  space.end = '\n';
}

function exchange(space: Workspace): Flow {
  const { text, hold } = space;
  space.hold = text;
  complete(space, hold);
  return 'on';
}

function* replace(space: Workspace, { substitution }: Command): Task<Flow> {
  if (!substitution) return 'on';
  const { pattern, replacement, which, prints, file } = substitution;
  const changed = substitute(space.text, space.regexOf(pattern), replacement, which);
  if (changed === undefined) return 'on';
  space.text = changed;
  space.hasSubstituted = true;
  if (prints) yield* space.print(changed);
  if (file !== undefined) yield* space.writeTo(file);
  return 'on';
}

function translate(space: Workspace, { translation }: Command): Flow {
  space.text = space.text.replace(/[^]/g, (character) => translation?.get(character) ?? character);
  return 'on';
}

function* change(space: Workspace, { text, isInverted }: Command, { isRangeOver }: Moment): Task<Flow> {
  if (isInverted || isRangeOver) yield* space.print(text);
  return 'delete';
}

function deleteFirst(space: Workspace): Flow {
  const end = space.text.indexOf('\n');
  if (end < 0) return 'delete';
  space.text = space.text.slice(end + 1);
  return 'again';
}

/** Without a next line the script ends, and what is there is printed. */
function* next(space: Workspace, adds: boolean, isQuiet: boolean): Task<Flow> {
  if (yield* space.isLast()) return 'quit';
  if (!adds && !isQuiet) yield* space.printLine();
  yield* space.flush();
  yield* space.read(adds);
  return 'on';
}

function* writeOut(space: Workspace, { text }: Command): Task<Flow> {
  yield* space.writeTo(text);
  return 'on';
}

const jump = (label: string): Flow => (label === '' ? 'end' : { label });

function askSubstituted(space: Workspace): boolean {
  const { hasSubstituted } = space;
  space.hasSubstituted = false;
  return hasSubstituted;
}
