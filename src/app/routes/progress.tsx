import { recentAttempts } from '#app/attempts.ts';
import { course } from '#app/course.ts';
import { Page } from '#app/Page.tsx';
import { countByChapter } from '#app/standing.ts';
import { useProgress } from '#app/use-standing.ts';
import { DataPanel } from '#features/progress/DataPanel.tsx';
import { ProgressPage } from '#features/progress/ProgressPage.tsx';
import { progress } from '#platform/progress.ts';
import { useStore } from '#platform/store.ts';

export function Component() {
  const events = useStore(progress, (state) => state.events);
  const folded = useProgress();
  return (
    <Page title="Progress">
      <ProgressPage
        chapters={countByChapter(course, folded)}
        attempts={recentAttempts(course, events)}
        data={<DataPanel count={events.length} />}
      />
    </Page>
  );
}
