import type { ReactNode } from 'react';
import type { Exercise } from '#domain/course/types.ts';
import type { Root } from '#domain/questions/prose.ts';
import styles from './ExercisePage.module.css';

interface TaskProps {
  readonly exercise: Exercise;
  readonly hints: number;
  readonly prose: (tree: Root) => ReactNode;
}

/** `kind: Pod` of each document, for the line above the given objects. Reading for show only: the core judges. */
function kindsOf(given: string): readonly string[] {
  return [...given.matchAll(/^kind:\s*([A-Za-z]+)/gm)].map(([, kind = '']) => kind);
}

function Given({ given }: { readonly given: string }) {
  if (given.trim() === '') return null;
  const kinds = kindsOf(given);
  return (
    <details className={styles.given}>
      <summary>
        Already in the cluster{kinds.length > 0 && `: ${kinds.join(', ')}`}{' '}
        <span className={styles.faint}>(read-only)</span>
      </summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <figure className={styles.listing} tabIndex={0} aria-label="Objects that exist already">
        <pre>{given.trimEnd()}</pre>
      </figure>
    </details>
  );
}

export function Task({ exercise, hints, prose }: TaskProps) {
  const shown = exercise.hints.slice(0, hints);
  return (
    <section className={styles.task} aria-label="Task">
      {prose(exercise.task)}
      <Given given={exercise.given} />
      {shown.length > 0 && (
        <ol className={styles.hints} aria-label="Hints">
          {shown.map((hint, index) => (
            // Hints are a fixed list, shown from its start.
            <li key={index}>
              <span className={styles.label}>
                Hint {index + 1} of {exercise.hints.length}
              </span>
              {prose(hint)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
