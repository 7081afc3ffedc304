import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Code, Root as MarkdownRoot, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import type { HighlighterCore } from 'shiki/core';
import { unified } from 'unified';
import type { ProseNode, Root } from '#domain/questions/prose.ts';
import type { Report } from './content-error.ts';
import { highlight, LANGUAGES } from './highlight.ts';
import { checkMarkdown, type Findings } from './markdown-checks.ts';

/** What the compilation of one file's prose needs to know, and where it puts what is checked once all is known. */
export interface ProseContext {
  readonly file: string;
  readonly report: Report;
  readonly highlighter: HighlighterCore;
  readonly findings: Findings;
}

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkDirective);

export const parseMarkdown = (text: string): MarkdownRoot => parser.parse(text);

/** Markdown to a tree for the page. `line` is the line of the file that the text begins at. */
export function proseOf(text: string, line: number, context: ProseContext): Root {
  const root = parseMarkdown(text);
  checkMarkdown(root, text, line, context);
  for (const node of root.children) {
    if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      const at = line + (node.position?.start.line ?? 1) - 1;
      context.report({
        file: context.file,
        line: at,
        message: `"${node.name}" cannot be embedded here`,
        remedy: 'Directives belong into lessons, at the left margin.',
      });
    }
  }
  return treeOf(root.children, context);
}

/** The same for text that stands within a sentence or a label: a single paragraph loses its element. */
export function inlineProseOf(text: string, line: number, context: ProseContext): Root {
  const tree = proseOf(text, line, context);
  const [only, ...others] = tree.children;
  const isParagraph = only?.type === 'element' && only.tagName === 'p' && others.length === 0;
  return isParagraph ? { type: 'root', children: only.children } : tree;
}

/** Nodes that `checkMarkdown` has seen, as a tree of plain JSON without positions. */
export function treeOf(children: readonly RootContent[], context: ProseContext): Root {
  const code = (_state: unknown, node: Code): Element => ({
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [
      {
        type: 'element',
        tagName: 'code',
        properties: { className: [`language-${node.lang ?? 'text'}`] },
        children: codeOf(node, context) as ElementContent[],
      },
    ],
  });
  const toHtmlTree = unified().use(remarkRehype, { handlers: { code } });
  const tree: HastRoot = toHtmlTree.runSync({ type: 'root', children: [...children] });
  return { type: 'root', children: childrenOf('root', tree.children) };
}

function codeOf({ lang, value }: Code, { highlighter }: ProseContext): readonly ProseNode[] {
  const known = lang && LANGUAGES.includes(lang) && lang !== 'text';
  return known ? highlight(highlighter, value, lang) : [{ type: 'text', value }];
}

/** Elements whose children are blocks: line ends between them are only the Markdown's, and React objects to some. */
const BLOCKS = new Set(['root', 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr']);

function childrenOf(parent: string, children: HastRoot['children']): ProseNode[] {
  return children.flatMap((node): ProseNode[] => {
    if (node.type === 'text')
      return BLOCKS.has(parent) && node.value.trim() === '' ? [] : [{ type: 'text', value: node.value }];
    if (node.type !== 'element') return [];
    const inside = childrenOf(node.tagName, node.children);
    return [
      { type: 'element', tagName: node.tagName, properties: propertiesOf(node, inside), children: inside },
    ];
  });
}

type Properties = Extract<ProseNode, { type: 'element' }>['properties'];

function propertiesOf({ tagName, properties }: Element, inside: readonly ProseNode[]): Properties {
  const kept: Record<string, string | number | boolean | string[]> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (Array.isArray(value)) kept[name] = value.map(String);
    else if (value !== null && value !== undefined) kept[name] = value;
  }
  if (tagName === 'a' && String(kept['href']).startsWith('https:')) kept['rel'] = ['external', 'noreferrer'];
  if (/^h[2-4]$/.test(tagName)) kept['id'] = anchorOf(textOf(inside));
  return kept;
}

export const textOf = (nodes: readonly ProseNode[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.value : textOf(node.children))).join('');

/** The address of a heading within its page: `What is shared` is `#what-is-shared`. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
