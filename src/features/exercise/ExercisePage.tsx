import { useCallback, useEffect, useRef, useSyncExternalStore, type ReactNode, type Ref } from 'react';
import type { Exercise } from '#domain/course/types.ts';
import type { Root } from '#domain/questions/prose.ts';
import type { Attempt } from './attempt.ts';
import type { ExerciseEvent } from './check.ts';
import { CheckBar } from './CheckBar.tsx';
import styles from './ExercisePage.module.css';
import { Outcome, type NextStep } from './Outcome.tsx';
import { Requirements } from './Requirements.tsx';
import { isFull } from './result.ts';
import { RunPlace, useRunPlace, type RunPart } from './RunPlace.tsx';
import { Solutions } from './Solutions.tsx';
import { Task } from './Task.tsx';
import { useAttempt, type WorkbenchControls } from './use-attempt.ts';

/** What the page hands to the editor that the app puts in. */
export interface WorkbenchPart {
  readonly draft: string;
  readonly starter: string;
  readonly given: string;
  readonly bar: ReactNode;
  readonly children: ReactNode;
  readonly run: ReactNode;
  readonly onEdit: () => void;
  readonly onCheck: () => void;
  readonly onNotice: (notice: string) => void;
  readonly handle: Ref<WorkbenchControls>;
}

export interface ExercisePageProps {
  /** Give the component a key with its id. */
  readonly exercise: Exercise;
  readonly workbench: (part: WorkbenchPart) => ReactNode;
  readonly run: (part: RunPart) => ReactNode;
  readonly prose: (tree: Root) => ReactNode;
  /** From earlier sittings. `best` is undefined when it was never checked. */
  readonly past: { readonly checks: number; readonly best: number | undefined; readonly hints: number };
  readonly next?: NextStep | undefined;
  /** A link to the lesson that teaches it, and whatever else stands above the title. */
  readonly lead?: ReactNode;
  readonly onEvent: (event: ExerciseEvent) => void;
}

const WIDE = '(min-width: 62rem)';

function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(WIDE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(WIDE).matches,
  );
}

/** Full marks hand over to the next step, so that Enter goes on; nothing moves by itself. */
function useFocusOnNext(passed: boolean, checks: number) {
  const button = useRef<HTMLButtonElement>(null);
  const seen = useRef(checks);
  useEffect(() => {
    if (passed && checks !== seen.current) button.current?.focus();
    seen.current = checks;
  }, [passed, checks]);
  return button;
}

function Header({ exercise, lead }: Pick<ExercisePageProps, 'exercise' | 'lead'>) {
  return (
    <header className={styles.header}>
      {lead}
      <h1>{exercise.title}</h1>
      <p className={styles.faint}>
        About {exercise.minutes} minutes · {exercise.of} points
      </p>
    </header>
  );
}

function bestOf(past: ExercisePageProps['past'], { marked }: Attempt): number | undefined {
  return marked ? Math.max(past.best ?? 0, marked.points) : past.best;
}

/** A task, an editor, and after a check what of the task is met. */
export function ExercisePage(props: ExercisePageProps) {
  const { exercise, workbench, run, prose, past, next, lead, onEvent } = props;
  const isWide = useIsWide();
  const { attempt, editor, ...deeds } = useAttempt(props);
  const { marked, checks } = attempt;
  const { place, onToRun } = useRunPlace();
  const nextButton = useFocusOnNext(marked !== undefined && isFull(marked) && !attempt.stale, checks);
  const onShown = useCallback(
    (solution: string) => onEvent({ kind: 'solution-shown', exercise: exercise.id, solution }),
    [exercise.id, onEvent],
  );

  const below = (
    <>
      <Requirements
        rules={exercise.rules}
        attempt={attempt}
        best={bestOf(past, attempt)}
        of={exercise.of}
        onReveal={deeds.onReveal}
      />
      {attempt.solutionShown && <Solutions solutions={exercise.solutions} onShown={onShown} />}
    </>
  );
  const part: WorkbenchPart = {
    draft: `exercise/${exercise.id}`,
    starter: exercise.starter,
    given: exercise.given,
    bar: <CheckBar exercise={exercise} attempt={attempt} {...deeds} />,
    onEdit: deeds.onEdit,
    onCheck: deeds.onCheck,
    onNotice: deeds.onNotice,
    handle: editor,
    run: <RunPlace place={place} attempt={attempt} run={run} given={exercise.given} onRan={deeds.onRan} />,
    children: (
      <>
        <Outcome
          exercise={exercise}
          attempt={attempt}
          next={next}
          nextButton={nextButton}
          onUndo={deeds.onUndo}
          onToRun={onToRun}
        />
        {!isWide && below}
      </>
    ),
  };
  return (
    <article className={styles.exercise}>
      <div className={styles.left}>
        <Header exercise={exercise} lead={lead} />
        <Task exercise={exercise} hints={attempt.hints} prose={prose} />
        {isWide && below}
      </div>
      <div className={styles.right}>{workbench(part)}</div>
    </article>
  );
}
