/** Cuts what words expanded to into fields. */
import type { Chunk } from './chunks.ts';
import { escapePattern } from './pattern.ts';

export interface Field {
  readonly text: string;
  /** The same with a backslash before what was quoted. */
  readonly pattern: string;
}

const DEFAULT_SEPARATORS = ' \t\n';

class Cutter {
  readonly fields: Field[] = [];
  private readonly separators: string;
  private text = '';
  private pattern = '';
  private isOpen = false;
  /** A blank ended the last field, so that one other separator after it ends nothing more. */
  private isAfterBlank = false;

  constructor(separators: string) {
    this.separators = separators;
  }

  add(text: string, quoted: boolean): void {
    if (text === '' && !quoted) return;
    this.isOpen = true;
    this.isAfterBlank = false;
    this.text += text;
    this.pattern += quoted ? escapePattern(text) : text;
  }

  cut(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (!this.separators.includes(text.charAt(at))) continue;
      this.add(text.slice(from, at), false);
      this.separate(DEFAULT_SEPARATORS.includes(text.charAt(at)));
      from = at + 1;
    }
    this.add(text.slice(from), false);
  }

  end(): void {
    if (this.isOpen) this.fields.push({ text: this.text, pattern: this.pattern });
    this.text = '';
    this.pattern = '';
    this.isOpen = false;
  }

  private separate(isBlank: boolean): void {
    const wasOpen = this.isOpen;
    this.end();
    if (!wasOpen && !isBlank && !this.isAfterBlank) this.fields.push({ text: '', pattern: '' });
    this.isAfterBlank = isBlank && (wasOpen || this.isAfterBlank);
  }
}

/** `separators` is the value of IFS; undefined when it is unset. */
export function fieldsOf(chunks: readonly Chunk[], separators = DEFAULT_SEPARATORS): readonly Field[] {
  const cutter = new Cutter(separators);
  for (const chunk of chunks) {
    if (chunk === 'break') cutter.end();
    else if (chunk.quoted || !chunk.expanded) cutter.add(chunk.text, chunk.quoted);
    else cutter.cut(chunk.text);
  }
  cutter.end();
  return cutter.fields;
}

/** The pattern that all of it is together, uncut. */
export const patternOf = (chunks: readonly Chunk[]): string =>
  chunks.map((one) => (one === 'break' ? ' ' : one.quoted ? escapePattern(one.text) : one.text)).join('');
