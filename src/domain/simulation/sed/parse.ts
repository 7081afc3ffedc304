/** From a script's text to its commands, in the words and with the tolerance of BusyBox. */
import { posixRegex, type PosixRegex } from '#domain/simulation/regex/posix.ts';
import { Failure, orBadRegex } from '#domain/simulation/stream/tool.ts';
import { ScriptReader } from './reader.ts';
import type { Address, Command, RangeEnd, Script, Substitution } from './script.ts';

const PLAIN = new Set('{}=dDgGhHlnNpPqx');
const ONE_ADDRESS = new Set('air');

export function parseSed(source: string, isExtended: boolean): Script {
  const isQuiet = /^#n(?:\n|$)/.test(source);
  const parser = new Parser(source, isExtended);
  return { commands: parser.parse(), isQuiet, lastRegex: parser.lastRegex };
}

class Parser {
  lastRegex: PosixRegex | undefined;
  private readonly reader: ScriptReader;
  private readonly isExtended: boolean;

  constructor(source: string, isExtended: boolean) {
    this.reader = new ScriptReader(source);
    this.isExtended = isExtended;
  }

  parse(): readonly Command[] {
    const { reader } = this;
    const commands: Command[] = [];
    for (reader.skipBetween(); !reader.isAtEnd; reader.skipBetween()) {
      if (reader.peek() === '#') reader.restOfLine();
      else commands.push(this.command());
    }
    checkLabels(commands);
    return commands;
  }

  private command(): Command {
    const { reader } = this;
    const first = this.address();
    const to = reader.match(/,/y) === '' ? undefined : this.rangeEnd();
    // BusyBox takes line 0 alone for no address.
    const from = first?.kind === 'line' && first.line === 0 && !to ? undefined : first;
    reader.skipBlanks();
    const isInverted = reader.match(/!/y) !== '';
    reader.skipBlanks();
    if (reader.isAtEnd) throw new Failure('missing command');
    const name = reader.take();
    if (ONE_ADDRESS.has(name) && to) throw new Failure(`command '${name}' uses only one address`);
    const head = { from, to, isInverted, name, text: '', substitution: undefined, translation: undefined };
    return { ...head, ...this.rest(name) };
  }

  private rest(name: string): Partial<Command> {
    const { reader } = this;
    if (PLAIN.has(name)) return {};
    if (name === 's') return { substitution: this.substitution() };
    if (name === 'y') return { translation: this.translation() };
    if ('aic'.includes(name)) return { text: reader.text() };
    if ('btT:'.includes(name)) return { text: reader.label() };
    if ('rw'.includes(name)) return { text: reader.fileName() };
    throw new Failure(`unsupported command ${name}`);
  }

  private address(): Address | undefined {
    const { reader } = this;
    const digits = reader.match(/\d+/y);
    if (digits !== '') return { kind: 'line', line: Number(digits) };
    if (reader.match(/\$/y) !== '') return { kind: 'last' };
    if (reader.peek() !== '/' && reader.peek() !== '\\') return undefined;
    const delimiter = reader.take();
    return { kind: 'pattern', pattern: this.pattern(delimiter === '/' ? '/' : reader.take()) };
  }

  private rangeEnd(): RangeEnd {
    const { reader } = this;
    const count = reader.match(/\+\d+/y);
    const end: RangeEnd | undefined =
      count === '' ? this.address() : { kind: 'count', lines: Number(count.slice(1)) };
    if (!end) throw new Failure('no address after comma');
    return end;
  }

  private pattern(delimiter: string): PosixRegex {
    this.lastRegex = this.compiled(this.reader.delimited(delimiter, true), false) ?? this.lastRegex;
    if (!this.lastRegex) throw new Failure('no previous regexp');
    return this.lastRegex;
  }

  private compiled(source: string, ignoreCase: boolean): PosixRegex | undefined {
    if (source === '') return undefined;
    const dialect = this.isExtended ? 'ere' : 'bre';
    return orBadRegex(source, () => posixRegex(source, dialect, { ignoreCase }));
  }

  private substitution(): Substitution {
    const { reader } = this;
    const delimiter = reader.take();
    if (delimiter === '' || delimiter === '\n' || delimiter === '\\')
      throw new Failure('bad format in substitution expression');
    const source = reader.delimited(delimiter, true);
    const replacement = reader.delimited(delimiter, false);
    const { ignoreCase, ...flags } = this.flags();
    return { pattern: this.compiled(source, ignoreCase), replacement, ...flags };
  }

  private flags(): Omit<Substitution, 'pattern' | 'replacement'> & { readonly ignoreCase: boolean } {
    const { reader } = this;
    const flags = { which: 1, prints: false, file: undefined as string | undefined, ignoreCase: false };
    for (;;) {
      reader.match(/[ \t\r\v\f]*/y);
      const digits = reader.match(/[1-9]\d*/y);
      const flag = digits === '' ? reader.match(/[gpwiI]/y) : '';
      if (digits !== '') flags.which = Number(digits);
      else if (flag === 'g') flags.which = 0;
      else if (flag === 'p') flags.prints = true;
      else if (flag === 'w') flags.file = reader.fileName();
      else if (flag !== '') flags.ignoreCase = true;
      else break;
    }
    if (!reader.isAtEnd && !/[;\n#}]/.test(reader.peek()))
      throw new Failure('bad option in substitution expression');
    return flags;
  }

  private translation(): ReadonlyMap<string, string> {
    const { reader } = this;
    const delimiter = reader.take();
    const from = withoutEscapes(reader.delimited(delimiter, true));
    const to = withoutEscapes(reader.delimited(delimiter, false));
    // Of a byte that is named twice the first one counts; what has no partner stays.
    const pairs = to
      .split('')
      .map((character, at): readonly [string, string] => [from.charAt(at), character]);
    return new Map(pairs.toReversed());
  }
}

const withoutEscapes = (text: string): string => text.replace(/\\([^])/g, '$1');

function checkLabels(commands: readonly Command[]): void {
  const labels = new Set(commands.filter(({ name }) => name === ':').map(({ text }) => text));
  for (const { name, text } of commands)
    if ('btT'.includes(name) && text !== '' && !labels.has(text))
      throw new Failure(`can't find label for jump to '${text}'`);
}
