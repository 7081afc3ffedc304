/** From the trace of a run to the record that is drawn. */
import type { Container, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { ClusterEvent } from '#domain/simulation/cluster/running.ts';
import { restartsAfter } from '#domain/simulation/kubelet/restart-policy.ts';
import type { EventOf, Happening, TraceEvent } from '#domain/simulation/trace/events.ts';
import { momentOf } from './moments.ts';
import { spansOf } from './spans.ts';
import type { ContainerKind, ContainerRecord, EventRecord, PodRecord, RunRecord } from './types.ts';

/** What of a run the record is made from. */
export interface Recorded {
  readonly now: number;
  readonly trace: { readonly events: readonly TraceEvent[] };
  /** Every Pod that there ever was, also those that are gone. */
  everyPod(): readonly Pod[];
  events(): readonly ClusterEvent[];
  /** Which budget was spent, in words; empty when none was. */
  readonly cutShort: string;
}

/** So many lines of one container are kept, from the first. */
const KEPT_LINES = 500;

/** Its length is the present of the run. */
export function recordOf(run: Recorded): RunRecord {
  const { events } = run.trace;
  return {
    length: run.now,
    cutShort: run.cutShort,
    pods: run.everyPod().map((pod) => podRecord(pod, events, run.now)),
    events: run.events().map(eventRecord),
    unmodelled: unmodelledIn(events),
  };
}

const eventRecord = ({ last, type, reason, message, kind, name }: ClusterEvent): EventRecord => ({
  at: last,
  type,
  reason,
  object: `${kind.toLowerCase()}/${name}`,
  message,
});

/** Once for each container and thing. */
function unmodelledIn(events: readonly TraceEvent[]): readonly string[] {
  const said = events
    .filter((event) => event.op === 'unmodelled')
    .map(({ pod, container, what }) => `${pod}/${container}: ${what}`);
  return [...new Set(said)];
}

function podRecord(pod: Pod, events: readonly TraceEvent[], length: number): PodRecord {
  const { name = '', namespace = 'default' } = pod.metadata ?? {};
  const own = events.filter((event) => event.pod === name);
  const statuses = of('status', own);
  const gone = of('gone', own).at(-1);
  return {
    namespace,
    name,
    at: statuses[0]?.at ?? 0,
    rows: statuses.map(({ at, ready, status, restarts }) => ({ at, ready, status, restarts })),
    ...(gone ? { gone: gone.at } : {}),
    containers: containersOf(pod).map(([container, kind]) =>
      containerRecord(container, kind, own, {
        from: statuses[0]?.at ?? 0,
        to: gone?.at ?? length,
        waitsFor: waitingOf(pod, container.name ?? ''),
        restartsAfter: ({ code }) => isKept(pod) && restartsAfter(container, kind, policyOf(pod), code),
      }),
    ),
  };
}

/** A Pod that is being deleted starts nothing any more. */
const isKept = ({ metadata }: Pod): boolean => metadata?.deletionTimestamp === undefined;

function waitingOf({ status }: Pod, name: string): string | undefined {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return all.find((one) => one.name === name)?.state?.waiting?.reason;
}

const policyOf = ({ spec }: Pod): string => spec?.restartPolicy ?? 'Always';

const containersOf = ({ spec }: Pod): readonly (readonly [Container, ContainerKind])[] => [
  ...(spec?.initContainers ?? []).map((one) => [one, initKind(one)] as const),
  ...(spec?.containers ?? []).map((one) => [one, 'app'] as const),
];

const initKind = ({ restartPolicy }: Container): ContainerKind =>
  restartPolicy === 'Always' ? 'sidecar' : 'init';

const of = <Op extends Happening['op']>(op: Op, events: readonly TraceEvent[]): readonly EventOf<Op>[] =>
  events.filter((event): event is EventOf<Op> => event.op === op);

function containerRecord(
  { name = '', image = '' }: Container,
  kind: ContainerKind,
  ofPod: readonly TraceEvent[],
  frame: Parameters<typeof spansOf>[2],
): ContainerRecord {
  const own = ofPod.filter(({ container }) => container === name);
  const log = of('log', own);
  return {
    name,
    kind,
    image,
    spans: spansOf(of('start', own), of('exit', own), frame),
    moments: own.flatMap(momentOf),
    log: log.slice(0, KEPT_LINES).map(({ at, stream, line, restart }) => ({ at, stream, line, restart })),
    omitted: Math.max(0, log.length - KEPT_LINES),
  };
}
