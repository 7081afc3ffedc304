/** Columns of a drawing from left to right: who stands in which, and in which order from top to bottom. */
export interface Arc {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Arcs that close a circle, found depth first from the nodes that nothing leads to. */
export function backArcs(ids: readonly string[], arcs: readonly Arc[]): ReadonlySet<string> {
  const led = new Set(arcs.map(({ to }) => to));
  const outs = outsOf(arcs);
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  for (const root of [...ids.filter((id) => !led.has(id)), ...ids]) {
    if (state.has(root)) continue;
    // Depth first by an own stack: a chain of thousands must not overflow the call stack.
    const stack = [{ id: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const arc = outs.get(top.id)?.[top.next];
      top.next += 1;
      if (!arc) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(arc.to) === 'open') {
        back.add(arc.id);
      } else if (!state.has(arc.to)) {
        state.set(arc.to, 'open');
        stack.push({ id: arc.to, next: 0 });
      }
    }
  }
  return back;
}

function outsOf(arcs: readonly Arc[]): Map<string, Arc[]> {
  const outs = new Map<string, Arc[]>();
  for (const arc of arcs) outs.set(arc.from, [...(outs.get(arc.from) ?? []), arc]);
  return outs;
}

/** Longest path from the left, at least `least(id)`; empty columns are left out. */
export function ranksOf(
  ids: readonly string[],
  forward: readonly Arc[],
  least: (id: string) => number,
): Map<string, number> {
  const outs = outsOf(forward);
  const missing = new Map(ids.map((id) => [id, 0]));
  for (const { to } of forward) missing.set(to, (missing.get(to) ?? 0) + 1);
  const ranks = new Map(ids.map((id) => [id, least(id)]));
  const ready = ids.filter((id) => missing.get(id) === 0);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    for (const { to } of outs.get(id) ?? []) {
      ranks.set(to, Math.max(ranks.get(to) ?? 0, (ranks.get(id) ?? 0) + 1));
      missing.set(to, (missing.get(to) ?? 1) - 1);
      if (missing.get(to) === 0) ready.push(to);
    }
  }
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  const compact = new Map(used.map((rank, index) => [rank, index]));
  return new Map([...ranks].map(([id, rank]) => [id, compact.get(rank) ?? 0]));
}

/** Sweeps by the mean place of the neighbours; whoever has none keeps its place, so that typing moves little. */
export function orderLayers(layers: readonly (readonly string[])[], arcs: readonly Arc[]): string[][] {
  let current = layers.map((layer) => [...layer]);
  for (const direction of ['right', 'left', 'right'] as const) {
    const neighbours = neighboursOf(arcs, direction);
    const order = direction === 'right' ? current.keys() : [...current.keys()].reverse();
    for (const index of order) {
      const fixed = current[direction === 'right' ? index - 1 : index + 1];
      if (!fixed) continue;
      const places = new Map(fixed.map((id, place) => [id, place]));
      current = current.with(
        index,
        sorted(current[index] ?? [], (id) => meanPlace(neighbours.get(id) ?? [], places)),
      );
    }
  }
  return current;
}

function neighboursOf(arcs: readonly Arc[], direction: 'left' | 'right'): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to } of arcs) {
    const [own, other] = direction === 'right' ? [to, from] : [from, to];
    found.set(own, [...(found.get(own) ?? []), other]);
  }
  return found;
}

function meanPlace(ids: readonly string[], places: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => places.get(id) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length;
}

function sorted(layer: readonly string[], placeOf: (id: string) => number | undefined): string[] {
  const wishes = layer.map((id, index) => ({ id, index, place: placeOf(id) }));
  const wishing = wishes.filter(({ place }) => place !== undefined);
  const inOrder = wishing.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.index - b.index);
  const next = inOrder.values();
  return wishes.map((wish) => (wish.place === undefined ? wish.id : (next.next().value?.id ?? wish.id)));
}
