import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

/** primary: the one thing to do here. standard: what one may do. quiet: what stays in the background. danger: what loses something. */
export type ButtonLook = 'primary' | 'standard' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Stands before the words. */
  readonly icon?: IconName;
}

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = 'standard', small = false): string {
  return classes(styles.button, look !== 'standard' && styles[look], small && styles.small);
}

export function Button({
  look = 'standard',
  small = false,
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" {...rest} className={classes(buttonClass(look, small), className)}>
      {icon && <Icon name={icon} size={small ? 15 : 17} />}
      {children}
    </button>
  );
}
