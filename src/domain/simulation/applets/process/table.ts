import type { Program } from '#domain/simulation/kernel/process.ts';
import { killall, pgrep, pidof, pkill } from './choose.ts';
import { expr } from './expr.ts';
import { arch, groups, id, nproc, uname, whoami } from './identity.ts';
import { basename, dirname, which } from './paths.ts';
import { ps } from './ps.ts';
import { env, nice, nohup, printenv, setsid } from './run-other.ts';
import { clear, factor, logger, mount, reset, stty, tty, umount, uptime } from './system.ts';
import { xargs } from './xargs.ts';

export const PROCESS_APPLETS: ReadonlyMap<string, Program> = new Map(
  Object.entries({
    arch, basename, clear, dirname, env, expr, factor, groups, id, killall, logger, mount, nice, nohup, nproc, pgrep, pidof, pkill,
    printenv, ps, reset, setsid, stty, tty, umount, uname, uptime, which, whoami, xargs,
  }),
); // prettier-ignore
