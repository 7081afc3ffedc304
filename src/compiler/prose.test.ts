import { describe, expect, test } from 'vitest';
import type { ProseNode } from '#domain/questions/prose.ts';
import { loadHighlighter } from './highlight.ts';
import { inlineProseOf, proseOf, textOf, type ProseContext } from './prose.ts';

const highlighter = await loadHighlighter();
const said: string[] = [];
const context: ProseContext = {
  file: 'x.md',
  report: ({ line, message }) => void said.push(`${line} ${message}`),
  highlighter,
  findings: { links: [], examples: [] },
};

const treeOf = (markdown: string): readonly ProseNode[] => proseOf(markdown, 1, context).children;

/** A tree as markup, for reading: never what the page gets. */
function shown(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      const attributes = Object.entries(node.properties).map(
        ([name, value]) => ` ${name}="${String(value)}"`,
      );
      return `<${node.tagName}${attributes.join('')}>${shown(node.children)}</${node.tagName}>`;
    })
    .join('');
}

describe('prose', () => {
  test.each([
    ['an image with its tag stays text', 'Run nginx:alpine at 10:30.', '<p>Run nginx:alpine at 10:30.</p>'],
    [
      'a name with a colon and brackets stays text',
      'The field:name[0] here.',
      '<p>The field:name[0] here.</p>',
    ],
    [
      'a link outside says so',
      '[docs](https://kubernetes.io/docs/)',
      '<p><a href="https://kubernetes.io/docs/" rel="external,noreferrer">docs</a></p>',
    ],
    ['a link inside is left alone', '[home](/)', '<p><a href="/">home</a></p>'],
    [
      'a heading has an address',
      '## What is *shared*?',
      '<h2 id="what-is-shared">What is <em>shared</em>?</h2>',
    ],
    ['a list holds no blank text', '- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    [
      'a table holds no blank text',
      '| a |\n| - |\n| b |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
    ['a comment is not shown', 'a\n\n<!-- b -->', '<p>a</p>'],
    [
      'plain code is left alone',
      '```text\na: b\n```',
      '<pre><code className="language-text">a: b</code></pre>',
    ],
    [
      'YAML carries classes',
      '```yaml\na: "b" # c\n```',
      '<pre><code className="language-yaml"><span className="tok-key">a</span><span className="tok-punct">:</span> <span className="tok-string">"b"</span> <span className="tok-comment"># c</span></code></pre>',
    ],
  ])('%s', (_name, markdown, expected) => {
    said.length = 0;
    expect(shown(treeOf(markdown))).toBe(expected);
    expect(said).toEqual([]);
  });

  test.each([
    ['yaml', 'apiVersion: v1\nspec:\n  - "a"\n\n  - b: |\n      text\n'],
    ['nginx', 'server {\n  listen 443 ssl; # all\n  proxy_pass http://localhost:80;\n}'],
    ['bash', "kubectl exec share -c writer -- sh -c 'echo hi > /out/x' | cat\n"],
  ])('%s loses no character by its colours', (language, code) => {
    expect(textOf(treeOf(`\`\`\`${language}\n${code}\n\`\`\``))).toBe(code);
  });

  test('a sentence in a label has no paragraph around it, two paragraphs keep theirs', () => {
    expect(shown(inlineProseOf('Run `nginx`.', 1, context).children)).toBe('Run <code>nginx</code>.');
    expect(shown(inlineProseOf('a\n\nb', 1, context).children)).toBe('<p>a</p><p>b</p>');
  });

  test('a directive outside of a lesson is reported at its line of the file', () => {
    said.length = 0;
    proseOf('a\n\n::topology{id=x}', 10, context);
    expect(said).toEqual(['12 "topology" cannot be embedded here']);
  });
});
