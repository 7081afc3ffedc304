import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { directiveAt, type Directive } from './directives.ts';
import { formatFloat, signOf } from './floats.ts';
import { cInteger } from './numbers.ts';
import { escapeAt, unescape } from './output.ts';

/** One run over the arguments; it writes what it has when it must stop. */
class Printer {
  text = '';
  complaints = '';
  status = 0;
  stops = false;
  private readonly speaker: string;
  private readonly args: readonly string[];
  private used = 0;

  constructor(speaker: string, args: readonly string[]) {
    this.speaker = speaker;
    this.args = args;
  }

  /** The format, again for as long as it uses arguments up and some are left. */
  all(format: string): void {
    do {
      const before = this.used;
      this.once(format);
      if (this.used === before) return;
    } while (this.used < this.args.length && !this.stops);
  }

  private once(format: string): void {
    for (let at = 0; at < format.length && !this.stops;) {
      if (format.charAt(at) === '%') at += this.directive(format, at);
      else if (format.charAt(at) === '\\') at += this.escape(format, at);
      else {
        this.text += format.charAt(at);
        at += 1;
      }
    }
  }

  private escape(format: string, at: number): number {
    this.stops = format.charAt(at + 1) === 'c';
    if (this.stops) return 0;
    const [text, length] = escapeAt(format, at + 1, false);
    this.text += text;
    return length + 1;
  }

  private directive(format: string, at: number): number {
    if (format.charAt(at + 1) === '%') {
      this.text += '%';
      return 2;
    }
    const directive = directiveAt(format, at, () => Number(this.integer()));
    if (directive === undefined) this.fail(`${format.slice(at)}: invalid format`);
    else this.text += this.converted(directive);
    return directive?.length ?? 0;
  }

  private converted(directive: Directive): string {
    const { conversion, precision } = directive;
    if (conversion === 's') return padded(directive, cut(this.next() ?? '', precision));
    if (conversion === 'c') return padded(directive, this.next()?.charAt(0) || '\0');
    if (conversion === 'b') return padded(directive, this.unescaped());
    return isFloat(conversion)
      ? padded(directive, formatFloat(directive, this.float()))
      : padded(directive, integerText(directive, this.integer()));
  }

  private unescaped(): string {
    const { text, stops } = unescape(this.next() ?? '', true);
    this.stops ||= stops;
    return text;
  }

  private next(): string | undefined {
    const argument = this.args[this.used];
    // An argument that is missing counts as used, or the format would be repeated without end.
    if (argument !== undefined) this.used += 1;
    return argument;
  }

  private integer(): bigint {
    const text = this.next() ?? '';
    if (/^["']/.test(text)) return BigInt(text.charCodeAt(1) || 0);
    const number = cInteger(text);
    if (number === undefined) this.invalidNumber(text);
    return number ?? 0n;
  }

  private float(): number {
    const text = this.next() ?? '';
    if (/^["']/.test(text)) return text.charCodeAt(1) || 0;
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isNaN(number)) this.invalidNumber(text);
    return Number.isNaN(number) ? 0 : number;
  }

  private invalidNumber(text: string): void {
    this.complaints += `${this.speaker}: invalid number '${text}'\n`;
    this.status = 1;
  }

  private fail(message: string): void {
    this.complaints += `${this.speaker}: ${message}\n`;
    this.status = 1;
    this.stops = true;
  }
}

const cut = (text: string, precision: number | undefined): string =>
  precision === undefined ? text : text.slice(0, precision);

const isFloat = (conversion: string): boolean => 'eEfFgG'.includes(conversion);

/** Base and what `#` puts before the digits. */
const BASES: ReadonlyMap<string, readonly [base: number, prefix: string]> = new Map([
  ['o', [8, '0']],
  ['x', [16, '0x']],
  ['X', [16, '0x']],
]);

function integerText({ conversion, flags, precision }: Directive, number: bigint): string {
  const isSigned = conversion === 'd' || conversion === 'i';
  const value = isSigned ? BigInt.asIntN(64, number) : BigInt.asUintN(64, number);
  const [base, mark] = BASES.get(conversion) ?? [10, ''];
  const digits = (value < 0n ? -value : value).toString(base).padStart(precision ?? 1, '0');
  const prefix = flags.includes('#') && value !== 0n ? mark : '';
  const sign = isSigned ? signOf(value < 0n, flags) : '';
  const text = sign + prefix + digits;
  return conversion === 'X' ? text.toUpperCase() : text;
}

function padded({ flags, width, conversion, precision }: Directive, text: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  const isInteger = !'scb'.includes(conversion) && !isFloat(conversion);
  const zeros = flags.includes('0') && (isFloat(conversion) || (isInteger && precision === undefined));
  if (!zeros) return text.padStart(width);
  const sign = /^[-+ ]?(?:0[xX])?/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

/** `usage`: what is said without a format. */
export function* printf(process: Process, argv: readonly string[], speaker: string, usage: string): Task {
  const rest = argv[1] === '--' ? argv.slice(2) : argv.slice(1);
  const [format, ...args] = rest;
  if (format === undefined) {
    yield* complain(process, usage);
    return 2;
  }
  const printer = new Printer(speaker, args);
  printer.all(format);
  yield* complain(process, printer.complaints);
  yield* print(process, printer.text);
  return printer.status;
}
