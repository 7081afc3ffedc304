import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { unescape } from './output.ts';

/** Which options come first, and where the words begin. */
function optionsOf(argv: readonly string[]) {
  let first = 1;
  let hasLineEnd = true;
  let escapes = false;
  for (; /^-[neE]+$/.test(argv[first] ?? ''); first += 1) {
    const letters = argv[first] ?? '';
    hasLineEnd &&= !letters.includes('n');
    const last = /[eE](?=n*$)/.exec(letters)?.[0];
    if (last !== undefined) escapes = last === 'e';
  }
  return { first, hasLineEnd, escapes };
}

export function* echo(process: Process, argv: readonly string[]): Task {
  const { first, hasLineEnd, escapes } = optionsOf(argv);
  const words = argv.slice(first).join(' ');
  const { text, stops } = escapes ? unescape(words, true) : { text: words, stops: false };
  yield* print(process, hasLineEnd && !stops ? `${text}\n` : text);
  return 0;
}
