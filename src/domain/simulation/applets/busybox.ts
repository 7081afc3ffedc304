/** The one file that all applets are. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { BANNER } from './applet.ts';
import { APPLETS, NOT_MODELLED } from './table.ts';

const USAGE = `\nUsage: busybox [function [arguments]...]
   or: busybox --list[-full]
   or: busybox --show SCRIPT
   or: busybox --install [-s] [DIR]
   or: function [arguments]...\n`;

export const busybox: Program = function* (process) {
  const [, first, ...rest] = process.argv;
  if (first === undefined || first === '--help') {
    yield* print(process, BANNER + USAGE);
    return 0;
  }
  if (first === '--list' || first === '--list-full') {
    const directory = first === '--list' ? '' : 'bin/';
    const names = [...APPLETS.keys(), ...NOT_MODELLED].toSorted((one, other) => (one < other ? -1 : 1));
    yield* print(process, names.map((name) => `${directory}${name}\n`).join(''));
    return 0;
  }
  const program = programOf(nameOf(first));
  if (!program) {
    yield* complain(process, `${nameOf(first)}: applet not found\n`);
    return 127;
  }
  process.argv = [first, ...rest];
  return yield* program(process);
};

function programOf(name: string): Program | undefined {
  if (name === 'busybox') return busybox;
  if (NOT_MODELLED.has(name) || name.startsWith('--')) throw new Unmodelled(`applet ${name}`);
  return APPLETS.get(name);
}
