import type { Ref } from 'react';
import type { Exercise } from '#domain/course/types.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { StatusRegion } from '#ui/StatusRegion.tsx';
import type { Attempt } from './attempt.ts';
import styles from './ExercisePage.module.css';
import { isFull, resultOf } from './result.ts';

export interface NextStep {
  readonly title: string;
  readonly go: () => void;
}

/** What the last check said, as long as it is true of the text; it stays when something else is said after it. */
function stand({ marked, text, stale }: Attempt): {
  readonly tone: 'plain' | 'good' | 'bad';
  readonly result: string;
} {
  if (!marked || stale) return { tone: 'plain', result: '' };
  return { tone: isFull(marked) ? 'good' : 'bad', result: resultOf(marked, text) };
}

interface OutcomeProps {
  readonly exercise: Exercise;
  readonly attempt: Attempt;
  readonly next: NextStep | undefined;
  readonly nextButton: Ref<HTMLButtonElement>;
  readonly onUndo: () => void;
  /** Goes to what happened when the text was run. */
  readonly onToRun: () => void;
}

/** How it ended when it was run; the place is kept from the check on, so that nothing moves when the run is there. */
function RanLine({ attempt, onToRun }: Pick<OutcomeProps, 'attempt' | 'onToRun'>) {
  const { marked, stale, ran } = attempt;
  if (!marked || stale || marked.study.refused !== '') return null;
  return (
    <p className={styles.ran}>
      <span>{ran === '' ? 'It was run as well.' : ran}</span>{' '}
      <button type="button" className={styles.jump} onClick={onToRun}>
        What happened
      </button>
    </p>
  );
}

function OtherForms({ exercise }: { readonly exercise: Exercise }) {
  const { solutions } = exercise;
  if (solutions.length < 2) return null;
  const names = solutions.map(({ name }) => name.replaceAll('-', ' '));
  return (
    <p className={styles.forms}>
      There is more than one right form here: {names.join(', ')}. Show a solution to compare yours with them.
    </p>
  );
}

function GoOn({
  next,
  button,
}: {
  readonly next: NextStep | undefined;
  readonly button: Ref<HTMLButtonElement>;
}) {
  if (!next) return null;
  return (
    <p className={styles.next}>
      <Button ref={button} look="primary" onClick={next.go}>
        Next
      </Button>
      <span>{next.title}</span>
    </p>
  );
}

/** The one place where results are said. It stands there from the start, or a screen reader would not read what comes into it. */
export function Outcome({ exercise, attempt, next, nextButton, onUndo, onToRun }: OutcomeProps) {
  const { notice, before } = attempt;
  const { tone, result } = stand(attempt);
  const passed = tone === 'good';
  return (
    <div className={styles.outcome} data-tone={tone} data-empty={notice === '' || undefined}>
      {notice !== result && <p className={styles.status}>{result}</p>}
      <div className={styles.said}>
        {passed && <Icon name="check" size={20} />}
        <StatusRegion className={styles.status}>{notice}</StatusRegion>
        {before !== undefined && (
          <Button small onClick={onUndo}>
            Undo
          </Button>
        )}
      </div>
      <RanLine attempt={attempt} onToRun={onToRun} />
      {passed && <OtherForms exercise={exercise} />}
      {passed && <GoOn next={next} button={nextButton} />}
    </div>
  );
}
