import { useEffect } from 'react';
import { course, loadWholeLesson, type WholeLesson } from '#app/course.ts';
import type { Params } from '#app/navigation/LoadedPage.tsx';
import { Page } from '#app/Page.tsx';
import { ReportLink } from '#app/ReportLink.tsx';
import { recordAnswer, useStanding } from '#app/use-standing.ts';
import { ExerciseCard } from '#features/lesson/ExerciseCard.tsx';
import { LessonPage, type LessonSlots } from '#features/lesson/LessonPage.tsx';
import { QuestionCard } from '#features/questions/QuestionCard.tsx';
import { FlowTopology } from '#features/topology/FlowTopology.tsx';
import { append } from '#platform/progress.ts';

export const load = ({ slug = '' }: Params) => loadWholeLesson(slug);

export function Component({ data: { lesson, topologies, questions } }: { readonly data: WholeLesson }) {
  const { best, finished } = useStanding();
  const { slug } = lesson;
  useEffect(() => void append({ kind: 'lesson-opened', lesson: slug }), [slug]);

  const place = course.lessons.findIndex((entry) => entry.slug === slug);
  const slots: LessonSlots = {
    topology: (id) => {
      const topology = topologies.get(id);
      return topology && <FlowTopology topology={topology} />;
    },
    exercise: (id) => {
      const exercise = course.exercises.find((entry) => entry.id === id);
      return exercise && <ExerciseCard exercise={exercise} best={best.get(id)} />;
    },
    question: (id) => {
      const question = questions.get(id);
      return (
        question && (
          <QuestionCard
            key={id}
            question={question}
            onAnswered={(answer, right) => recordAnswer(question, answer, right)}
          />
        )
      );
    },
  };
  return (
    <Page title={lesson.title}>
      <LessonPage
        key={slug}
        lesson={lesson}
        chapterTitle={course.chapters.find((chapter) => chapter.slug === lesson.chapter)?.title ?? ''}
        slots={slots}
        finished={finished.has(slug)}
        onFinish={() => {
          if (!finished.has(slug)) void append({ kind: 'lesson-finished', lesson: slug });
        }}
        previous={course.lessons[place - 1]}
        next={course.lessons[place + 1]}
        report={<ReportLink page={`/lessons/${slug}`} />}
      />
    </Page>
  );
}
