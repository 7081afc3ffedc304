import type { RunRecord } from '#domain/simulation/record/types.ts';
import styles from './Lists.module.css';
import { storyOf } from './story.ts';

/** The whole run as text; also what is printed of it. */
export function Story({ record }: { readonly record: RunRecord }) {
  return (
    <details className={styles.twin}>
      <summary>As text</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <ol className={styles.story} tabIndex={0}>
        {storyOf(record).map(({ text }, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </details>
  );
}
