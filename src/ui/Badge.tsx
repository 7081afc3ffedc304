import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'accent';

/** A word or two about a thing. The words carry the meaning, the tone only underlines it. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes(styles.badge, tone !== 'plain' && styles[tone])}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}
