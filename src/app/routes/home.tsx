import { lazy, Suspense } from 'react';
import { whereILeft } from '#domain/progress/fold.ts';
import { HomePage } from '#features/home/HomePage.tsx';
import { course } from '#app/course.ts';
import { nextStep } from '#app/next-step.ts';
import { Page } from '#app/Page.tsx';
import { useStanding } from '#app/use-standing.ts';
import { progress } from '#platform/progress.ts';
import { useStore } from '#platform/store.ts';

const OpeningDrawing = lazy(() => import('#app/OpeningDrawing.tsx'));

/** Where the picture has no room it is not fetched either. */
const hasRoom = (): boolean => matchMedia('(min-width: 60.01rem)').matches;

export function Component() {
  const standing = useStanding();
  const events = useStore(progress, (state) => state.events);
  return (
    <Page title="Lessons">
      <HomePage
        course={course}
        done={{ lessons: standing.finished, exercises: standing.solved, questions: standing.right }}
        next={nextStep(course, standing, whereILeft(course, events))}
        started={events.length > 0}
        picture={<Suspense>{hasRoom() && <OpeningDrawing />}</Suspense>}
      />
    </Page>
  );
}
