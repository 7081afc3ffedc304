import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { course, loadQuestions, notFound } from '#app/course.ts';
import { Page } from '#app/Page.tsx';
import { recordAnswer } from '#app/use-standing.ts';
import { QuestionRun } from '#features/questions/QuestionRun.tsx';

export async function loader({ params }: LoaderFunctionArgs) {
  const chapter = course.chapters.find(({ slug }) => slug === params['chapter']);
  const questions = chapter && (await loadQuestions(chapter.slug));
  if (!chapter || !questions || questions.length === 0) throw notFound();
  return { chapter, questions };
}

export function Component() {
  const { chapter, questions } = useLoaderData<typeof loader>();
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
