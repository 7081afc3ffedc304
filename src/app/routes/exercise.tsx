import { useNavigate } from 'react-router';
import { course, loadExercise } from '#app/course.ts';
import { LiveRun } from '#app/LiveRun.tsx';
import { LiveWorkbench } from '#app/LiveWorkbench.tsx';
import type { Params } from '#app/navigation/LoadedPage.tsx';
import { Page } from '#app/Page.tsx';
import { pastOf } from '#app/standing.ts';
import { useProgress } from '#app/use-standing.ts';
import type { Exercise } from '#domain/course/types.ts';
import { ExercisePage } from '#features/exercise/ExercisePage.tsx';
import { append, progress } from '#platform/progress.ts';
import { useStore } from '#platform/store.ts';
import { Link } from '#ui/Link.tsx';
import { Prose } from '#ui/Prose.tsx';
import styles from './exercise.module.css';

export const load = ({ id = '' }: Params) => loadExercise(id);

/** What comes after it in the course: the next exercise, or the questions of its chapter after the last. */
function after(id: string, chapter: string): { readonly to: string; readonly title: string } {
  const place = course.exercises.findIndex((entry) => entry.id === id);
  const next = course.exercises[place + 1];
  return next
    ? { to: `/exercises/${next.id}`, title: next.title }
    : { to: `/questions/${chapter}`, title: 'Questions of this chapter' };
}

export function Component({ data: exercise }: { readonly data: Exercise }) {
  const navigate = useNavigate();
  const loaded = useStore(progress, (state) => state.loaded);
  const folded = useProgress();
  const chapter = course.chapters.find(({ slug }) => slug === exercise.chapter);
  const lesson = course.lessons.findLast((entry) => entry.chapter === exercise.chapter);
  const next = after(exercise.id, exercise.chapter);
  return (
    <Page title={exercise.title}>
      {loaded && (
        <ExercisePage
          key={exercise.id}
          exercise={exercise}
          past={pastOf(folded, exercise.id)}
          workbench={(part) => <LiveWorkbench key={exercise.id} {...part} />}
          run={(part) => <LiveRun key={exercise.id} {...part} />}
          prose={(tree) => <Prose tree={tree} />}
          lead={
            <p className={styles.lead}>
              <Link to="/exercises">Exercises</Link>
              {lesson && chapter && (
                <>
                  {' · taught in '}
                  <Link to={`/lessons/${lesson.slug}`}>{lesson.title}</Link>
                </>
              )}
            </p>
          }
          next={{ title: next.title, go: () => void navigate(next.to) }}
          onEvent={append}
        />
      )}
    </Page>
  );
}
