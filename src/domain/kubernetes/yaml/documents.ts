import type { Span } from '#domain/kubernetes/span.ts';

/** One piece of a text between separators. `index` counts as kubectl does: pieces of blank lines alone are not counted. */
export interface Chunk {
  readonly index: number;
  readonly span: Span;
  /** A line that starts with three dashes and goes on with something else: nothing after it is read. */
  readonly badSeparator?: Span;
}

const SEPARATOR = '---';

/**
 * Splits a text as kubectl does. After YAMLReader.Read in k8s.io/apimachinery/pkg/util/yaml/decoder.go: lines end with LF, a
 * separator ends what was collected, and one that finds nothing collected stays as the first line of what follows.
 */
export function splitDocuments(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let collected = false;
  const close = (end: number): void => {
    if (text.slice(start, end).trim() !== '') chunks.push({ index: chunks.length, span: [start, end] });
  };
  for (let at = start; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    if (text.startsWith(SEPARATOR, at)) {
      const rest = text.slice(at + SEPARATOR.length, next).trim();
      if (rest !== '' && !rest.startsWith('#')) {
        const badSeparator: Span = [at, at + text.slice(at, next).trimEnd().length];
        return [...chunks, { index: chunks.length, span: [start, text.length], badSeparator }];
      }
      if (collected) {
        close(at);
        start = next;
        collected = false;
        at = next;
        continue;
      }
    }
    collected = true;
    at = next;
  }
  close(text.length);
  return chunks;
}

/**
 * The part of a chunk that go-yaml looks at: up to `...`, or up to a second document that YAMLReader did not see because its
 * line ends with a lone CR. What follows is ignored.
 */
export function firstDocument(text: string): string {
  const end = /(?:^|[\n\r\u0085\u2028\u2029])\.\.\.(?=[\s]|$)/.exec(text);
  const stops = [end === null ? text.length : end.index + (end[0].startsWith('.') ? 0 : 1)];
  for (let at = text.indexOf('\r---'); at >= 0; at = text.indexOf('\r---', at + 1)) {
    const separates = /^(?:\s|$)/.test(text.charAt(at + 4)) && text.slice(0, at).trim() !== '';
    if (separates) stops.push(at + 1);
    if (separates) break;
  }
  return text.slice(0, Math.min(...stops));
}
