/** Regular expressions as the C library of a container has them: POSIX' dialects, leftmost-longest, over bytes. */
import { backtrack } from './backtrack.ts';
import { compileRegex, type Instruction, type RegexProgram } from './compile.ts';
import { Matcher } from './match.ts';
import { parseRegex } from './parse.ts';
import { RegexError } from './syntax.ts';

export interface RegexFlags {
  readonly ignoreCase?: boolean;
}

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** By number; 0 is the whole match, undefined a group that took no part. */
  readonly groups: readonly (string | undefined)[];
}

export interface PosixRegex {
  /** The number of groups. */
  readonly groups: number;
  test(text: string): boolean;
  /** `notAtBegin`: the text is the rest of a line, as after a first match; `^` does not match at its begin. */
  exec(text: string, notAtBegin?: boolean): RegexMatch | undefined;
}

/**
 * `awk`: the extended dialect and, for what is no such expression, the basic one, as BusyBox' awk does it for expressions in strings.
 * Throws `RegexError` with the words of regcomp.
 */
export function posixRegex(
  source: string,
  dialect: 'bre' | 'ere' | 'awk',
  flags: RegexFlags = {},
): PosixRegex {
  const foldsCase = flags.ignoreCase === true;
  if (dialect !== 'awk') return new Compiled(source, dialect === 'ere', foldsCase);
  try {
    return new Compiled(source, true, foldsCase);
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return new Compiled(source, false, foldsCase);
  }
}

class Compiled implements PosixRegex {
  readonly groups: number;
  private readonly program: RegexProgram;
  private readonly first: Uint8Array | undefined;

  constructor(source: string, isExtended: boolean, foldsCase: boolean) {
    this.program = compileRegex(parseRegex(source, isExtended, foldsCase));
    this.groups = this.program.groups;
    this.first = firstBytes(this.program);
  }

  test(text: string): boolean {
    return this.search(text, false, true) !== undefined;
  }

  exec(text: string, notAtBegin = false): RegexMatch | undefined {
    const found = this.search(text, notAtBegin, false);
    if (!found) return undefined;
    const { slots, end } = found;
    const start = slots[0] ?? 0;
    const groups: (string | undefined)[] = [text.slice(start, end)];
    for (let group = 1; group <= this.groups; group += 1) {
      const [from = -1, to = -1] = slots.subarray(2 * group - 1, 2 * group + 1);
      groups.push(from < 0 || to < from ? undefined : text.slice(from, to));
    }
    return { start, end, groups };
  }

  private search(text: string, notAtBegin: boolean, anywhere: boolean) {
    const subject = { text, notAtBegin };
    if (this.program.hasBackReferences) return backtrack(this.program, subject);
    return new Matcher(this.program, subject, this.first).run(anywhere);
  }
}

/** Bytes that a match can begin with, so that a search can pass over the others; undefined when a match can be empty. */
function firstBytes({ code }: RegexProgram): Uint8Array | undefined {
  const bytes = new Uint8Array(256);
  const seen = new Set<number>();
  const stack = [0];
  for (let position = stack.pop(); position !== undefined; position = stack.pop()) {
    const instruction = code[position];
    if (!instruction || seen.has(position)) continue;
    seen.add(position);
    if (instruction.op === 'match' || instruction.op === 'back') return undefined;
    if (instruction.op === 'set') addTo(bytes, instruction.set);
    else stack.push(...following(instruction, position));
  }
  return bytes;
}

function addTo(bytes: Uint8Array, set: Uint8Array): void {
  for (const [byte, isIn] of set.entries()) if (isIn === 1) bytes[byte] = 1;
}

function following(instruction: Instruction, position: number): readonly number[] {
  if (instruction.op === 'split') return [instruction.first, instruction.second];
  return [instruction.op === 'jump' ? instruction.to : position + 1];
}
