import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

interface StatusRegionProps {
  readonly children: ReactNode;
  /** True: only announced, when the page shows the same elsewhere. */
  readonly unseen?: boolean;
  readonly className?: string | undefined;
}

/** The result of what the learner just did. Render it at all times and fill it afterwards: a region that comes with its text is not announced. */
export function StatusRegion({ children, unseen = false, className }: StatusRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> is for the result of a calculation and must not hold blocks
    <div role="status" className={unseen ? styles.hidden : className}>
      {children}
    </div>
  );
}
