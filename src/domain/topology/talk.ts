import { listenersOf } from '#domain/world/listeners.ts';
import type { BoundPort, ForwardTarget } from '#domain/world/listening.ts';
import type { ContainerFact, Mark, Workload, World } from '#domain/world/types.ts';

/** Where a container sends what it accepts, as its image's model reads its configuration. */
export interface Forward {
  readonly host: string;
  readonly port: number;
  readonly scheme: string;
  /** Share among the members of one upstream; undefined when all have the same. */
  readonly weight: number | undefined;
  readonly at: Mark | undefined;
}

interface Spoken {
  /** Ports that are known to be bound; undefined when nothing is known of the image. */
  readonly bound: readonly number[] | undefined;
  readonly forwards: readonly Forward[];
}

/** What is known of each container's network, by container. */
export type Talk = ReadonlyMap<ContainerFact, Spoken>;

export function boundPorts(talk: Talk, container: ContainerFact): readonly number[] | undefined {
  return talk.get(container)?.bound;
}

/** `most`: how many containers are looked at, because the drawing shows no more. */
export function talkOf(world: World, most: number): Talk {
  const all = world.workloads
    .slice(0, most)
    .flatMap((workload) => workload.containers.slice(0, most).map((container) => ({ workload, container })));
  return new Map(
    all.slice(0, most).map(({ workload, container }) => [container, spokenBy(workload, container, world)]),
  );
}

function spokenBy(workload: Workload, container: ContainerFact, world: World): Spoken {
  const listening = listenersOf(workload, container, world);
  if (!listening.known) return { bound: undefined, forwards: [] };
  const bound = [...new Set(listening.ports.map(({ port }) => port))];
  return { bound, forwards: distinct(listening.ports.flatMap(forwardsOf)) };
}

function forwardsOf({ forwardsTo }: BoundPort): Forward[] {
  const uneven = unevenIn(forwardsTo);
  return forwardsTo.map((target) => ({
    host: target.host,
    port: target.port,
    scheme: target.scheme,
    weight: uneven.has(target.upstream) ? target.weight : undefined,
    at: target.at,
  }));
}

/** The upstreams whose members have different weights. */
function unevenIn(targets: readonly ForwardTarget[]): ReadonlySet<string> {
  const weights = new Map<string, number>();
  const uneven = new Set<string>();
  for (const { upstream, weight } of targets) {
    if (upstream !== '' && (weights.get(upstream) ?? weight) !== weight) uneven.add(upstream);
    weights.set(upstream, weight);
  }
  return uneven;
}

/** One line for one destination, from however many ports it is reached. */
function distinct(forwards: readonly Forward[]): Forward[] {
  const seen = new Map(forwards.toReversed().map((forward) => [`${forward.host}:${forward.port}`, forward]));
  return [...seen.values()].reverse();
}
