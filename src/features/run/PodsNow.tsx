import type { CSSProperties } from 'react';
import { podsTable } from '#domain/simulation/record/table.ts';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import styles from './Screen.module.css';
import { secondsOf } from './axis.ts';

/** What kubectl would have shown at the moment. As high as it ever gets, so that nothing below it moves. */
export function PodsNow({ record, at }: { readonly record: RunRecord; readonly at: number }) {
  return (
    <div className={styles.block}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <pre className={styles.screen} tabIndex={0} role="group" aria-label={`Pods at ${secondsOf(at)}`}>
        <span className={styles.command}>
          <span className={styles.prompt}>$ </span>kubectl get pods
          {'\n'}
        </span>
        <span className={styles.table} style={{ '--lines': record.pods.length + 1 } as CSSProperties}>
          {podsTable(record, at)}
        </span>
      </pre>
    </div>
  );
}
