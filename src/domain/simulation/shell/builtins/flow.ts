import type { Task } from '#domain/simulation/kernel/task.ts';
import { Exit, LoopJump, Return } from '#domain/simulation/shell/state/flow.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, numberOf, type Run, special } from './builtin.ts';

const jump = (to: 'break' | 'continue'): Run =>
  // oxlint-disable-next-line require-yield -- a builtin like the others
  function* (shell: Shell, argv: readonly string[]): Task {
    const levels = argv[1] === undefined ? 1 : numberOf(shell, argv[1]);
    if (levels === 0) throw shell.error('Illegal number: 0');
    if (shell.loops > 0) throw new LoopJump(to, Math.min(levels, shell.loops));
    return 0;
  };

const statusFrom = (shell: Shell, argv: readonly string[]): number =>
  argv[1] === undefined ? shell.status : numberOf(shell, argv[1]) & 255;

// oxlint-disable-next-line require-yield -- a builtin like the others
function* leave(shell: Shell, argv: readonly string[]): Task {
  throw new Return(statusFrom(shell, argv));
}

// oxlint-disable-next-line require-yield -- a builtin like the others
function* exit(shell: Shell, argv: readonly string[]): Task {
  throw new Exit(statusFrom(shell, argv));
}

// oxlint-disable-next-line require-yield -- a builtin like the others
function* nothing(): Task {
  return 0;
}

export const flowBuiltins: readonly Entry[] = [
  special(':', nothing),
  special('break', jump('break')),
  special('continue', jump('continue')),
  special('return', leave),
  special('exit', exit),
];
