import { useRef, type ReactNode, type Ref } from 'react';
import type { Attempt } from './attempt.ts';
import styles from './ExercisePage.module.css';

/** What the page tells the part that shows a run. */
export interface RunPart {
  /** The text that was checked last; undefined before. */
  readonly text: string | undefined;
  readonly given: string;
  readonly stale: boolean;
  readonly onRan: (summary: string) => void;
}

interface RunPlaceProps extends Pick<RunPart, 'given' | 'onRan'> {
  readonly place: Ref<HTMLDivElement>;
  readonly attempt: Attempt;
  readonly run: (part: RunPart) => ReactNode;
}

/** Where a run is shown. Only what was judged is run: a text that was too much for the one is too much for the other. */
export function RunPlace({ place, attempt, run, given, onRan }: RunPlaceProps) {
  const { marked, text, stale } = attempt;
  return (
    <div ref={place} className={styles.runPlace} tabIndex={-1}>
      {run({ text: marked?.study.refused === '' ? text : undefined, given, stale, onRan })}
    </div>
  );
}

/** The way there from elsewhere on the page. */
export function useRunPlace() {
  const place = useRef<HTMLDivElement>(null);
  const onToRun = (): void => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  };
  return { place, onToRun };
}
