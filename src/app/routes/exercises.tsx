import { course } from '#app/course.ts';
import { Page } from '#app/Page.tsx';
import { useStanding } from '#app/use-standing.ts';
import { ExercisesPage } from '#features/exercises/ExercisesPage.tsx';

export function Component() {
  return (
    <Page title="Exercises">
      <ExercisesPage course={course} best={useStanding().best} />
    </Page>
  );
}
