import { useEffect, useRef, type FormEvent, type ReactNode, type Ref } from 'react';
import type { Answer, Question } from '#domain/questions/types.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Prose } from '#ui/Prose.tsx';
import { StatusRegion } from '#ui/StatusRegion.tsx';
import { Link } from '#ui/Link.tsx';
import { Choices } from './Choices.tsx';
import { OrderList } from './OrderList.tsx';
import styles from './QuestionCard.module.css';
import { useAnswer } from './use-answer.ts';

interface QuestionCardProps {
  readonly question: Question;
  readonly onAnswered: (answer: Answer, right: boolean) => void;
  /** What follows a checked answer, such as the way to the next question; gets the focus. */
  readonly next?: { readonly label: string; readonly onClick: () => void };
  /** Title of the lesson that explains it; no link without it, as inside that lesson. */
  readonly lessonTitle?: string | undefined;
  /** True when it took the place of what had the focus. */
  readonly takesFocus?: boolean;
}

const ASKS_FOR: Readonly<Record<Question['form'], string>> = {
  one: 'One answer is right.',
  several: 'Choose every right answer.',
  order: 'Put them in the right order.',
};

function Verdict({ right }: { readonly right: boolean }) {
  return (
    <p className={styles.verdict} data-right={right}>
      <Icon name={right ? 'check' : 'cross'} size={20} />
      {right ? 'Right.' : 'Not right. Read why below each answer.'}
    </p>
  );
}

function LessonLink({
  question,
  title,
}: {
  readonly question: Question;
  readonly title: string | undefined;
}): ReactNode {
  if (title === undefined) return null;
  return (
    <p className={styles.lesson}>
      Explained in <Link to={`/lessons/${question.lesson}`}>{title}</Link>
    </p>
  );
}

interface ActionsProps {
  readonly checked: boolean;
  readonly empty: boolean;
  readonly next: QuestionCardProps['next'];
  readonly onAgain: () => void;
  /** The first button after the check, which takes over the focus. */
  readonly after: Ref<HTMLButtonElement>;
}

function Actions({ checked, empty, next, onAgain, after }: ActionsProps) {
  if (!checked) {
    return (
      <Button type="submit" look="primary" aria-disabled={empty}>
        Check answer
      </Button>
    );
  }
  return (
    <>
      {next && (
        <Button ref={after} look="primary" onClick={next.onClick}>
          {next.label}
        </Button>
      )}
      <Button ref={next ? null : after} onClick={onAgain}>
        Try again
      </Button>
    </>
  );
}

/** One question, from asking to the reasons. Give it `key={question.id}`: its state belongs to that question. */
export function QuestionCard({
  question,
  onAnswered,
  next,
  lessonTitle,
  takesFocus = false,
}: QuestionCardProps) {
  const { shown, answer, setAnswer, right, check, again } = useAnswer(question, onAnswered);
  const after = useRef<HTMLButtonElement>(null);
  const asks = useRef<HTMLLegendElement>(null);
  const checked = right !== undefined;

  useEffect(() => {
    if (takesFocus) asks.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    if (checked) after.current?.focus();
  }, [checked]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    check();
  };
  const Options = question.form === 'order' ? OrderList : Choices;

  return (
    <form className={styles.card} onSubmit={onSubmit}>
      <fieldset>
        <legend ref={asks} tabIndex={-1} className={styles.asks}>
          <Prose tree={question.asks} inline />
        </legend>
        <p className={styles.hint}>{ASKS_FOR[question.form]}</p>
        <Options question={question} shown={shown} answer={answer} onChange={setAnswer} checked={checked} />
      </fieldset>
      <StatusRegion>{checked && <Verdict right={right} />}</StatusRegion>
      <div className={styles.actions}>
        <Actions checked={checked} empty={answer.length === 0} next={next} onAgain={again} after={after} />
        <LessonLink question={question} title={checked ? lessonTitle : undefined} />
      </div>
    </form>
  );
}
