import { Button } from '#ui/Button.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { lengthOf, secondsOf } from './axis.ts';
import styles from './Controls.module.css';
import { changeAfter, changeBefore } from './moment.ts';

interface ControlsProps {
  readonly at: number;
  readonly length: number;
  readonly playing: boolean;
  readonly changes: readonly number[];
  readonly onPlay: () => void;
  /** Undefined when it cannot run longer. */
  readonly onLonger: (() => void) | undefined;
  readonly onGo: (at: number) => void;
}

/** What stays without effect at an end stays in place, too: it keeps the focus. */
export function Controls({ at, length, playing, changes, onPlay, onLonger, onGo }: ControlsProps) {
  const before = changeBefore(changes, at);
  const after = changeAfter(changes, at);
  return (
    <div className={styles.controls}>
      <Button small icon={playing ? 'pause' : 'play'} className={styles.play} onClick={onPlay}>
        {playing ? 'Pause' : 'Play'}
      </Button>
      <Button
        small
        look="quiet"
        icon="stepBack"
        aria-label="Previous change"
        aria-disabled={before === undefined}
        onClick={() => before !== undefined && onGo(before)}
      />
      <Button
        small
        look="quiet"
        icon="stepForward"
        aria-label="Next change"
        aria-disabled={after === undefined}
        onClick={() => after !== undefined && onGo(after)}
      />
      <p className={styles.time}>
        <strong className={styles.now}>{secondsOf(at)}</strong>
        <span className={styles.of}> of {lengthOf(length)}</span>
      </p>
      <Button small look="quiet" aria-disabled={onLonger === undefined} onClick={onLonger}>
        <span>
          <VisuallyHidden>Run on: </VisuallyHidden>+60 s
        </span>
      </Button>
    </div>
  );
}
