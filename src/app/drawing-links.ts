/** Which part of a drawing stands at which place of the text, and the other way round. */
import type { Span } from '#domain/kubernetes/span.ts';
import type { Graph } from '#domain/topology/types.ts';

interface Written {
  readonly id: string;
  readonly span: Span;
}

/** Parts that the learner wrote; what is given stands in another text. */
function writtenParts({ nodes, edges }: Graph): readonly Written[] {
  const given = new Set(nodes.filter((node) => node.given).map(({ id }) => id));
  const own = [
    ...nodes.filter((node) => !node.given),
    ...edges.filter(({ from, to }) => !given.has(from) || !given.has(to)),
  ];
  return own.flatMap(({ id, at }) => (at ? [{ id, span: at.span }] : []));
}

export function spansOf(graph: Graph, id: string | undefined): readonly Span[] {
  return writtenParts(graph).flatMap((part) => (part.id === id ? [part.span] : []));
}

/** The part that the caret stands in; of nested ones the innermost, so that a container wins over its Pod. */
export function partAt(graph: Graph, caret: number | undefined): ReadonlySet<string> {
  if (caret === undefined) return new Set();
  const [innermost] = writtenParts(graph)
    .filter(({ span: [start, end] }) => start <= caret && caret <= end)
    .sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]));
  return new Set(innermost ? [innermost.id] : []);
}
