import type { ExerciseEntry } from '#domain/course/types.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './ExerciseCard.module.css';

interface ExerciseCardProps {
  readonly exercise: ExerciseEntry;
  /** Best result so far, or undefined before the first check. */
  readonly best: number | undefined;
}

function standingOf({ of }: ExerciseEntry, best: number | undefined): string {
  if (best === undefined) return `${of} points`;
  return best === of ? `Full marks: ${best} of ${of} points` : `Your best: ${best} of ${of} points`;
}

/** The way from a lesson to its exercise. */
export function ExerciseCard({ exercise, best }: ExerciseCardProps) {
  return (
    <aside className={styles.card} aria-label={`Exercise: ${exercise.title}`}>
      <div>
        <p className={styles.kind}>
          <Icon name="exercise" size={16} /> Exercise
        </p>
        <p className={styles.title}>{exercise.title}</p>
        <p className={styles.facts}>
          {exercise.minutes} min · {standingOf(exercise, best)}
        </p>
      </div>
      <Link to={`/exercises/${exercise.id}`} className={buttonClass('primary')}>
        {best === undefined ? 'Write it yourself' : 'Open again'}
      </Link>
    </aside>
  );
}
