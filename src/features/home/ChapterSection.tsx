import type { ChapterEntry, CourseIndex } from '#domain/course/types.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './ChapterSection.module.css';
import type { Done } from './done.ts';

interface Item {
  readonly to: string;
  readonly kind: string;
  readonly icon: IconName;
  readonly title: string;
  /** What it takes: `4 min`, `6 questions`. */
  readonly size: string;
  readonly done: boolean;
}

interface ChapterProps {
  readonly chapter: ChapterEntry;
  readonly course: CourseIndex;
  readonly done: Done;
}

function itemsOf({ chapter, course, done }: ChapterProps): readonly Item[] {
  const lessons = course.lessons
    .filter((lesson) => lesson.chapter === chapter.slug)
    .map(({ slug, title, minutes }): Item => {
      return {
        to: `/lessons/${slug}`,
        kind: 'Lesson',
        icon: 'lesson',
        title,
        size: `${minutes} min`,
        done: done.lessons.has(slug),
      };
    });
  const exercises = course.exercises
    .filter((exercise) => exercise.chapter === chapter.slug)
    .map(({ id, title, minutes }): Item => {
      return {
        to: `/exercises/${id}`,
        kind: 'Exercise',
        icon: 'exercise',
        title,
        size: `${minutes} min`,
        done: done.exercises.has(id),
      };
    });
  const right = chapter.questions.filter((id) => done.questions.has(id)).length;
  const of = chapter.questions.length;
  const questions: readonly Item[] =
    of === 0
      ? []
      : [
          {
            to: `/questions/${chapter.slug}`,
            kind: 'Questions',
            icon: 'question',
            title: 'Questions',
            size: `${right} of ${of} right`,
            done: right === of,
          },
        ];
  return [...lessons, ...exercises, ...questions];
}

export function ChapterSection({ number, ...props }: ChapterProps & { readonly number: number }) {
  const { chapter } = props;
  const items = itemsOf(props);
  const count = items.filter((item) => item.done).length;
  return (
    <section className={styles.chapter} aria-labelledby={`chapter-${chapter.slug}`}>
      <div>
        <p className={styles.number}>Chapter {number}</p>
        <h2 id={`chapter-${chapter.slug}`}>{chapter.title}</h2>
        <p className={styles.summary}>{chapter.summary}</p>
        <ProgressBar
          done={count}
          of={items.length}
          label={`Progress in ${chapter.title}`}
          text={`${count} of ${items.length} done`}
        />
      </div>
      <ul className={styles.items}>
        {items.map(({ to, kind, icon, title, size, done }) => (
          <li key={to}>
            <Link to={to} className={styles.item}>
              <span className={styles.icon} data-done={done || undefined}>
                <Icon name={done ? 'check' : icon} size={18} />
              </span>
              <span className={styles.title}>
                {kind !== title && <VisuallyHidden>{kind}: </VisuallyHidden>}
                {title}
                {done && <VisuallyHidden>, done</VisuallyHidden>}
              </span>
              <span className={styles.size}>{size}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
