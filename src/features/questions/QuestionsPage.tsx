import type { ChapterEntry } from '#domain/course/types.ts';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './QuestionsPage.module.css';

interface QuestionsPageProps {
  readonly chapters: readonly ChapterEntry[];
  /** Ids of the questions whose last answer was right. */
  readonly right: ReadonlySet<string>;
}

export function QuestionsPage({ chapters, right }: QuestionsPageProps) {
  return (
    <div className={styles.page}>
      <h1>Questions</h1>
      <p className={styles.lead}>
        A few minutes of recall for each chapter. Every answer, right or wrong, comes with its reason.
      </p>
      <ul className={styles.chapters}>
        {chapters
          .filter(({ questions }) => questions.length > 0)
          .map(({ slug, title, summary, questions }) => {
            const count = questions.filter((id) => right.has(id)).length;
            return (
              <li key={slug} className={styles.chapter}>
                <h2>
                  <Link to={`/questions/${slug}`}>{title}</Link>
                </h2>
                <p>{summary}</p>
                <ProgressBar
                  done={count}
                  of={questions.length}
                  label={`Right answers in ${title}`}
                  text={`${count} of ${questions.length} right`}
                />
              </li>
            );
          })}
      </ul>
    </div>
  );
}
