/** md5sum, sha1sum, sha256sum and sha512sum: real digests, and the check of lists of them. */
import { applet, Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import {
  CANNOT_OPEN,
  contentOf,
  eachInput,
  linesOf,
  NAME_ALONE,
  openInput,
} from '#domain/simulation/applets/inputs.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print, readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { md5 } from './md5.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { sha512 } from './sha512.ts';

type Digest = (bytes: string) => string;

const summing = (digest: Digest): Program =>
  applet({ usage: '[-c[sw]] [FILE]...', letters: 'cswb' }, (call) =>
    call.options.has('c') ? check(call, digest) : sums(call, digest),
  );

const sums = (call: Call, digest: Digest): Task =>
  eachInput(
    call,
    call.operands,
    function* (file, path) {
      const bytes = yield* readAll(call.process, file);
      yield* print(call.process, `${digest(bytes)}  ${path}\n`);
      yield null;
    },
    CANNOT_OPEN,
  );

function* check(call: Call, digest: Digest): Task {
  const { process, options, operands } = call;
  const lines = linesOf(yield* contentOf(process, operands[0] ?? '-', NAME_ALONE));
  const entries = lines.flatMap((line) => [...line.matchAll(/^([0-9a-fA-F]+) [ *](.*)$/g)]);
  if (options.has('w') && entries.length < lines.length) yield* warn(call, 'invalid format');
  if (entries.length === 0) throw new Failure('no checksum lines found');
  let bad = 0;
  for (const entry of entries) bad += yield* badness(call, entry, digest);
  if (bad > 0 && !options.has('s'))
    yield* warn(call, `WARNING: ${bad} of ${entries.length} computed checksums did NOT match`);
  return bad > 0 ? 1 : 0;
}

/** 1 when the file is not what the list says. */
function* badness(call: Call, [, wanted = '', path = '']: readonly string[], digest: Digest): Task {
  const isGood = (yield* digestOf(call, path, digest)) === wanted.toLowerCase();
  if (!call.options.has('s')) yield* print(call.process, `${path}: ${isGood ? 'OK' : 'FAILED'}\n`);
  yield null;
  return isGood ? 0 : 1;
}

function* digestOf(call: Call, path: string, digest: Digest): Task<string> {
  try {
    const file = openInput(call.process, path);
    const bytes = yield* readAll(call.process, file);
    file.release(call.process.kernel);
    return digest(bytes);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* warn(call, CANNOT_OPEN(path, error.message));
    return '';
  }
}

export const md5sum = summing(md5);
export const sha1sum = summing(sha1);
export const sha256sum = summing(sha256);
export const sha512sum = summing(sha512);
