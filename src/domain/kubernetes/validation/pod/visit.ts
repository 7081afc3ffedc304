import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';

export interface VisitedContainer {
  readonly container: Container;
  readonly path: FieldPath;
}

/** Every container with its path, init containers first. After VisitContainersWithPath in pkg/apis/core/pods. */
export function containersWithPath(spec: PodSpec, specPath: FieldPath): VisitedContainer[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, at) => ({ container, path: specPath.child(list).index(at) })),
  );
}
