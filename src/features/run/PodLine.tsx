import { rowAt } from '#domain/simulation/record/table.ts';
import type { PodRecord } from '#domain/simulation/record/types.ts';
import styles from './Chart.module.css';

/** The Pod's name, and what it is at the moment. */
export function PodLine({ pod, at }: { readonly pod: PodRecord; readonly at: number }) {
  const row = rowAt(pod, at);
  return (
    <p className={styles.podLine}>
      <strong>{pod.name}</strong> <span className={styles.kind}>Pod</span>
      <span className={styles.podStatus}>{row ? `${row.status} · ${row.ready} ready` : 'not there'}</span>
    </p>
  );
}
