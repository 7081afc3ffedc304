import { within } from '#domain/world/origin.ts';
import { met, notMet, withRoles, type Bound, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { happened, inEveryRun, MINUTE, podsOf, seconds, type Observed } from './observed.ts';

/** The first container is up before the other one is launched, because Kubernetes promises it. */
export const startsBefore: Judge<RuleKinds['startsBefore']> = ({ first, next }, scene) =>
  withRoles([first, next], scene, ([one, other]) => {
    if (!one || !other) return notMet('A container is missing.', 'Add it.');
    return inEveryRun(scene, MINUTE, [one, other], (run) => startedBefore(one, other, run));
  });

function startedBefore(one: Bound, other: Bound, run: Observed): Judgement {
  const [a, b] = [one.container.name, other.container.name];
  const up = happened('started', one, run)[0];
  const launched = happened('start', other, run)[0];
  if (one.container.kind === 'app' && other.container.kind === 'app')
    return notMet(
      `${a} and ${b} both stand under containers: no order between them is promised.`,
      `Make ${a} a sidecar: move it to initContainers, with restartPolicy: Always.`,
      one.container.origin,
    );
  if (!up) return notMet(`${a} was never up${statusOf(one, run)}.`, '', one.container.origin);
  if (!launched) return notMet(`${b} was never started${statusOf(other, run)}.`, '', other.container.origin);
  const evidence = `${a} was up at ${seconds(up.at)}, ${b} was launched at ${seconds(launched.at)}.`;
  return up.at <= launched.at
    ? met(evidence, one.container.origin)
    : notMet(evidence, `Make ${a} a sidecar that stands before ${b}.`, one.container.origin);
}

const statusOf = (bound: Bound, run: Observed): string => {
  const status = run.events.findLast(
    (event) =>
      event.op === 'status' && podsOf(bound, run).some(({ metadata }) => metadata?.name === event.pod),
  );
  return status?.op === 'status' ? `: the Pod stays ${status.status}` : '';
};

/** When the Pod is deleted, the other container is asked to stop only once the first has ended. */
export const stopsAfter: Judge<RuleKinds['stopsAfter']> = ({ first, next }, scene) =>
  withRoles([first, next], scene, ([one, other]) => {
    if (!one || !other) return notMet('A container is missing.', 'Add it.');
    const plan = { ...MINUTE, deletes: one.workload.name };
    return inEveryRun(scene, plan, [one, other], (run) => stoppedAfter(one, other, run));
  });

function stoppedAfter(one: Bound, other: Bound, run: Observed): Judgement {
  const [a, b] = [one.container.name, other.container.name];
  const ended = happened('exit', one, run).find(({ at }) => at >= run.since);
  const asked = happened('stop', other, run).find(({ at }) => at >= run.since);
  const late = !ended ? a : b;
  if (!ended || !asked)
    return notMet(
      `The Pod was deleted at ${seconds(run.since)}, and ${late} did not run then.`,
      '',
      one.container.origin,
    );
  const evidence = `The Pod was deleted at ${seconds(run.since)}: ${a} ended at ${seconds(ended.at)}, ${b} was asked to stop at ${seconds(asked.at)}.`;
  return asked.at >= ended.at
    ? met(evidence, other.container.origin)
    : notMet(
        evidence,
        `Make ${b} a sidecar: those are stopped after the containers.`,
        within(other.container.origin, 'restartPolicy'),
      );
}
