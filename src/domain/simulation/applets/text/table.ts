import type { Program } from '#domain/simulation/kernel/process.ts';
import { cat, tee } from './cat.ts';
import { wc } from './count.ts';
import { cut } from './cut.ts';
import { head } from './head.ts';
import { seq, yes } from './sequence.ts';
import { sort } from './sort.ts';
import { tail } from './tail.ts';
import { tr } from './tr.ts';
import { uniq } from './uniq.ts';

export const TEXT_APPLETS: ReadonlyMap<string, Program> = new Map(
  Object.entries({ cat, cut, head, seq, sort, tail, tee, tr, uniq, wc, yes }),
);
