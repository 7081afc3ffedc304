import { CopyButton } from '#ui/CopyButton.tsx';
import styles from './Terminal.module.css';

/** What the exam's terminal would answer to the whole text. */
export function Terminal({ command, answer }: { readonly command: string; readonly answer: string }) {
  return (
    <div className={styles.terminal}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <pre className={styles.screen} tabIndex={0} role="group" aria-label="Terminal">
        <span className={styles.command}>
          <span className={styles.prompt}>$ </span>
          {command}
          {'\n'}
        </span>
        {answer}
      </pre>
      <CopyButton text={() => answer} what="what the terminal says" className={styles.copy} />
    </div>
  );
}
