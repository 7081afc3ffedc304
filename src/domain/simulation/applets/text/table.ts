import { md5sum, sha1sum, sha256sum, sha512sum } from '#domain/simulation/applets/digest/sums.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { cat, tee } from './cat.ts';
import { cmp } from './compare.ts';
import { wc } from './count.ts';
import { cut } from './cut.ts';
import { diff } from './diff.ts';
import { hexdump, od } from './dump.ts';
import { head } from './head.ts';
import { expand, fold, nl, rev, tac, unexpand } from './lines.ts';
import { comm, paste } from './paste.ts';
import { seq, yes } from './sequence.ts';
import { sort } from './sort.ts';
import { base64, shuf, split } from './split.ts';
import { tail } from './tail.ts';
import { tr } from './tr.ts';
import { uniq } from './uniq.ts';
import { strings, xxd } from './xxd.ts';

export const TEXT_APPLETS: ReadonlyMap<string, Program> = new Map(
  Object.entries({
    base64, cat, cmp, comm, cut, diff, expand, fold, head, hexdump, md5sum, nl, od, paste, rev, seq, sha1sum, sha256sum, sha512sum,
    shuf, sort, split, strings, tac, tail, tee, tr, unexpand, uniq, wc, xxd, yes,
  }),
); // prettier-ignore
