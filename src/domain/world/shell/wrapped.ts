import { baseName } from './base-name.ts';
import type { SimpleCommand } from './commands.ts';

/** Programs that hand over to the program behind them, and which of their own words come before it. */
const WRAPPERS: ReadonlyMap<string, RegExp> = new Map([
  ['exec', /^-/],
  ['nohup', /^-/],
  ['busybox', /^-/],
  ['sudo', /^-/],
  ['nice', /^-|^\d+$/],
  ['setsid', /^-/],
  ['command', /^-/],
  ['time', /^-/],
  ['stdbuf', /^-/],
  ['unbuffer', /^-/],
  ['env', /^-|=/],
  ['tini', /^-/],
  ['dumb-init', /^-/],
]);

/** More wrappers than anybody puts one into the other. */
const MOST_WRAPPERS = 20;

/** `exec tail -F x` is `tail -F x`; a wrapper with nothing behind it stays as it is. */
export function unwrapped(command: SimpleCommand): SimpleCommand {
  let bare = command;
  for (let depth = 0; depth < MOST_WRAPPERS; depth += 1) {
    const own = WRAPPERS.get(bare.name);
    const args = bare.args;
    const first = own === undefined ? -1 : args.findIndex((arg) => !own.test(arg));
    if (first < 0) return bare;
    bare = { ...bare, name: baseName(args[first] ?? ''), args: args.slice(first + 1) };
  }
  return bare;
}
