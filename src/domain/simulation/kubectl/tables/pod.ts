import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { podColumns } from '#domain/simulation/kubectl/status-columns.ts';
import { AGE, NAME, NONE, column, wide } from './columns.ts';

export const POD = [
  NAME,
  column<Pod>('READY', (pod, { wallTime }) => podColumns(pod, wallTime).ready),
  column<Pod>('STATUS', (pod, { wallTime }) => podColumns(pod, wallTime).status),
  column<Pod>('RESTARTS', (pod, { wallTime }) => podColumns(pod, wallTime).restarts),
  AGE,
  wide<Pod>('IP', ({ status }) => status?.podIP || NONE),
  wide<Pod>('NODE', ({ spec }) => spec?.nodeName || NONE),
  wide<Pod>('NOMINATED NODE', ({ status }) => status?.nominatedNodeName || NONE),
  wide<Pod>('READINESS GATES', gates),
];

function gates({ spec, status }: Pod): string {
  const all = spec?.readinessGates ?? [];
  if (all.length === 0) return NONE;
  const isTrue = (wanted: string | undefined): boolean =>
    status?.conditions?.find(({ type }) => type === wanted)?.status === 'True';
  return `${all.filter(({ conditionType }) => isTrue(conditionType)).length}/${all.length}`;
}
