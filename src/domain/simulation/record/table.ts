import type { PodRecord, PodRow, RunRecord } from './types.ts';

/** The row that holds at a moment; undefined before the Pod was made and once it is gone. */
export function rowAt(pod: PodRecord, at: number): PodRow | undefined {
  if (at < pod.at || (pod.gone !== undefined && at >= pod.gone)) return undefined;
  return pod.rows.findLast((row) => row.at <= at) ?? pod.rows[0];
}

/** `kubectl get pods` at a moment of the run, with kubectl's own spacing. `at`: virtual milliseconds. */
export function podsTable(record: RunRecord, at: number): string {
  const rows = record.pods.flatMap((pod) => {
    const row = rowAt(pod, at);
    const age = `${Math.floor((at - pod.at) / 1000)}s`;
    return row ? [[pod.name, row.ready, row.status, String(row.restarts), age]] : [];
  });
  if (rows.length === 0) return 'No resources found in default namespace.';
  const table = [['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => (column < row.length - 1 ? cell.padEnd((widths[column] ?? 0) + 3) : cell))
        .join(''),
    )
    .join('\n');
}
