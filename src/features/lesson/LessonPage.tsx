import { useId, type ReactNode } from 'react';
import type { Lesson, LessonEntry, LessonPart } from '#domain/course/types.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import { Callout } from '#ui/Callout.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Prose } from '#ui/Prose.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './LessonPage.module.css';

/** What a lesson embeds is given by the app, since features are strangers to each other. */
export interface LessonSlots {
  readonly topology: (id: string) => ReactNode;
  readonly exercise: (id: string) => ReactNode;
  readonly question: (id: string) => ReactNode;
}

interface LessonPageProps {
  readonly lesson: Lesson;
  readonly chapterTitle: string;
  readonly slots: LessonSlots;
  readonly finished: boolean;
  readonly onFinish: () => void;
  readonly previous: LessonEntry | undefined;
  readonly next: LessonEntry | undefined;
  /** Link to report a mistake on this page. */
  readonly report: ReactNode;
}

function Part({ part, slots }: { readonly part: LessonPart; readonly slots: LessonSlots }) {
  switch (part.kind) {
    case 'prose':
      return <Prose tree={part.tree} />;
    case 'box':
      return (
        <Callout kind={part.box} title={part.title}>
          <Prose tree={part.tree} />
        </Callout>
      );
    case 'topology':
      return <div className={styles.wide}>{slots.topology(part.id)}</div>;
    case 'exercise':
      return slots.exercise(part.id);
    case 'question':
      return slots.question(part.id);
  }
}

function Objectives({ lesson }: { readonly lesson: Lesson }) {
  const heading = useId();
  if (lesson.objectives.length === 0) return null;
  return (
    <section className={styles.objectives} aria-labelledby={heading}>
      <h2 id={heading}>Afterwards you can</h2>
      <ul>
        {lesson.objectives.map((objective, position) => (
          <li key={position}>
            <Prose tree={objective} inline />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ lesson, report }: Pick<LessonPageProps, 'lesson' | 'report'>) {
  const heading = useId();
  return (
    <section className={styles.sources} aria-labelledby={heading}>
      <h2 id={heading}>Sources</h2>
      <ul>
        {lesson.sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url} rel="external noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p>Something wrong or unclear? {report}</p>
    </section>
  );
}

function Neighbours({ previous, next, onFinish }: Pick<LessonPageProps, 'previous' | 'next' | 'onFinish'>) {
  return (
    <nav className={styles.neighbours} aria-label="Lessons before and after">
      {previous && (
        <Link to={`/lessons/${previous.slug}`} className={styles.neighbour} rel="prev">
          <span className={styles.direction}>
            <Icon name="arrowLeft" size={15} /> Previous lesson
          </span>
          {previous.title}
        </Link>
      )}
      {next && (
        <Link
          to={`/lessons/${next.slug}`}
          className={styles.neighbour}
          data-next=""
          rel="next"
          onClick={onFinish}
        >
          <span className={styles.direction}>
            Next lesson <Icon name="arrowRight" size={15} />
          </span>
          {next.title}
        </Link>
      )}
    </nav>
  );
}

export function LessonPage({
  lesson,
  chapterTitle,
  slots,
  finished,
  onFinish,
  previous,
  next,
  report,
}: LessonPageProps) {
  return (
    <article className={styles.lesson}>
      <header>
        <p className={styles.place}>
          <Link to="/">{chapterTitle}</Link> <span>{lesson.minutes} min</span>
        </p>
        <h1>{lesson.title}</h1>
        {lesson.summary !== '' && <p className={styles.summary}>{lesson.summary}</p>}
      </header>
      <Objectives lesson={lesson} />
      {lesson.parts.map((part, position) => (
        <Part key={position} part={part} slots={slots} />
      ))}
      <div className={styles.finish}>
        {finished ? (
          <p className={styles.finished}>
            <Icon name="check" /> You have read this lesson.
          </p>
        ) : (
          <Button icon="check" onClick={onFinish}>
            Mark as read
          </Button>
        )}
        {!next && (
          <Link to="/exercises" className={buttonClass('primary')}>
            To the exercises
          </Link>
        )}
      </div>
      <Neighbours previous={previous} next={next} onFinish={onFinish} />
      <Sources lesson={lesson} report={report} />
    </article>
  );
}
