/** A run in sentences: the same as its drawing, for whoever reads rather than looks. */
import { rowAt } from '#domain/simulation/record/table.ts';
import type { ContainerRecord, PodRecord, RunRecord, Span } from '#domain/simulation/record/types.ts';
import { lengthOf, secondsOf } from './axis.ts';
import { isEnd } from './bars.ts';
import { namedIn } from './moment.ts';

export interface Sentence {
  readonly at: number;
  /** `0.2 s: writer starts.` */
  readonly text: string;
}

interface Told {
  readonly at: number;
  readonly says: string;
}

function spanTold(name: string, span: Span, before: Span | undefined): readonly Told[] {
  const { from, state, reason, code, restart } = span;
  if (state === 'running') {
    const again = restart === 0 ? 'starts' : `is started again (restart ${restart})`;
    return [{ at: from, says: `${name} ${again}` }];
  }
  if (isEnd(span, before)) {
    const why = reason === '' ? '' : `: ${reason}`;
    return [{ at: from, says: `${name} ends with exit code ${code ?? 0}${why}` }];
  }
  const changed = before !== undefined && before.reason !== reason && reason !== '';
  return changed ? [{ at: from, says: `${name} waits: ${reason}` }] : [];
}

const containerTold = (name: string, { spans, moments }: ContainerRecord): readonly Told[] => [
  ...spans.flatMap((span, index) => spanTold(name, span, spans[index - 1])),
  ...moments.map(({ at, says }) => ({ at, says: `${name} ${says}` })),
];

const podTold = ({ name, rows, gone }: PodRecord): readonly Told[] => [
  ...rows.map(({ at, ready, status }) => ({ at, says: `Pod ${name} shows ${status}, ready ${ready}` })),
  ...(gone === undefined ? [] : [{ at: gone, says: `Pod ${name} is gone` }]),
];

/** In the order of time; what Pods show comes after what their containers did. */
export function storyOf(record: RunRecord): readonly Sentence[] {
  const told = [
    ...namedIn(record).flatMap(({ name, container }) => containerTold(name, container)),
    ...record.pods.flatMap(podTold),
  ];
  return told
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, says }) => ({ at, text: `${secondsOf(at)}: ${says}.` }));
}

const times = (count: number): string => (count === 1 ? 'one restart' : `${count} restarts`);

/** What the Pods are at the end, in one line: `web is CrashLoopBackOff, ready 2/3, 3 restarts`. */
export function summaryOf(record: RunRecord): string {
  const pods = record.pods.map((pod) => {
    const row = rowAt(pod, record.length);
    if (!row) return `${pod.name} is gone`;
    const again = row.restarts === 0 ? 'no restarts' : times(row.restarts);
    return `${pod.name} is ${row.status}, ready ${row.ready}, ${again}`;
  });
  const shown = pods.slice(0, 3).join('; ');
  const rest = pods.length > 3 ? `; and ${pods.length - 3} more` : '';
  return pods.length === 0 ? '' : `After ${lengthOf(record.length)} ${shown}${rest}.`;
}
