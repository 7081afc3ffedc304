import { course, loadQuestions } from '#app/course.ts';
import type { Params } from '#app/navigation/LoadedPage.tsx';
import { Page } from '#app/Page.tsx';
import { recordAnswer } from '#app/use-standing.ts';
import type { ChapterEntry } from '#domain/course/types.ts';
import type { Question } from '#domain/questions/types.ts';
import { QuestionRun } from '#features/questions/QuestionRun.tsx';

interface ChapterQuestions {
  readonly chapter: ChapterEntry;
  readonly questions: readonly Question[];
}

export async function load({ chapter: slug }: Params): Promise<ChapterQuestions | undefined> {
  const chapter = course.chapters.find((entry) => entry.slug === slug);
  const questions = chapter && (await loadQuestions(chapter.slug));
  return chapter && questions && questions.length > 0 ? { chapter, questions } : undefined;
}

export function Component({ data: { chapter, questions } }: { readonly data: ChapterQuestions }) {
  return (
    <Page title={`Questions: ${chapter.title}`}>
      <QuestionRun
        key={chapter.slug}
        title={chapter.title}
        questions={questions}
        lessons={course.lessons}
        onAnswered={recordAnswer}
      />
    </Page>
  );
}
