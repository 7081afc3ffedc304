import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { unescape } from './output.ts';

export function* echo(process: Process, argv: readonly string[]): Task {
  let first = 1;
  let hasLineEnd = true;
  let escapes = false;
  while (/^-[neE]+$/.test(argv[first] ?? '')) {
    for (const option of argv[first] ?? '') {
      if (option === 'n') hasLineEnd = false;
      if (option === 'e' || option === 'E') escapes = option === 'e';
    }
    first += 1;
  }
  const words = argv.slice(first).join(' ');
  const { text, stops } = escapes ? unescape(words, true) : { text: words, stops: false };
  yield* print(process, hasLineEnd && !stops ? `${text}\n` : text);
  return 0;
}
