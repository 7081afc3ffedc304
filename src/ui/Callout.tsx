import type { ReactNode } from 'react';
import styles from './Callout.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export type CalloutKind = 'exam' | 'mistake' | 'version' | 'note';

const ICONS: Readonly<Record<CalloutKind, IconName>> = {
  exam: 'exam',
  mistake: 'warning',
  version: 'version',
  note: 'info',
};

/** A box beside the main line of thought: what the exam asks, what goes wrong, what another version does. */
export function Callout({
  kind,
  title,
  children,
}: {
  readonly kind: CalloutKind;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <aside className={classes(styles.callout, kind !== 'exam' && styles[kind])} aria-label={title}>
      <p className={styles.title}>
        <Icon name={ICONS[kind]} size={17} />
        {title}
      </p>
      {children}
    </aside>
  );
}
