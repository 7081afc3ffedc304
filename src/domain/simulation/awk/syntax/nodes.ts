import type { Cursor } from './cursor.ts';
import type { Expression } from './tree.ts';

type Without<Node> = Node extends unknown ? Omit<Node, 'operands' | 'blocks' | 'line'> : never;

/** What waits for others, or runs statements that can. */
const BLOCKING = new Set(['system', 'close', 'fflush']);

/** Makes nodes that know their line and whether they can wait. */
export class Nodes {
  private readonly cursor: Cursor;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  make(operation: Without<Expression>, operands: readonly Expression[] = []): Expression {
    const blocks =
      operation.kind === 'call' ||
      operation.kind === 'getline' ||
      (operation.kind === 'builtin' && BLOCKING.has(operation.name)) ||
      operands.some((operand) => operand.blocks);
    return { ...operation, operands, blocks, line: this.cursor.peek().line };
  }
}
