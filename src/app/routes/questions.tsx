import { course } from '#app/course.ts';
import { Page } from '#app/Page.tsx';
import { useStanding } from '#app/use-standing.ts';
import { QuestionsPage } from '#features/questions/QuestionsPage.tsx';

export function Component() {
  return (
    <Page title="Questions">
      <QuestionsPage chapters={course.chapters} right={useStanding().right} />
    </Page>
  );
}
