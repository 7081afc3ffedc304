import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { addressOf } from './Link.tsx';
import styles from './Prose.module.css';
import { elementsOf, type HastNode, type HastRoot } from './prose-elements.ts';

/** Content names pages of the site from its root, wherever the site lives. */
function ProseLink({
  node: _node,
  href = '',
  children,
  ...rest
}: ComponentProps<'a'> & { readonly node: HastNode }) {
  const isPage = href.startsWith('/') && !href.startsWith('//');
  return (
    <a {...rest} href={isPage ? addressOf(href) : href}>
      {children}
    </a>
  );
}

const BLOCKS = { a: ProseLink, pre: CodeBlock };
const INLINE = { a: ProseLink, p: ({ children }: ComponentProps<'p'>) => <>{children}</> };

interface ProseProps {
  readonly tree: HastRoot;
  /** In a line of text, as in a label: paragraphs lose their box. */
  readonly inline?: boolean;
  readonly className?: string | undefined;
}

export function Prose({ tree, inline = false, className }: ProseProps) {
  if (inline) return <span className={className}>{elementsOf(tree.children, INLINE)}</span>;
  return <div className={classes(styles.prose, className)}>{elementsOf(tree.children, BLOCKS)}</div>;
}
