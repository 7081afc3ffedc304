/** Tables as the API server makes them for `kubectl get`. After pkg/printers/internalversion/printers.go of Kubernetes v1.35. */
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { ageOf } from '#domain/simulation/kubectl/timestamps.ts';

export interface Column {
  readonly title: string;
  /** Shown by `-o wide` only. */
  readonly isWide: boolean;
  cell(object: ApiObject, cluster: RunningCluster): string | number;
}

type Cell<Kind> = (object: Kind, cluster: RunningCluster) => string | number;

/** The table shows objects of its own kind only: the caller looks it up by kind. */
const typed =
  <Kind extends ApiObject>(cell: Cell<Kind>): Column['cell'] =>
  (object, cluster) =>
    cell(object as Kind, cluster);

export const column = <Kind extends ApiObject>(title: string, cell: Cell<Kind>): Column => ({
  title,
  isWide: false,
  cell: typed(cell),
});

export const wide = <Kind extends ApiObject>(title: string, cell: Cell<Kind>): Column => ({
  title,
  isWide: true,
  cell: typed(cell),
});

export const NAME = column('NAME', ({ metadata }) => metadata?.name ?? '');

export const AGE = column('AGE', ({ metadata }, { wallTime }) =>
  ageOf(metadata?.creationTimestamp, wallTime),
);

export const NONE = '<none>';
