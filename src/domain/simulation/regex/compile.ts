/** From the tree to a small machine's program, which `match.ts` and `backtrack.ts` run. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { ParsedRegex } from './parse.ts';
import { canBeEmpty, type Assertion, type ByteSet, type RegexNode } from './syntax.ts';

export type Instruction =
  | { readonly op: 'set'; readonly set: ByteSet }
  | { readonly op: 'assert'; readonly what: Assertion }
  | { readonly op: 'back'; readonly group: number }
  /** Goes on at both, sooner at the first. */
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  /** Notes the position. */
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'reset'; readonly slot: number }
  /** Gives up when the loop's body matched nothing again: it could go round for ever. */
  | { readonly op: 'progress'; readonly slot: number }
  | { readonly op: 'match' };

export interface RegexProgram {
  readonly code: readonly Instruction[];
  /** Slot 0 is the match's begin; 2n - 1 and 2n are the begin and end of group n. */
  readonly slots: number;
  readonly groups: number;
  readonly hasBackReferences: boolean;
}

/** Counted repeats are written out; a program longer than this is no longer a learner's. */
const MOST_INSTRUCTIONS = 20_000;

export function compileRegex({ tree, groups }: ParsedRegex): RegexProgram {
  const writer = new Writer(groups);
  writer.write(tree);
  writer.emit({ op: 'match' });
  const { code, slots } = writer;
  return { code, slots, groups, hasBackReferences: contains(tree, 'back') };
}

function contains(node: RegexNode, kind: RegexNode['kind']): boolean {
  if (node.kind === kind) return true;
  if (node.kind === 'sequence') return node.items.some((item) => contains(item, kind));
  if (node.kind === 'choice') return node.options.some((option) => contains(option, kind));
  return 'body' in node && contains(node.body, kind);
}

class Writer {
  readonly code: Instruction[] = [];
  slots: number;

  constructor(groups: number) {
    this.slots = 2 * groups + 1;
  }

  emit(instruction: Instruction): void {
    if (this.code.length >= MOST_INSTRUCTIONS) throw new Unmodelled('a regular expression of this size');
    this.code.push(instruction);
  }

  write(node: RegexNode): void {
    switch (node.kind) {
      case 'set':
      case 'assert':
      case 'back':
        this.emit(simple(node));
        return;
      case 'group':
        this.emit({ op: 'save', slot: 2 * node.group - 1 });
        this.write(node.body);
        this.emit({ op: 'save', slot: 2 * node.group });
        return;
      case 'sequence':
        for (const item of node.items) this.write(item);
        return;
      case 'choice':
        this.choice(node.options);
        return;
      case 'repeat':
        this.repeat(node.body, node.least, node.most);
    }
  }

  private newSlot(): number {
    this.slots += 1;
    return this.slots - 1;
  }

  private choice(options: readonly RegexNode[]): void {
    const leaves: { to: number }[] = [];
    for (const [position, option] of options.entries()) {
      if (position === options.length - 1) {
        this.write(option);
        break;
      }
      const split = this.split();
      this.write(option);
      const leave = { op: 'jump' as const, to: 0 };
      this.emit(leave);
      leaves.push(leave);
      split.second = this.code.length;
    }
    for (const leave of leaves) leave.to = this.code.length;
  }

  private repeat(body: RegexNode, least: number, most: number): void {
    for (let count = 0; count < least; count += 1) this.write(body);
    if (Number.isFinite(most)) this.optional(body, most - least, least === 0);
    else this.loop(body);
  }

  /** A turn behind another one that matches nothing is none: what the other one matched stays. */
  private optional(body: RegexNode, copies: number, isFirst: boolean): void {
    const splits: { second: number }[] = [];
    for (let count = 0; count < copies; count += 1) {
      splits.push(this.split());
      const guard = canBeEmpty(body) && !(isFirst && count === 0) ? this.newSlot() : undefined;
      if (guard !== undefined) this.emit({ op: 'save', slot: guard });
      this.write(body);
      if (guard !== undefined) this.emit({ op: 'progress', slot: guard });
    }
    for (const split of splits) split.second = this.code.length;
  }

  private loop(body: RegexNode): void {
    const guard = canBeEmpty(body) ? this.newSlot() : undefined;
    if (guard !== undefined) this.emit({ op: 'reset', slot: guard });
    const head = this.code.length;
    const split = this.split();
    this.write(body);
    if (guard !== undefined) this.emit({ op: 'progress', slot: guard });
    this.emit({ op: 'jump', to: head });
    split.second = this.code.length;
  }

  /** A split whose first way is what follows; the second is set by who asks. */
  private split(): { second: number } {
    const split = { op: 'split' as const, first: this.code.length + 1, second: 0 };
    this.emit(split);
    return split;
  }
}

function simple(node: Extract<RegexNode, { kind: 'set' | 'assert' | 'back' }>): Instruction {
  if (node.kind === 'set') return { op: 'set', set: node.set };
  if (node.kind === 'assert') return { op: 'assert', what: node.what };
  return { op: 'back', group: node.group };
}
