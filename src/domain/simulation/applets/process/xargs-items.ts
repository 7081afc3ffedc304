/** What xargs reads: words between blanks, or whole lines with -I; quotes and backslashes hold together. */
import { Failure } from '#domain/simulation/applets/applet.ts';

/** `lines`: blanks within a line hold together, those before it are dropped. */
export function itemsIn(text: string, by: 'words' | 'lines'): readonly string[] {
  return new Items(by === 'lines').read(text);
}

class Items {
  private readonly items: string[] = [];
  private readonly byLine: boolean;
  /** Undefined between items. */
  private item: string | undefined;
  private quote = '';
  private escaped = false;

  constructor(byLine: boolean) {
    this.byLine = byLine;
  }

  read(text: string): readonly string[] {
    for (const character of text) this.take(character);
    if (this.quote !== '') throw new Failure(`unmatched ${this.quote === '"' ? 'double' : 'single'} quote`);
    this.end();
    return this.items;
  }

  private take(character: string): void {
    if (this.escaped) {
      this.escaped = false;
      this.add(character);
    } else if (this.quote !== '') this.takeQuoted(character);
    else if (character === '\\') this.escaped = true;
    else if (character === '"' || character === "'") {
      this.quote = character;
      this.add('');
    } else if (/[ \t\n]/.test(character)) this.takeBlank(character);
    else this.add(character);
  }

  private takeBlank(character: string): void {
    if (!this.byLine || character === '\n') this.end();
    else if (this.item !== undefined) this.add(character);
  }

  private takeQuoted(character: string): void {
    if (character === this.quote) this.quote = '';
    else this.add(character);
  }

  private add(text: string): void {
    this.item = (this.item ?? '') + text;
  }

  private end(): void {
    if (this.item !== undefined) this.items.push(this.item);
    this.item = undefined;
  }
}
