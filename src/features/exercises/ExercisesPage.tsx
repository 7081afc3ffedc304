import type { CourseIndex, ExerciseEntry } from '#domain/course/types.ts';
import { Badge } from '#ui/Badge.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './ExercisesPage.module.css';

interface ExercisesPageProps {
  readonly course: CourseIndex;
  /** Best points by exercise. */
  readonly best: ReadonlyMap<string, number>;
}

const DIFFICULTIES = ['', 'Easy', 'Medium', 'Hard'];

function Standing({
  exercise,
  best,
}: {
  readonly exercise: ExerciseEntry;
  readonly best: number | undefined;
}) {
  if (best === undefined) return <Badge>Not tried yet</Badge>;
  if (best === exercise.of) {
    return (
      <Badge tone="good" icon="check">
        Full marks: {best} of {exercise.of}
      </Badge>
    );
  }
  return (
    <Badge tone="warn">
      Best: {best} of {exercise.of}
    </Badge>
  );
}

export function ExercisesPage({ course, best }: ExercisesPageProps) {
  const chapterTitles = new Map(course.chapters.map(({ slug, title }) => [slug, title]));
  return (
    <div className={styles.page}>
      <h1>Exercises</h1>
      <p className={styles.lead}>
        Tasks in the exam’s wording. Write the manifests; the editor says while you type what the API server
        would say, and Check says what the task still lacks.
      </p>
      <ul className={styles.exercises}>
        {course.exercises.map((exercise) => (
          <li key={exercise.id} className={styles.exercise}>
            <div>
              <h2>
                <Link to={`/exercises/${exercise.id}`}>{exercise.title}</Link>
              </h2>
              <p className={styles.facts}>
                <span>{chapterTitles.get(exercise.chapter)}</span>
                <span>{exercise.minutes} min</span>
                <span>{DIFFICULTIES[exercise.difficulty]}</span>
              </p>
            </div>
            <Standing exercise={exercise} best={best.get(exercise.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
