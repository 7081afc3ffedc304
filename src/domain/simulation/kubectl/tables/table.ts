import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { labelsText } from '#domain/simulation/kubectl/selectors.ts';
import { TABLED, aligned } from '#domain/simulation/kubectl/tab-writer.ts';
import { AGE, NAME, NONE, column, type Column } from './columns.ts';
import { ENDPOINTS, ENDPOINT_SLICE, NETWORK_POLICY, SERVICE } from './network.ts';
import { CLAIM, CONFIG_MAP, EVENT, NAMESPACE, NODE, SECRET, SERVICE_ACCOUNT } from './others.ts';
import { POD } from './pod.ts';
import { CRON_JOB, DAEMON_SET, DEPLOYMENT, JOB, REPLICA_SET, STATEFUL_SET } from './workloads.ts';

const TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  ['ConfigMap', CONFIG_MAP],
  ['CronJob', CRON_JOB],
  ['DaemonSet', DAEMON_SET],
  ['Deployment', DEPLOYMENT],
  ['Endpoints', ENDPOINTS],
  ['EndpointSlice', ENDPOINT_SLICE],
  ['Event', EVENT],
  ['Job', JOB],
  ['Namespace', NAMESPACE],
  ['NetworkPolicy', NETWORK_POLICY],
  ['Node', NODE],
  ['PersistentVolumeClaim', CLAIM],
  ['Pod', POD],
  ['ReplicaSet', REPLICA_SET],
  ['Secret', SECRET],
  ['Service', SERVICE],
  ['ServiceAccount', SERVICE_ACCOUNT],
  ['StatefulSet', STATEFUL_SET],
]);

export interface TableOptions {
  readonly isWide: boolean;
  readonly hasHeadings: boolean;
  /** Each object's namespace first. */
  readonly hasNamespaces: boolean;
  readonly hasLabels: boolean;
  /** Labels that have columns of their own. */
  readonly labelColumns: readonly string[];
  /** `pod`, `deployment.apps`: stands before each name; empty for none. */
  readonly prefix: string;
}

/** A table with its headings; without objects, nothing. */
export function tableText(
  kind: string,
  objects: readonly ApiObject[],
  cluster: RunningCluster,
  options: TableOptions,
): string {
  if (objects.length === 0) return '';
  const columns = columnsOf(kind, options);
  const headings = options.hasHeadings ? [columns.map(({ title }) => title)] : [];
  const rows = objects.map((object) => columns.map((one) => oneLine(String(one.cell(object, cluster)))));
  return aligned([...headings, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''), TABLED);
}

function columnsOf(kind: string, options: TableOptions): readonly Column[] {
  const own = (TABLES.get(kind) ?? [NAME, AGE]).filter(({ isWide }) => options.isWide || !isWide);
  return [
    ...(options.hasNamespaces
      ? [column('NAMESPACE', ({ metadata }) => metadata?.namespace ?? 'default')]
      : []),
    ...own.map((one) =>
      one.title === 'NAME' && options.prefix !== '' ? prefixed(one, options.prefix) : one,
    ),
    ...options.labelColumns.map(labelColumn),
    ...(options.hasLabels ? [column('LABELS', ({ metadata }) => labelsText(metadata?.labels))] : []),
  ];
}

const prefixed = (name: Column, prefix: string): Column => ({
  ...name,
  cell: (object, cluster) => `${prefix}/${name.cell(object, cluster)}`,
});

const labelColumn = (label: string): Column =>
  column((label.split('/').at(-1) ?? label).toUpperCase(), ({ metadata }) =>
    metadata?.labels && Object.hasOwn(metadata.labels, label) ? (metadata.labels[label] ?? '') : NONE,
  );

/** Of a cell with several lines the first is shown. */
function oneLine(text: string): string {
  const end = text.search(/[\f\n\r]/);
  return end < 0 ? text : `${text.slice(0, end)}...`;
}
