import type { Redirect, Word } from './ast.ts';
import type { Input } from './input.ts';
import { isQuoted, textOf } from './parts.ts';
import { readHereText } from './words.ts';

/** A here-document whose text comes after the line that asks for it. */
export interface HereDocument {
  readonly redirect: Redirect;
  /** The text begins after the next line end. */
  fill(input: Input): void;
}

export function hereDocument(descriptor: number, delimiter: Word, stripsTabs: boolean): HereDocument {
  let text: Word = { parts: [] };
  return {
    redirect: {
      operator: '<<',
      descriptor,
      get target() {
        return text;
      },
    },
    fill(input) {
      const { line } = input;
      const lines = readLines(input, textOf(delimiter), stripsTabs);
      text = isQuoted(delimiter)
        ? { parts: [{ kind: 'literal', text: lines, quoted: true }] }
        : readHereText(input.inner(lines, line));
    },
  };
}

/** Up to the delimiter's line; the end of the script ends it as well. */
function readLines(input: Input, delimiter: string, stripsTabs: boolean): string {
  let text = '';
  for (let line = input.takeLine(); line !== null; line = input.takeLine()) {
    const kept = stripsTabs ? line.replace(/^\t+/, '') : line;
    if (kept === delimiter) return text;
    text += input.endedLine() ? `${kept}\n` : kept;
  }
  return text;
}
