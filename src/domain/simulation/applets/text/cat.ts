/** cat and tee: bytes handed on as they come. */
import { applet, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { CANNOT_OPEN, eachInput, eachLine, NAME_ALONE } from '#domain/simulation/applets/inputs.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, print, readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export const cat: Program = applet(
  { usage: '[-nbvteA] [FILE]...', letters: 'nbvteAsu', long: 'number=n' },
  (call) => {
    const isPlain = call.options.lastOf('nbvteA') === undefined;
    const change = isPlain ? undefined : lineChange(call);
    return eachInput(
      call,
      call.operands,
      (file) => (change ? changed(call, file, change) : copied(call, file)),
      CANNOT_OPEN,
    );
  },
);

function* copied({ process }: Call, file: OpenFile): Task<void> {
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file)) {
    yield* print(process, part);
    yield null;
  }
}

const changed = ({ process }: Call, file: OpenFile, change: (line: string) => string): Task<void> =>
  eachLine(process, file, function* (line) {
    yield* print(process, change(line));
  });

function lineChange({ options }: Call): (line: string) => string {
  const has = (letters: string): boolean => options.lastOf(letters) !== undefined;
  let count = 0;
  return (line) => {
    const body = line.replace(/\n$/, '');
    const end = line.slice(body.length);
    let shown = has('vteA') ? visible(body) : body;
    if (has('tA')) shown = shown.replaceAll('\t', '^I');
    const isNumbered = options.has('b') ? body !== '' : options.has('n');
    if (isNumbered) count += 1;
    return (isNumbered ? `${String(count).padStart(6)}\t` : '') + shown + (has('eA') && end ? '$' : '') + end;
  };
}

/** Control characters as `^X`, bytes over 127 as `M-x`. */
function visible(bytes: string): string {
  let shown = '';
  for (const character of bytes) {
    const code = character.charCodeAt(0);
    const low = code & 127;
    const name =
      low === 127 ? '^?' : low < 32 ? `^${String.fromCharCode(low + 64)}` : String.fromCharCode(low);
    if (code > 127) shown += `M-${name}`;
    else shown += character === '\t' ? character : name;
  }
  return shown;
}

export const tee: Program = applet(
  { usage: '[-ai] [FILE]...', letters: 'ai', long: 'append=a' },
  function* (call) {
    const { process, options, operands } = call;
    const mode = { write: true, append: options.has('a'), truncate: !options.has('a') };
    const files: OpenFile[] = [];
    let code = 0;
    for (const path of operands) {
      try {
        files.push(openFile(process, path, mode));
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        code = 1;
        yield* warn(call, NAME_ALONE(path, error.message));
      }
    }
    if (options.has('i')) process.dispositions.set(2, 'ignore');
    const input = descriptorOf(process, 0);
    for (let part = yield* readSome(process, input); part !== null; part = yield* readSome(process, input)) {
      yield* print(process, part);
      for (const file of files) yield* file.write(process, part);
      yield null;
    }
    for (const file of files) file.release(process.kernel);
    return code;
  },
);
