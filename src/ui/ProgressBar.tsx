import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  readonly done: number;
  readonly of: number;
  /** What is counted, for screen readers: `Progress in Sharing`. */
  readonly label: string;
  /** The figures in words: `3 of 7 done`. */
  readonly text: string;
}

export function ProgressBar({ done, of, label, text }: ProgressBarProps) {
  return (
    <span className={styles.progress}>
      <progress className={styles.bar} value={done} max={Math.max(of, 1)} aria-label={label} />
      <span>{text}</span>
    </span>
  );
}
