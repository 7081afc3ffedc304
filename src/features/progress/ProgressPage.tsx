import type { ReactNode } from 'react';
import type { Count } from '#domain/progress/fold.ts';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Attempts, type Attempt } from './Attempts.tsx';
import styles from './ProgressPage.module.css';

export interface ChapterCount {
  readonly slug: string;
  readonly title: string;
  readonly lessons: Count;
  readonly exercises: Count;
  readonly questions: Count;
}

interface ProgressPageProps {
  readonly chapters: readonly ChapterCount[];
  /** Newest first. */
  readonly attempts: readonly Attempt[];
  readonly data: ReactNode;
}

const KINDS = [
  ['Lessons', 'lessons', 'read'],
  ['Exercises', 'exercises', 'solved'],
  ['Questions', 'questions', 'right'],
] as const;

export function ProgressPage({ chapters, attempts, data }: ProgressPageProps) {
  return (
    <div className={styles.page}>
      <h1>Progress</h1>
      <section aria-labelledby="by-chapter">
        <h2 id="by-chapter">By chapter</h2>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Chapter</th>
                {KINDS.map(([title]) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chapters.map((chapter) => (
                <tr key={chapter.slug}>
                  <th scope="row">{chapter.title}</th>
                  {KINDS.map(([title, kind, done]) => (
                    <td key={kind} data-title={title}>
                      <CountBar
                        count={chapter[kind]}
                        done={done}
                        label={`${title} ${done}, ${chapter.title}`}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="attempts">
        <h2 id="attempts">Recent attempts</h2>
        <Attempts attempts={attempts} />
      </section>
      <section aria-labelledby="data">
        <h2 id="data">Your data</h2>
        {data}
      </section>
    </div>
  );
}

interface CountBarProps {
  readonly count: Count;
  /** `read`, `solved`, `right`. */
  readonly done: string;
  readonly label: string;
}

function CountBar({ count, done, label }: CountBarProps) {
  if (count.of === 0) return <span className={styles.none}>none</span>;
  return (
    <ProgressBar
      done={count.done}
      of={count.of}
      label={label}
      text={`${count.done} of ${count.of} ${done}`}
    />
  );
}
