/** Patterns with back-references: what a group matched decides how it goes on, so ways have to be tried one after the other. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { holds, type Subject } from './assertions.ts';
import type { Instruction, RegexProgram } from './compile.ts';
import type { Slots } from './match.ts';

/** So many steps for one search; the number of ways can grow beyond all bounds. */
const MOST_STEPS = 200_000;

interface Way {
  readonly position: number;
  readonly at: number;
  readonly slots: Slots;
}

interface Found {
  readonly slots: Slots;
  readonly end: number;
}

/** Tries the ways one after the other, from each place of the text in turn; the longest match from the first place wins. */
export function backtrack(program: RegexProgram, subject: Subject): Found | undefined {
  const search = { program, subject, steps: 0 };
  for (let begin = 0; begin <= subject.text.length; begin += 1) {
    const found = longestFrom(search, begin);
    if (found) return found;
  }
  return undefined;
}

interface Search {
  readonly program: RegexProgram;
  readonly subject: Subject;
  steps: number;
}

function longestFrom(search: Search, begin: number): Found | undefined {
  const slots = new Int32Array(search.program.slots).fill(-1);
  slots[0] = begin;
  const stack: Way[] = [{ position: 0, at: begin, slots }];
  let best: Found | undefined;
  for (let way = stack.pop(); way; way = stack.pop()) {
    search.steps += 1;
    if (search.steps > MOST_STEPS && best) return best;
    if (search.steps > MOST_STEPS)
      throw new Unmodelled('a regular expression with back-references and too many ways');
    const instruction = search.program.code[way.position];
    if (!instruction) continue;
    if (instruction.op !== 'match') stack.push(...next(instruction, way, search.subject));
    else if (!best || way.at > best.end) best = { slots: way.slots, end: way.at };
  }
  return best;
}

/** Where it goes on, the one to be tried first last. */
function next(instruction: Instruction, way: Way, subject: Subject): readonly Way[] {
  const { position, at, slots } = way;
  if (instruction.op === 'split')
    return [
      { ...way, position: instruction.second },
      { ...way, position: instruction.first },
    ];
  if (instruction.op === 'jump') return [{ ...way, position: instruction.to }];
  if ('slot' in instruction) {
    if (instruction.op === 'progress' && slots[instruction.slot] === at) return [];
    const copy = slots.slice();
    copy[instruction.slot] = instruction.op === 'reset' ? -1 : at;
    return [{ position: position + 1, at, slots: copy }];
  }
  const length = taken(instruction, way, subject);
  return length < 0 ? [] : [{ position: position + 1, at: at + length, slots }];
}

/** How many bytes it takes here; -1 when it does not match. */
function taken(instruction: Instruction, { at, slots }: Way, subject: Subject): number {
  // Behind the end the code is NaN, which is in no set.
  if (instruction.op === 'set') return instruction.set[subject.text.charCodeAt(at)] === 1 ? 1 : -1;
  if (instruction.op === 'assert') return holds(instruction.what, subject, at) ? 0 : -1;
  return instruction.op === 'back' ? repeated(instruction.group, slots, subject.text, at) : -1;
}

function repeated(group: number, slots: Slots, text: string, at: number): number {
  const [begin = -1, end = -1] = slots.subarray(2 * group - 1, 2 * group + 1);
  if (begin < 0 || end < 0) return -1;
  return text.startsWith(text.slice(begin, end), at) ? end - begin : -1;
}
