import { laneX, type Across, type Channel } from './channels.ts';
import type { Return, Segment } from './columns.ts';
import { into, out, type Plan } from './levels.ts';
import type { Link } from './outline.ts';
import { groupBy, labelOf, moved, tidy, type Point } from './place.ts';
import type { PlacedEdge } from './types.ts';

/** Distance of two lines that lead back below everything. */
export const RETURN_LANE = 26;

/** The lines between what stands in the columns, from inside one Pod to inside another. */
export function routesOf(plan: Plan, across: Across): PlacedEdge[] {
  const segments = groupBy(plan.columns.segments, ({ edge }) => edge.id);
  const turns = new Map(plan.columns.returns.map((turn, index) => [turn.link.edge.id, { turn, index }]));
  return plan.columns.links.map((link): PlacedEdge => {
    const back = turns.get(link.edge.id);
    const own = segments.get(link.edge.id) ?? [];
    const middle = back
      ? returnPoints(plan, across, back.turn, back.index)
      : own.flatMap((segment) => crossing(plan, across.channels[segment.column], segment));
    const column = back ? back.turn.toColumn : own.at(-1)?.column;
    const { start, end } = endsOf(plan, across, link);
    const points = tidy([...start, ...middle, ...end]);
    return { edge: link.edge, points, label: labelIn(across.channels[column ?? 0], plan, link) };
  });
}

function labelIn(channel: Channel | undefined, plan: Plan, { edge, to }: Link): PlacedEdge['label'] {
  const x = channel ? (channel.labels + channel.end - 8) / 2 : 0;
  return { x, y: into(plan, to, edge) - 10, text: labelOf(edge) };
}

/** What the two items themselves draw of the line. */
function endsOf(plan: Plan, across: Across, { edge, from, to }: Link): { start: Point[]; end: Point[] } {
  const place = (id: string, points: readonly Point[] | undefined): Point[] =>
    moved(points ?? [], across.lefts.get(id) ?? 0, plan.tops.get(id) ?? 0);
  return {
    start: place(from, plan.items.get(from)?.exits.get(edge.id)),
    end: place(to, plan.items.get(to)?.entries.get(edge.id)),
  };
}

function crossing(plan: Plan, channel: Channel | undefined, { edge, from, to }: Segment): Point[] {
  const x = laneX(channel, edge.id);
  return [
    { x, y: out(plan, from, edge) },
    { x, y: into(plan, to, edge) },
  ];
}

function returnPoints(plan: Plan, across: Across, turn: Return, index: number): Point[] {
  const { edge, from, to } = turn.link;
  const right = laneX(across.channels[turn.fromColumn + 1], `${edge.id}:down`);
  const left = laneX(across.channels[turn.toColumn], `${edge.id}:up`);
  const y = plan.bottom + 14 + index * RETURN_LANE;
  return [
    { x: right, y: out(plan, from, edge) },
    { x: right, y },
    { x: left, y },
    { x: left, y: into(plan, to, edge) },
  ];
}
