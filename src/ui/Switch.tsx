import type { ReactNode } from 'react';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  /** What is switched; its accessible name. */
  readonly children: ReactNode;
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ on, onTurn, children }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        className={styles.track}
        checked={on}
        aria-checked={on}
        onChange={({ target }) => onTurn(target.checked)}
      />
      {children}
    </label>
  );
}
