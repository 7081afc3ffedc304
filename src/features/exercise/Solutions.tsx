import { useEffect } from 'react';
import type { Solution } from '#domain/course/types.ts';
import { Tabs } from '#ui/Tabs.tsx';
import styles from './ExercisePage.module.css';

interface SolutionsProps {
  readonly solutions: readonly Solution[];
  readonly onShown: (name: string) => void;
}

const titleOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** One right form beside the other, to compare with one's own; nothing of it goes into the editor by itself. */
export function Solutions({ solutions, onShown }: SolutionsProps) {
  const first = solutions[0]?.name;
  useEffect(() => {
    if (first !== undefined) onShown(first);
  }, [first, onShown]);
  if (first === undefined) return null;
  const tabs = solutions.map(({ name, note, text }) => ({
    id: name,
    title: titleOf(name),
    panel: (
      <>
        <p className={styles.note}>{note}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <figure className={styles.listing} tabIndex={0} aria-label={`Solution: ${titleOf(name)}`}>
          <pre>{text.trimEnd()}</pre>
        </figure>
      </>
    ),
  }));
  return (
    <section className={styles.solutions} aria-label="Solutions">
      <h2 className={styles.heading}>Solutions</h2>
      <Tabs label="Forms of the solution" tabs={tabs} onSelect={onShown} />
    </section>
  );
}
