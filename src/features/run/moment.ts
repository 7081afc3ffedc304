/** What can be said of one moment of a run. */
import type {
  ContainerRecord,
  EventRecord,
  LogEntry,
  PodRecord,
  RunRecord,
} from '#domain/simulation/record/types.ts';
import { settledAt } from './axis.ts';
import { toneOf, type Tone } from './bars.ts';

export interface Standing {
  readonly says: string;
  readonly tone: Tone;
}

/** In a word or two; an exit code other than 0 is worth saying where nothing else says it. */
export function standingAt({ spans, moments }: ContainerRecord, at: number): Standing {
  const span = spans.findLast(({ from }) => from <= at) ?? spans[0];
  if (!span) return { says: 'never started', tone: 'plain' };
  if (span.state === 'running') {
    const isKnown = !moments.some((moment) => moment.kind === 'unmodelled' && moment.at <= at);
    return { says: isKnown ? 'running' : 'running, not verified', tone: 'plain' };
  }
  const code = span.state === 'ended' && span.code ? `, exit ${span.code}` : '';
  return { says: `${span.reason || span.state}${code}`, tone: toneOf(span) };
}

/** How often it had been restarted by then. */
export const restartsAt = ({ spans }: ContainerRecord, at: number): number =>
  spans.findLast(({ from }) => from <= at)?.restart ?? 0;

export interface LogLine extends LogEntry {
  readonly container: ContainerRecord;
  /** As in `Named`. */
  readonly label: string;
}

export interface Named {
  /** Tells it from the others of the run: `web-6d4cf-x2x5p/app` where there are several Pods. */
  readonly name: string;
  /** The same without what all Pods' names begin with: `x2x5p/app`. */
  readonly label: string;
  readonly pod: PodRecord;
  readonly container: ContainerRecord;
}

/** How many letters all names begin with, up to a hyphen. */
function commonStart(names: readonly string[]): number {
  const [first = ''] = names;
  const ends = [...first.matchAll(/-/g)].map(({ index }) => index + 1);
  return ends.findLast((end) => names.every((name) => name.startsWith(first.slice(0, end)))) ?? 0;
}

export function namedIn({ pods }: RunRecord): readonly Named[] {
  const start = commonStart(pods.map(({ name }) => name));
  return pods.flatMap((pod) =>
    pod.containers.map((container) => {
      const [name, label] =
        pods.length > 1
          ? [`${pod.name}/${container.name}`, `${pod.name.slice(start)}/${container.name}`]
          : [container.name, container.name];
      return { name, label, pod, container };
    }),
  );
}

/** The lines written up to a moment, oldest first; of all containers where none is chosen. */
export function linesUntil(record: RunRecord, chosen: string | undefined, at: number): readonly LogLine[] {
  return namedIn(record)
    .filter(({ name }) => chosen === undefined || name === chosen)
    .flatMap(({ label, container }) =>
      container.log.filter((entry) => entry.at <= at).map((entry) => ({ ...entry, label, container })),
    )
    .toSorted((a, b) => a.at - b.at);
}

export const eventsUntil = (record: RunRecord, at: number): readonly EventRecord[] =>
  record.events.filter((event) => event.at <= at);

/** Where the scrubber stops: whenever something became different, without the lines of the logs. */
export function changesOf(record: RunRecord): readonly number[] {
  const times = record.pods.flatMap((pod) => [
    ...pod.rows.map(({ at }) => at),
    ...(pod.gone === undefined ? [] : [pod.gone]),
    ...pod.containers.flatMap(({ spans, moments }) => [
      ...spans.map(({ from }) => from),
      ...moments.map(({ at }) => at),
    ]),
  ]);
  const settled = [0, ...times, record.length].map((at) => settledAt(at, record.length));
  return [...new Set(settled)].toSorted((a, b) => a - b);
}

export const changeBefore = (changes: readonly number[], at: number): number | undefined =>
  changes.findLast((change) => change < at);

export const changeAfter = (changes: readonly number[], at: number): number | undefined =>
  changes.find((change) => change > at);
