/**
 * Runs a program along a text once, following all ways at the same time: time grows with text times program, whatever the pattern.
 * The result is POSIX': of the matches that begin first, the longest. Of several ways to match the same bytes the one that is tried
 * first wins, as in the GNU library: greedy repeats, alternatives from the left.
 */
import { holds, type Subject } from './assertions.ts';
import type { Instruction, RegexProgram } from './compile.ts';

/** Positions by slot; -1 where there is none. */
export type Slots = Int32Array;

interface Thread {
  readonly at: number;
  readonly slots: Slots;
}

export class Matcher {
  private readonly program: RegexProgram;
  private readonly subject: Subject;
  private readonly first: Uint8Array | undefined;
  private best: { readonly slots: Slots; readonly end: number } | undefined;
  private threads: Thread[] = [];
  /** By instruction: the turn in which it was reached last. Who comes later has the same future and is dropped. */
  private readonly turns: Int32Array;
  private turn = 1;

  /** `first`: bytes that a match can begin with; undefined when it can be empty. */
  constructor(program: RegexProgram, subject: Subject, first: Uint8Array | undefined) {
    this.program = program;
    this.subject = subject;
    this.first = first;
    this.turns = new Int32Array(program.code.length);
  }

  /** `anywhere`: stops at the first match of any length. */
  run(anywhere: boolean): { readonly slots: Slots; readonly end: number } | undefined {
    const { text } = this.subject;
    let current: Thread[] = [];
    for (let at = 0; at <= text.length; at += 1) {
      if (current.length === 0) {
        if (this.best) break;
        at = this.skip(at);
        this.turn += 1;
      }
      this.threads = current;
      if (!this.best) this.begin(at);
      current = this.threads;
      if (this.best && anywhere) break;
      const byte = at < text.length ? text.charCodeAt(at) : -1;
      current = this.advance(current, byte, at + 1);
      if (this.best && anywhere) break;
    }
    return this.best;
  }

  private skip(from: number): number {
    const { first } = this;
    const { text } = this.subject;
    if (!first) return from;
    let at = from;
    while (at < text.length && first[text.charCodeAt(at)] === 0) at += 1;
    return at;
  }

  private begin(at: number): void {
    const slots = new Int32Array(this.program.slots).fill(-1);
    slots[0] = at;
    this.follow(0, slots, at);
  }

  private advance(current: readonly Thread[], byte: number, next: number): Thread[] {
    this.threads = [];
    this.turn += 1;
    for (const thread of current) {
      if (this.best && (thread.slots[0] ?? 0) > (this.best.slots[0] ?? 0)) continue;
      const instruction = this.program.code[thread.at];
      if (instruction?.op === 'set' && instruction.set[byte] === 1)
        this.follow(thread.at + 1, thread.slots, next);
    }
    return this.threads;
  }

  /** Adds what can be reached from here without a byte, in the order in which it is to be tried. */
  private follow(from: number, slots: Slots, at: number): void {
    const stack: [number, Slots][] = [[from, slots]];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const [position, held] = top;
      const instruction = this.program.code[position];
      if (!instruction || this.turns[position] === this.turn) continue;
      this.turns[position] = this.turn;
      if (instruction.op === 'set') this.threads.push({ at: position, slots: held });
      else if (instruction.op === 'match') this.found(held, at);
      else if (instruction.op === 'split') stack.push([instruction.second, held], [instruction.first, held]);
      else if (instruction.op === 'jump') stack.push([instruction.to, held]);
      else {
        const after = this.pass(instruction, held, at);
        if (after) stack.push([position + 1, after]);
      }
    }
  }

  private pass(instruction: Instruction, slots: Slots, at: number): Slots | undefined {
    if (instruction.op === 'assert') return holds(instruction.what, this.subject, at) ? slots : undefined;
    if (!('slot' in instruction)) return undefined;
    const { op, slot } = instruction;
    if (op === 'progress' && slots[slot] === at) return undefined;
    return withSlot(slots, slot, op === 'reset' ? -1 : at);
  }

  private found(slots: Slots, end: number): void {
    const begin = slots[0] ?? 0;
    const bestBegin = this.best?.slots[0] ?? begin;
    if (!this.best || begin < bestBegin || (begin === bestBegin && end > this.best.end))
      this.best = { slots, end };
  }
}

function withSlot(slots: Slots, slot: number, value: number): Slots {
  if (slots[slot] === value) return slots;
  const copy = slots.slice();
  copy[slot] = value;
  return copy;
}
