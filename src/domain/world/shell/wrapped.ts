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

/** `exec tail -F x` is `tail -F x`; a wrapper with nothing behind it stays as it is. */
export function unwrapped(command: SimpleCommand): SimpleCommand {
  const own = WRAPPERS.get(command.name);
  const first = own === undefined ? -1 : command.args.findIndex((arg) => !own.test(arg));
  if (first < 0) return command;
  const [name = '', ...args] = command.args.slice(first);
  return unwrapped({ ...command, name: baseName(name), args });
}
