/** What a running awk program is about: variables, the record, the streams. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import { posixRegex, type PosixRegex } from '#domain/simulation/regex/posix.ts';
import { orBadRegex } from '#domain/simulation/stream/tool.ts';
import { textOf } from './format.ts';
import { Memory } from './memory.ts';
import { AwkRecord } from './record.ts';
import type { Separator } from './split.ts';
import { Streams } from './streams.ts';
import type { AwkProgram } from './syntax/tree.ts';
import { toInteger, toNumber, type Value } from './values.ts';

const STANDARD: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['CONVFMT', '%.6g'],
  ['OFMT', '%.6g'],
  ['FS', ' '],
  ['OFS', ' '],
  ['ORS', '\n'],
  ['RS', '\n'],
  ['SUBSEP', '\x1c'],
  ['NR', 0],
  ['FNR', 0],
]);

const MOST_EXPRESSIONS = 500;

export class Machine {
  readonly process: Process;
  readonly program: AwkProgram;
  readonly memory = new Memory();
  readonly record: AwkRecord;
  readonly streams: Streams;
  /** What `srand` was given last. */
  seed = 1;
  private readonly expressions = new Map<string, PosixRegex>();

  constructor(process: Process, program: AwkProgram) {
    this.process = process;
    this.program = program;
    this.streams = new Streams(process);
    for (const [name, value] of STANDARD) this.memory.cell(name).set(value);
    this.record = new AwkRecord({
      separator: () => this.separatorOf(this.text('FS')),
      isParagraph: () => this.text('RS') === '',
      outputSeparator: () => this.text('OFS'),
      textOf: (value) => this.textOf(value),
    });
  }

  get(name: string): Value {
    if (name === 'NF' && !this.memory.isLocal(name)) return this.record.count;
    return this.memory.cell(name).get();
  }

  set(name: string, value: Value): void {
    if (!this.memory.isLocal(name)) this.prepare(name, value);
    this.memory.cell(name).set(value);
  }

  private prepare(name: string, value: Value): void {
    if (name === 'NF') this.record.setCount(toInteger(toNumber(value)));
    if (name === 'FS') this.record.split();
  }

  text(name: string): string {
    return this.textOf(this.memory.cell(name).get());
  }

  textOf(value: Value): string {
    // Whole numbers and texts do not ask how: CONVFMT is looked up for the others only.
    return typeof value === 'number' && !Number.isInteger(value)
      ? textOf(value, this.convertedBy())
      : textOf(value, '%.6g');
  }

  private convertedBy(): string {
    const value = this.memory.cell('CONVFMT').get();
    return typeof value === 'number' ? '%.6g' : textOf(value, '%.6g');
  }

  count(name: string): void {
    this.set(name, toNumber(this.get(name)) + 1);
  }

  /** An expression that is a text. */
  regex(source: string): PosixRegex {
    let regex = this.expressions.get(source);
    if (!regex) {
      regex = orBadRegex(source, () => posixRegex(source, 'awk'));
      if (this.expressions.size >= MOST_EXPRESSIONS) this.expressions.clear();
      this.expressions.set(source, regex);
    }
    return regex;
  }

  separatorOf(text: string): Separator {
    return text.length <= 1 ? text : this.regex(text);
  }
}
