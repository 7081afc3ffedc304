import { useEffect, useState, type ComponentProps } from 'react';
import { Button } from './Button.tsx';
import styles from './CodeBlock.module.css';
import { textOf, type HastNode } from './prose-elements.ts';

const SHOWN_MS = 2000;

/** Code with its Copy button. Long lines scroll inside the block, so it is a stop for the keyboard. */
export function CodeBlock({ node, children, ...rest }: ComponentProps<'pre'> & { readonly node: HastNode }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    navigator.clipboard.writeText(textOf(node)).then(
      () => setCopied(true),
      // Refused by the browser: the text can still be selected by hand.
      () => setCopied(false),
    );
  };
  return (
    <div className={styles.block}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <pre {...rest} tabIndex={0} role="group" aria-label="Code">
        {children}
      </pre>
      <Button
        small
        look="quiet"
        icon={copied ? 'check' : 'copy'}
        className={styles.copy}
        data-copied={copied || undefined}
        onClick={copy}
      >
        <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  );
}
