/** What became of the Pod as kubectl shows it. */
import { within } from '#domain/world/origin.ts';
import { met, notMet, withRole, type Bound, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { happened, inEveryRun, MINUTE, podsOf, seconds, type Observed } from './observed.ts';

type Status = Extract<Observed['events'][number], { readonly op: 'status' }>;

const lastStatus = (bound: Bound, run: Observed): Status | undefined => {
  const names = podsOf(bound, run).map(({ metadata }) => metadata?.name);
  return run.events.findLast((event): event is Status => event.op === 'status' && names.includes(event.pod));
};

/** After a minute STATUS is that, and READY too where it is asked. */
export const status: Judge<RuleKinds['status']> = ({ role, is, ready }, scene) =>
  withRole(role, scene, (bound) =>
    inEveryRun(scene, MINUTE, [bound], (run) => {
      const found = lastStatus(bound, run);
      const at = bound.workload.origin;
      if (!found) return notMet('The Pod never came to be.', '', at);
      const evidence = `After ${seconds(run.since)} the Pod is ${found.ready} ${found.status}, with ${found.restarts} restarts.`;
      return found.status === is && (ready === undefined || found.ready === ready)
        ? met(evidence, at)
        : notMet(`${evidence}${firstComplaint(bound, run)}`, `It has to become ${is}.`, at);
    }),
  );

function firstComplaint({ workload }: Bound, { cluster }: Observed): string {
  const warning = cluster
    .events()
    .find(({ type, name }) => type === 'Warning' && name.startsWith(workload.name));
  return warning ? ` ${warning.reason}: ${warning.message}.` : '';
}

/** The containers of the role's Pod end with 0 within so many seconds. */
export const completes: Judge<RuleKinds['completes']> = ({ role, within: limit }, scene) =>
  withRole(role, scene, (bound) =>
    inEveryRun(scene, MINUTE, [bound], (run) => {
      const at = bound.workload.origin;
      const done = run.events.find(
        (event) =>
          event.op === 'status' && event.pod.startsWith(bound.workload.name) && event.status === 'Completed',
      );
      if (done && done.at <= limit * 1000)
        return met(`All containers ended with 0 by ${seconds(done.at)}.`, at);
      const found = lastStatus(bound, run);
      const late = done
        ? `It was complete at ${seconds(done.at)} only.`
        : `It was not complete after ${seconds(run.since)}: ${found?.status ?? 'never started'}.`;
      return notMet(late, 'Every container of the Pod has to end by itself.', at);
    }),
  );

/** It runs on from its first start to the end of the minute. */
export function ranOn(bound: Bound, run: Observed): Judgement {
  const { name, origin } = bound.container;
  const at = within(origin, 'command');
  const [begun] = happened('start', bound, run);
  const exits = happened('exit', bound, run);
  const [first] = exits;
  if (!begun) {
    const found = lastStatus(bound, run);
    return notMet(`${name} was never started: the Pod stays ${found?.status ?? 'Pending'}.`, '', origin);
  }
  if (!first) return met(`${name} ran from ${seconds(begun.at)} to the end.`, at);
  const said = happened('log', bound, run).find((entry) => entry.at <= first.at && entry.stream === 'stderr');
  const why = said ? ` It said: "${said.line}".` : '';
  return notMet(
    `${name} ended ${exits.length === 1 ? '' : `${exits.length} times, first `}at ${seconds(first.at)} with code ${first.code}.${why}`,
    `Give ${name} a command that goes on, as the task has it.`,
    at,
  );
}
