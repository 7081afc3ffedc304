/** Every applet that is modelled, and the names of those that are not. */
import { awk } from '#domain/simulation/awk/program.ts';
import { egrep, fgrep, grep } from '#domain/simulation/grep/program.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { NETWORK_TOOLS } from '#domain/simulation/network/tools/table.ts';
import { sed } from '#domain/simulation/sed/program.ts';
import { SHELL_APPLETS } from '#domain/simulation/shell/applets.ts';
import { shellProgram } from '#domain/simulation/shell/program.ts';
import { FILE_APPLETS } from './files/table.ts';
import { httpd } from './httpd/httpd.ts';
import { OTHER_NAMES } from './other-names.ts';
import { PROCESS_APPLETS } from './process/table.ts';
import { TEXT_APPLETS } from './text/table.ts';
import { TIME_APPLETS } from './time/table.ts';

export const APPLETS: ReadonlyMap<string, Program> = new Map([
  ...FILE_APPLETS,
  ...TEXT_APPLETS,
  ...TIME_APPLETS,
  ...PROCESS_APPLETS,
  ...SHELL_APPLETS,
  ...NETWORK_TOOLS,
  ['httpd', httpd],
  ['sh', shellProgram],
  ['ash', shellProgram],
  ['awk', awk],
  ['sed', sed],
  ['grep', grep],
  ['egrep', egrep],
  ['fgrep', fgrep],
]);

/** What the busybox image has besides: it exists, but what it does is not known here, and running it is `Unmodelled`. */
export const NOT_MODELLED: ReadonlySet<string> = new Set(OTHER_NAMES.filter((name) => !APPLETS.has(name)));
