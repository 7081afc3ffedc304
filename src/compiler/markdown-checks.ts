import type { Code, Heading, Paragraph, Parent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Report } from './content-error.ts';
import { LANGUAGES } from './highlight.ts';

/** What can only be judged when the whole course is known. */
export interface Findings {
  readonly links: { readonly file: string; readonly line: number; readonly href: string }[];
  /** Manifests shown in prose: a real API server has to accept them, or to refuse those that are marked so. */
  readonly examples: {
    readonly file: string;
    readonly line: number;
    readonly text: string;
    readonly refused: boolean;
  }[];
}

interface Context {
  readonly file: string;
  readonly report: Report;
  readonly findings: Findings;
}

type Say = (line: number, message: string, remedy: string) => void;

/**
 * Reports what a page cannot show, collects links and manifests, and turns text directives back into text: in prose,
 * `nginx:alpine` and `10:30` are no directives. `line` is the line of the file that the text begins at.
 */
export function checkMarkdown(
  root: Root,
  text: string,
  line: number,
  { file, report, findings }: Context,
): void {
  const lineOf = (node: { position?: { start: { line: number } } | undefined }): number =>
    (node.position?.start.line ?? 1) + line - 1;
  const say: Say = (at, message, remedy) => report({ file, line: at, message, remedy });
  restoreText(root, text);
  visit(root, 'html', (node) => {
    if (!/^<!--[^]*-->$/.test(node.value))
      say(lineOf(node), 'HTML is not shown', 'Write it in Markdown; `<` in code stands between backticks.');
  });
  visit(root, 'heading', (node) => checkHeading(node, lineOf(node), say));
  visit(root, 'paragraph', (node) => checkParagraph(node, lineOf(node), say));
  visit(root, 'code', (node) => {
    checkCode(node, lineOf(node), say);
    if (node.lang === 'yaml' && /^kind:/m.test(node.value)) {
      findings.examples.push({
        file,
        line: lineOf(node) + 1,
        text: node.value,
        refused: node.meta === 'refused',
      });
    }
  });
  visit(root, (node) => {
    if (node.type === 'image' || node.type === 'imageReference')
      say(
        lineOf(node),
        'images are not shown',
        'Draw a topology in content/topologies/ID, and embed it by ::topology{id=ID}.',
      );
    if (node.type === 'footnoteReference')
      say(lineOf(node), 'footnotes are not shown', 'Say it in the sentence, or name the page under sources.');
    if (node.type === 'link' || node.type === 'definition')
      findings.links.push({ file, line: lineOf(node), href: node.url });
  });
}

function restoreText(root: Root, text: string): void {
  visit(root, 'textDirective', (node, at, parent: Parent | undefined) => {
    const { start, end } = node.position ?? {};
    if (at === undefined || !parent || start?.offset === undefined || end?.offset === undefined)
      return undefined;
    parent.children[at] = {
      type: 'text',
      value: text.slice(start.offset, end.offset),
      ...(node.position && { position: node.position }),
    };
    return [SKIP, at + 1];
  });
}

function checkHeading({ depth }: Heading, line: number, say: Say): void {
  if (depth < 2 || depth > 3)
    say(line, `a heading of depth ${depth}`, 'The title is the first heading: use ## and ###.');
}

/** Directives are exact in form; a space too many and they are mere text, which no one wants to find on the page. */
function checkParagraph({ children }: Paragraph, line: number, say: Say): void {
  const [first] = children;
  if (first?.type === 'text' && first.value.startsWith('::')) {
    say(
      line,
      `"${first.value.split('\n', 1)[0]}" is no directive`,
      'Write ::topology{id=ID} or :::exam{title="..."} with no spaces before the brace.',
    );
  }
}

function checkCode({ lang, meta }: Code, line: number, say: Say): void {
  if (!lang || !LANGUAGES.includes(lang)) {
    say(
      line,
      lang ? `code of the unknown language "${lang}"` : 'code without a language',
      `Name one after the fence: ${LANGUAGES.join(', ')}.`,
    );
  }
  if (meta && meta !== 'refused')
    say(
      line,
      `"${meta}" after the language`,
      'Only `refused` may stand there: a manifest that the API server refuses.',
    );
}
