import type { Program } from '#domain/simulation/kernel/process.ts';
import { find } from '#domain/simulation/applets/find/find.ts';
import { cp } from './copy.ts';
import { dd, fsync } from './dd.ts';
import { install } from './install.ts';
import { link, ln, readlink, realpath } from './links.ts';
import { ls } from './ls.ts';
import { mkdir, mkfifo, mktemp } from './make.ts';
import { mv } from './move.ts';
import { chgrp, chmod, chown } from './owner.ts';
import { rm, rmdir, unlink } from './remove.ts';
import { df, du, sync } from './space.ts';
import { stat } from './stat.ts';
import { touch, truncate } from './touch.ts';

export const FILE_APPLETS: ReadonlyMap<string, Program> = new Map(
  Object.entries({
    chgrp, chmod, chown, cp, dd, df, du, find, fsync, install, link, ln, ls, mkdir, mkfifo, mktemp, mv, readlink, realpath, rm, rmdir, stat, sync, touch,
    truncate, unlink,
  }),
); // prettier-ignore
