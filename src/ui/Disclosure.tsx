import { useState, type ReactNode } from 'react';
import styles from './Disclosure.module.css';

interface DisclosureProps {
  readonly title: string;
  /** One quiet line beside the title: what is in it. */
  readonly hint?: string;
  readonly onToggle?: (open: boolean) => void;
  /** Rendered only while it is open. */
  readonly children: ReactNode;
}

/** Something that most do not need most of the time, one step away. */
export function Disclosure({ title, hint, onToggle, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.disclosure}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        onToggle?.(currentTarget.open);
      }}
    >
      <summary className={styles.summary}>
        <span className={styles.title}>{title}</span>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </summary>
      {open && <div className={styles.inside}>{children}</div>}
    </details>
  );
}
