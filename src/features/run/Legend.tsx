import type { Moment, RunRecord } from '#domain/simulation/record/types.ts';
import styles from './Legend.module.css';
import { SIGNS, hasFailed, signsIn } from './signs.ts';

export function Glyph({ kind }: { readonly kind: Moment['kind'] }) {
  const { path, filled, bad } = SIGNS[kind];
  return (
    <svg
      className={styles.glyph}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      data-bad={bad || undefined}
      data-filled={filled || undefined}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

/** What the signs mean: those that stand on the chart. */
export function Legend({ record }: { readonly record: RunRecord }) {
  return (
    <ul className={styles.legend} aria-label="Signs" aria-hidden="true">
      <li>
        <span className={styles.running} /> running
      </li>
      <li>
        <span className={styles.waiting} /> waiting
      </li>
      <li>
        <span className={styles.line} /> a line of the log
      </li>
      {hasFailed(record) && (
        <li>
          <span className={styles.failed} /> ended with an error
        </li>
      )}
      {signsIn(record).map((kind) => (
        <li key={kind}>
          <Glyph kind={kind} /> {SIGNS[kind].means}
        </li>
      ))}
    </ul>
  );
}
