import type { ReactNode } from 'react';
import type { ChapterEntry, CourseIndex } from '#domain/course/types.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/Link.tsx';
import { ChapterSection } from './ChapterSection.tsx';
import type { Done, NextStep } from './done.ts';
import styles from './HomePage.module.css';

interface HomePageProps {
  readonly course: CourseIndex;
  readonly done: Done;
  /** Undefined when everything is done. */
  readonly next: NextStep | undefined;
  readonly started: boolean;
  /** A picture beside the opening where there is room; says nothing that the text does not. */
  readonly picture: ReactNode;
}

const VERBS: Readonly<Record<NextStep['kind'], string>> = {
  lesson: 'Lesson',
  exercise: 'Exercise',
  questions: 'Questions',
};

function GoOn({ next, started }: Pick<HomePageProps, 'next' | 'started'>) {
  if (!next) {
    return (
      <p className={styles.goOn}>
        <Link to="/exercises" className={buttonClass('primary')}>
          Practise an exercise again
        </Link>
        <span className={styles.where}>Everything here is done.</span>
      </p>
    );
  }
  return (
    <p className={styles.goOn}>
      <Link to={next.to} className={buttonClass('primary')}>
        {started ? 'Go on' : 'Start'}
        <Icon name="arrowRight" size={17} />
      </Link>
      <span className={styles.where}>
        {VERBS[next.kind]}: {next.title}
      </span>
    </p>
  );
}

const holdsSomething = ({ lessons, exercises, questions }: ChapterEntry) =>
  lessons.length + exercises.length + questions.length > 0;

export function HomePage({ course, done, next, started, picture }: HomePageProps) {
  return (
    <>
      <header className={styles.opening}>
        <div>
          <h1>Pods of several containers, until they are second nature</h1>
          <p className={styles.lead}>
            Tripod teaches the multi-container part of the CKAD exam: read a short lesson, follow a request
            through its topology, write the Pod yourself, and be told at the line what the API server would
            say and what the pattern still lacks.
          </p>
          <GoOn next={next} started={started} />
        </div>
        <div className={styles.picture} aria-hidden="true" inert>
          {picture}
        </div>
      </header>
      <div className={styles.chapters}>
        {course.chapters.filter(holdsSomething).map((chapter, position) => (
          <ChapterSection
            key={chapter.slug}
            chapter={chapter}
            number={position + 1}
            course={course}
            done={done}
          />
        ))}
      </div>
    </>
  );
}
