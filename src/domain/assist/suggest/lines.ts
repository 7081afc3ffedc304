import { snippetsFor } from '#domain/assist/snippets.ts';
import type { Snippet } from '#domain/assist/snippets/snippet.ts';
import type { Suggestion } from '#domain/assist/types.ts';
import { suggestion, type Desk } from './desk.ts';

interface Where {
  /** What is written already: a snippet that begins with it is not offered. */
  readonly present?: ReadonlySet<string>;
  /** Written before the first line; the others are indented by its length. */
  readonly prefix?: string;
}

/** Snippets for a place that takes lines. */
export function suggestSnippets(place: string, desk: Desk, where: Where = {}): readonly Suggestion[] {
  if (desk.place.flow) return [];
  return snippetsFor(place)
    .filter(({ lines }) => !where.present?.has(/^\w+/.exec(lines[0] ?? '')?.[0] ?? ''))
    .map((snippet, at) =>
      suggestion(desk, {
        label: snippet.label,
        kind: 'snippet',
        detail: 'snippet',
        documentation: `${snippet.says}\n\n${plain(snippet.lines)}`,
        insert: written(snippet, desk, where.prefix ?? ''),
        order: `${place === 'document' ? '0' : '3'}${String.fromCharCode('a'.charCodeAt(0) + at)}`,
      }),
    );
}

function written({ lines }: Snippet, { place }: Desk, prefix: string): string {
  const indent = ' '.repeat(place.column + prefix.length);
  return `${prefix}${(place.style.deepDashes ? lines : shallow(lines)).join(`\n${indent}`)}`;
}

/** The same lines in the style in which dashes stand below their key. */
function shallow(lines: readonly string[]): readonly string[] {
  const lists: number[] = [];
  return lines.map((line) => {
    const column = line.search(/\S/);
    while (lists.length > 0 && column < (lists.at(-1) ?? 0)) lists.pop();
    if (line.startsWith('- ', column) && lists.at(-1) !== column) lists.push(column);
    return line.slice(2 * lists.length);
  });
}

const plain = (lines: readonly string[]): string =>
  lines.map((line) => line.replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1').replace(/\$\d/g, '')).join('\n');
