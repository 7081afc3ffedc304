import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

/** `<Directory>`, `<IfModule>` and the like while a file is read. */
export class Sections {
  private readonly open: string[] = [];
  private readonly hasModule: (name: string) => boolean;
  private skipped = 0;

  constructor(hasModule: (name: string) => boolean) {
    this.hasModule = hasModule;
  }

  /** Inside a condition that does not hold. */
  get areSkipped(): boolean {
    return this.skipped > 0;
  }

  /** `directory /usr/local/apache2/htdocs`; empty outside, and in conditions alone. */
  get present(): string {
    return this.open.findLast((each) => each !== '') ?? '';
  }

  /** A line that opens or closes one. */
  meet(line: string): void {
    const isEnd = line.startsWith('</');
    if (this.skipped > 0) this.skipped += isEnd ? -1 : 1;
    else if (isEnd) this.open.pop();
    else this.enter(line);
  }

  private enter(line: string): void {
    const [, name = '', argument = ''] = /^<(\w+)\s*([^>]*)>$/.exec(line) ?? [];
    const kind = name.toLowerCase();
    const word = argument.trim().replace(/^"(.*)"$/, '$1');
    if (kind === 'virtualhost') throw new Unmodelled('httpd: virtual hosts');
    if (kind.startsWith('if') && !this.holds(kind, word)) this.skipped += 1;
    else this.open.push(kind.startsWith('if') ? '' : `${kind} ${word}`);
  }

  private holds(kind: string, word: string): boolean {
    const isNegated = word.startsWith('!');
    const bare = word.replace(/^!/, '');
    if (kind === 'ifmodule') return this.hasModule(bare.replace(/^mod_(\w+)\.c$/, '$1_module')) !== isNegated;
    if (kind === 'ifdefine') return isNegated;
    throw new Unmodelled(`httpd: <${kind}>`);
  }
}
