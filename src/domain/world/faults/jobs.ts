import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { endingOfContainer, readContainer } from '#domain/world/container-commands.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { podSpecAt } from '#domain/world/workloads.ts';
import { finding } from './finding.ts';

/** A second container that never ends keeps a Job from its end; a native sidecar does not. */
export function jobFaults(workload: Workload): readonly Diagnostic[] {
  const jobSpec = jobSpecOf(workload);
  const apps = workload.containers.filter(({ kind }) => kind === 'app');
  const endless = apps.filter(isEndless);
  if (jobSpec === undefined || endless.length === 0 || endless.length === apps.length) return [];
  // A neighbour that sees its processes may well end it.
  if (workload.shareProcessNamespace) return [];
  const limit = [jobSpec, podSpecAt(workload)].map((origin) => within(origin, 'activeDeadlineSeconds'));
  if (limit.some((origin) => valueAt(origin) !== undefined)) return [];
  return endless
    .filter(({ restartPolicy }) => restartPolicy !== 'Always')
    .map((container) => neverCompletes(container, `${endless.length}/${apps.length}`));
}

function jobSpecOf({ kind, origin }: Workload) {
  if (kind === 'Job') return within(origin, 'spec');
  return kind === 'CronJob' ? within(origin, 'spec', 'jobTemplate', 'spec') : undefined;
}

/** A long sleep comes to its end. */
function isEndless(container: ContainerFact): boolean {
  const { seconds, ending } = readContainer(container);
  return endingOfContainer(container) === 'stays' && (ending !== 'stays' || seconds === Infinity);
}

function neverCompletes(container: ContainerFact, ready: string): Diagnostic {
  return finding('fault', 'job-never-completes', within(container.origin, 'name'), {
    what: `${container.name} never ends, so the Job never completes: once the work is done the Pod shows ${ready} NotReady.`,
    why: 'A Job counts a Pod as done when all its regular containers have ended. A native sidecar is stopped by itself then.',
    fix: `Move ${container.name} to initContainers with restartPolicy: Always.`,
  });
}
