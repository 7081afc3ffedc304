import { createContext, use, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { CodeBlock } from './CodeBlock.tsx';
import styles from './Prose.module.css';
import { elementsOf, type HastNode, type HastRoot } from './prose-elements.ts';

/** What renders a link to a page of the site; ui knows no router, so the app says it. */
const SiteLink = createContext<((to: string, words: ReactNode) => ReactNode) | null>(null);
export const SiteLinkProvider = SiteLink.Provider;

function ProseLink({ node: _node, href = '', children, ...rest }: ComponentProps<'a'> & { readonly node: HastNode }) {
  const siteLink = use(SiteLink);
  if (siteLink && href.startsWith('/') && !href.startsWith('//')) return siteLink(href, children);
  return (
    <a {...rest} href={href}>
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
