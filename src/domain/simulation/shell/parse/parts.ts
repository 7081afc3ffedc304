import type { Part, Word } from './ast.ts';

/** Collects the parts of a word; neighbouring characters become one. */
export class Parts {
  private readonly done: Part[] = [];
  private text = '';
  private quoted = false;
  private isOpen = false;

  literal(text: string, quoted: boolean): void {
    if (this.isOpen && this.quoted !== quoted) this.close();
    this.isOpen = true;
    this.quoted = quoted;
    this.text += text;
  }

  add(part: Part): void {
    this.close();
    this.done.push(part);
  }

  all(parts: readonly Part[]): void {
    for (const part of parts) this.add(part);
  }

  finished(): readonly Part[] {
    this.close();
    return this.done;
  }

  private close(): void {
    if (this.isOpen) this.done.push({ kind: 'literal', text: this.text, quoted: this.quoted });
    this.text = '';
    this.isOpen = false;
  }
}

/** The text of a word without quotes and expansions: only such a word can be reserved, an alias or a name. */
export function plainText({ parts }: Word): string | undefined {
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'literal' && !part.quoted ? part.text : undefined;
}

/** The words of a here-document's delimiter, without their quotes. */
export const textOf = ({ parts }: Word): string =>
  parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');

export const isQuoted = ({ parts }: Word): boolean =>
  parts.some((part) => part.kind === 'literal' && part.quoted);
