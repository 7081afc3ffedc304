import type { ComponentProps } from 'react';
import styles from './CodeBlock.module.css';
import { CopyButton } from './CopyButton.tsx';
import { textOf, type HastNode } from './prose-elements.ts';

/** Code with its Copy button. Long lines scroll inside the block, so it is a stop for the keyboard. */
export function CodeBlock({ node, children, ...rest }: ComponentProps<'pre'> & { readonly node: HastNode }) {
  return (
    <div className={styles.block}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <pre {...rest} tabIndex={0} role="group" aria-label="Code">
        {children}
      </pre>
      <CopyButton text={() => textOf(node)} className={styles.copy} />
    </div>
  );
}
