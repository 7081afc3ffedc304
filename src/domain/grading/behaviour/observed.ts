/** What rules see of an answer that was run, and how several runs of it are judged as one. */
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { EventOf, Happening, TraceEvent } from '#domain/simulation/trace/events.ts';
import type { Bound, Scene } from '#domain/grading/scene.ts';
import { isFixed, notMet, unverified } from '#domain/grading/scene.ts';
import type { Judgement } from '#domain/grading/types.ts';

/** How an answer is run for a rule. Rules with the same plan share its runs. */
export interface Plan {
  /** Virtual seconds. */
  readonly seconds: number;
  /** The Pod that is deleted then; the run goes on until it is gone. */
  readonly deletes?: string;
}

/** One run, at its end. */
export interface Observed {
  readonly cluster: RunningCluster;
  /** What had happened by then. */
  readonly events: readonly TraceEvent[];
  /** The same, and it grows with what is done to the cluster now. */
  readonly live: readonly TraceEvent[];
  /** When the deletion was asked for, in virtual milliseconds; the length of the run without one. */
  readonly since: number;
  /** Which budget was spent, in words; empty when the run came to its end. */
  readonly cutShort: string;
}

/** The runs of an answer: the same manifests, each time with other luck in what comes first. */
export type Runs = (plan: Plan) => readonly Observed[];

export const MINUTE: Plan = { seconds: 60 };

/** The Pods of a bound role: one of that name, or those of its controller. */
export function podsOf({ workload }: Bound, { cluster }: Observed): readonly Pod[] {
  return cluster.pods().filter(({ metadata }) => {
    if ((metadata?.namespace ?? 'default') !== workload.namespace) return false;
    const name = metadata?.name ?? '';
    return workload.kind === 'Pod' ? name === workload.name : name.startsWith(`${workload.name}-`);
  });
}

const isOf = ({ pod }: TraceEvent, { workload }: Bound): boolean =>
  workload.kind === 'Pod' ? pod === workload.name : pod.startsWith(`${workload.name}-`);

/** What happened of one kind in the container of a role, in order. */
export const happened = <Op extends Happening['op']>(
  op: Op,
  bound: Bound,
  run: Observed,
): readonly EventOf<Op>[] =>
  run.events.filter(
    (event): event is EventOf<Op> =>
      event.op === op && event.container === bound.container.name && isOf(event, bound),
  );

/** `12.3 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/**
 * Judges each run. What holds in some orders of events only is luck, and does not hold. A container that did something that is
 * not modelled cannot be told to fail.
 */
export function inEveryRun(
  scene: Scene,
  plan: Plan,
  concerned: readonly Bound[],
  judge: (run: Observed) => Judgement,
): Judgement {
  const runs = scene.runs?.(plan) ?? [];
  if (runs.length === 0) return unverified('It was not run.');
  const judgements = runs.map((run) => withinLimits(scene, run, concerned, judge(run)));
  const failed = judgements.filter(({ holds }) => holds === false);
  const [first] = failed;
  if (!first) return judgements.find(({ holds }) => holds === null) ?? judgements[0] ?? unverified('');
  if (failed.length === judgements.length) return first;
  const luck = `It depends on luck: it holds in ${judgements.length - failed.length} of ${judgements.length} orders of events. In the others: ${first.evidence}`;
  return { ...notMet(luck, first.fix ?? ''), ...(first.at ? { at: first.at } : {}) };
}

/**
 * Not held against the learner: what the model does not know, unless the task fixes what the container is, and what did not happen
 * because the run was cut short.
 */
function withinLimits(
  scene: Scene,
  run: Observed,
  concerned: readonly Bound[],
  judgement: Judgement,
): Judgement {
  if (judgement.holds !== false) return judgement;
  if (run.cutShort !== '') return unverified(`The run was cut short: ${run.cutShort}.`);
  const unknown = concerned
    .filter(({ role }) => !isFixed(scene, role))
    .flatMap((bound) => happened('unmodelled', bound, run));
  const [first] = unknown;
  if (!first) return judgement;
  return unverified(`${first.container} does what is not modelled (${first.what}), so this is not verified.`);
}
