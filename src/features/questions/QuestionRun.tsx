import { useState } from 'react';
import type { LessonEntry } from '#domain/course/types.ts';
import type { Answer, Question } from '#domain/questions/types.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import { Prose } from '#ui/Prose.tsx';
import { Link } from '#ui/Link.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import styles from './QuestionRun.module.css';

interface QuestionRunProps {
  readonly title: string;
  /** At least one. */
  readonly questions: readonly Question[];
  readonly lessons: readonly LessonEntry[];
  readonly onAnswered: (question: Question, answer: Answer, right: boolean) => void;
}

/** A round through some questions; a wrong one can be asked again in the next round. */
interface Round {
  readonly questions: readonly Question[];
  readonly at: number;
  readonly wrong: readonly Question[];
  readonly number: number;
}

export function QuestionRun({ title, questions, lessons, onAnswered }: QuestionRunProps) {
  const [round, setRound] = useState<Round>({ questions, at: 0, wrong: [], number: 1 });
  const question = round.questions[round.at];
  const startRound = (asked: readonly Question[]) =>
    setRound({ questions: asked, at: 0, wrong: [], number: round.number + 1 });
  const answered = (answered: Question, answer: Answer, right: boolean) => {
    if (!right && !round.wrong.includes(answered)) setRound({ ...round, wrong: [...round.wrong, answered] });
    onAnswered(answered, answer, right);
  };
  return (
    <div className={styles.run}>
      <p className={styles.place}>
        <Link to="/questions">Questions</Link>
        {question && (
          <span>
            {round.at + 1} of {round.questions.length}
          </span>
        )}
      </p>
      <h1>{title}</h1>
      {question ? (
        <QuestionCard
          key={`${round.number}/${question.id}`}
          question={question}
          takesFocus={round.at > 0 || round.number > 1}
          lessonTitle={lessons.find(({ slug }) => slug === question.lesson)?.title}
          onAnswered={(answer, right) => answered(question, answer, right)}
          next={{
            label: round.at + 1 < round.questions.length ? 'Next question' : 'Finish',
            onClick: () => setRound({ ...round, at: round.at + 1 }),
          }}
        />
      ) : (
        <Summary
          round={round}
          onAgain={() => startRound(questions)}
          onWrong={() => startRound(round.wrong)}
        />
      )}
    </div>
  );
}

function Summary({
  round,
  onAgain,
  onWrong,
}: {
  readonly round: Round;
  readonly onAgain: () => void;
  readonly onWrong: () => void;
}) {
  const { questions, wrong } = round;
  return (
    <section className={styles.summary} aria-labelledby="round-summary">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- takes the focus that the last button had */}
      <h2 id="round-summary" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {questions.length - wrong.length} of {questions.length} right at the first try
      </h2>
      {wrong.length > 0 && (
        <>
          <p>Worth another look:</p>
          <ul>
            {wrong.map((question) => (
              <li key={question.id}>
                <Prose tree={question.asks} inline />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.actions}>
        {wrong.length > 0 && (
          <Button look="primary" onClick={onWrong}>
            Ask these again
          </Button>
        )}
        <Button onClick={onAgain}>All again</Button>
        <Link to="/questions" className={buttonClass('quiet')}>
          Other chapters
        </Link>
      </p>
    </section>
  );
}
