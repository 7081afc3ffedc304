import { createHighlighterCore, type HighlighterCore, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import nginx from 'shiki/langs/nginx.mjs';
import yaml from 'shiki/langs/yaml.mjs';
import type { ProseNode } from '#domain/questions/prose.ts';

/** What a code block may name after its fence. `text` is shown as it is. */
export const LANGUAGES: readonly string[] = ['yaml', 'nginx', 'bash', 'text'];

/**
 * Scopes by kind of token. The page's style sheet gives the kinds their colours, so that code follows the colour scheme and
 * carries no style attributes, which the content security policy would have to allow.
 */
const KINDS: readonly (readonly [kind: string, scopes: readonly string[]])[] = [
  ['tok-comment', ['comment', 'punctuation.definition.comment']],
  ['tok-string', ['string', 'punctuation.definition.string']],
  ['tok-number', ['constant.numeric', 'constant.language', 'constant.other']],
  ['tok-key', ['entity.name.tag']],
  ['tok-keyword', ['keyword', 'storage', 'support.function', 'entity.name.command', 'entity.name.function']],
  ['tok-variable', ['variable']],
  ['tok-punct', ['punctuation', 'meta.brace', 'keyword.operator']],
];

/** A theme whose colours are numbers of kinds: the grammar's own precedence of scopes then picks the kind. */
const colourOf = (kind: number): string => `#0000${(kind + 1).toString(16).padStart(2, '0')}`;

const CLASSES: ReadonlyMap<string, string> = new Map(KINDS.map(([kind], at) => [colourOf(at), kind]));

const kindsTheme: ThemeRegistration = {
  name: 'kinds',
  type: 'light',
  fg: '#ffffff',
  bg: '#000000',
  settings: KINDS.map(([, scopes], at) => ({ scope: [...scopes], settings: { foreground: colourOf(at) } })),
};

let ready: Promise<HighlighterCore> | undefined;

/** The grammars take a quarter of a second to load: once a process, and only when something is highlighted. */
export function loadHighlighter(): Promise<HighlighterCore> {
  ready ??= createHighlighterCore({
    themes: [kindsTheme],
    langs: [yaml, nginx, bash],
    engine: createJavaScriptRegexEngine(),
  });
  return ready;
}

const span = (className: string, value: string): ProseNode => ({
  type: 'element',
  tagName: 'span',
  properties: { className: [className] },
  children: [{ type: 'text', value }],
});

/** One list of nodes a line, without the line ends. The text of all nodes is the code itself. */
export function highlightLines(highlighter: HighlighterCore, code: string, language: string): ProseNode[][] {
  // Without a limit of time: a slow machine would leave the rest of a line without its colours.
  const { tokens } = highlighter.codeToTokens(code, {
    lang: language,
    theme: 'kinds',
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) => {
    const nodes: ProseNode[] = [];
    for (const { content, color } of line) {
      const className = CLASSES.get(color?.toLowerCase() ?? '');
      const last = nodes.at(-1);
      if (className !== undefined && content.trim() !== '') nodes.push(span(className, content));
      else if (last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', value: last.value + content };
      else nodes.push({ type: 'text', value: content });
    }
    return nodes;
  });
}

/** The same in one piece, for a code block. */
export function highlight(highlighter: HighlighterCore, code: string, language: string): ProseNode[] {
  return highlightLines(highlighter, code, language).flatMap((line, at): ProseNode[] =>
    at === 0 ? line : [{ type: 'text', value: '\n' }, ...line],
  );
}
