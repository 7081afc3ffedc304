import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { ofUsualSize } from '#domain/world/usual-size.ts';
import { fileEvidence } from './files.ts';
import { adapterEvidence, ambassadorEvidence, frontEvidence } from './network.ts';
import type { PatternFinding, PatternName } from './types.ts';

/**
 * The patterns that each Pod shows, with what they were seen by. Conservative: what is neither said by the kind of the
 * container nor seen in files and ports is not claimed. One container can show two: how it is written, and what it does.
 */
export function findPatterns(world: World): readonly PatternFinding[] {
  return ofUsualSize(world).workloads.flatMap((workload) =>
    workload.containers.flatMap((container) => patternsOf(container, workload, world)),
  );
}

function patternsOf(container: ContainerFact, workload: Workload, world: World): readonly PatternFinding[] {
  const found = (pattern: PatternName, evidence: string | undefined): readonly PatternFinding[] =>
    evidence === undefined ? [] : [{ pattern, container: container.id, evidence }];
  if (container.kind === 'init') return found('init', initEvidence(container, workload));
  return [
    ...found('native-sidecar', nativeEvidence(container)),
    ...found('adapter', adapterEvidence(container, workload, world)),
    ...found('ambassador', ambassadorEvidence(container, workload, world)),
    ...found(
      'sidecar',
      frontEvidence(container, workload, world) ?? fileEvidence(container, workload, world),
    ),
  ];
}

function initEvidence(container: ContainerFact, workload: Workload): string {
  const next = workload.containers
    .filter(({ startRank }) => startRank === container.startRank + 1)
    .map(({ name }) => name);
  return next.length === 0
    ? `${container.name} stands in initContainers`
    : `${container.name} runs to its end before ${next.join(' and ')}`;
}

function nativeEvidence(container: ContainerFact): string | undefined {
  return container.kind === 'sidecar'
    ? `${container.name} stands in initContainers with restartPolicy: Always`
    : undefined;
}
