import type { Exercise } from '#domain/course/types.ts';
import { Button } from '#ui/Button.tsx';
import type { Attempt } from './attempt.ts';
import styles from './ExercisePage.module.css';

interface CheckBarProps {
  readonly exercise: Exercise;
  readonly attempt: Attempt;
  readonly onCheck: () => void;
  readonly onHint: () => void;
  readonly onSolution: () => void;
  readonly onReset: () => void;
}

const checkKeys = (): string => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘Enter' : 'Ctrl+Enter');

/** What cannot be done yet stays a button that can be reached: it says why. */
export function CheckBar({ exercise, attempt, onCheck, onHint, onSolution, onReset }: CheckBarProps) {
  const { checking, hints, checks, solutionShown } = attempt;
  return (
    <>
      <Button look="primary" icon="check" aria-busy={checking} onClick={onCheck}>
        Check <span className={styles.keys}>{checkKeys()}</span>
      </Button>
      <Button look="quiet" aria-disabled={hints >= exercise.hints.length} onClick={onHint}>
        Hint
      </Button>
      <Button look="quiet" aria-disabled={checks === 0} aria-expanded={solutionShown} onClick={onSolution}>
        Show a solution
      </Button>
      <Button look="quiet" onClick={onReset}>
        Reset
      </Button>
    </>
  );
}
