/** The record at hand: `$0`, its fields, NF. Each of them is made from the others when it is asked for. */
import { AwkFailure } from './failure.ts';
import { splitText, type Separator } from './split.ts';
import { UserText, type Value } from './values.ts';

/** So many fields are more than anybody means. */
const MOST_FIELDS = 100_000;

export interface RecordSettings {
  separator(): Separator;
  /** Records are paragraphs: a line break separates fields as well. */
  isParagraph(): boolean;
  outputSeparator(): string;
  textOf(value: Value): string;
}

export class AwkRecord {
  private readonly settings: RecordSettings;
  private whole: Value = undefined;
  private fields: Value[] = [];
  private isSplit = true;

  constructor(settings: RecordSettings) {
    this.settings = settings;
  }

  set(value: Value): void {
    this.whole = value;
    this.isSplit = false;
  }

  /** Fields are cut with the separator of now, whatever it is set to afterwards. */
  split(): void {
    if (this.isSplit) return;
    this.isSplit = true;
    const parts = splitText(this.text, this.settings.separator(), this.settings.isParagraph());
    this.fields = parts.map((part) => new UserText(part));
  }

  get text(): string {
    return this.settings.textOf(this.whole);
  }

  get count(): number {
    this.split();
    return this.fields.length;
  }

  setCount(count: number): void {
    if (count < 0) throw new AwkFailure('NF set to negative value');
    this.split();
    this.resize(count);
    this.join();
  }

  field(number: number): Value {
    if (number === 0) return this.whole;
    if (number < 0) throw new AwkFailure('Access to negative field');
    this.split();
    return this.fields[number - 1];
  }

  setField(number: number, value: Value): void {
    if (number === 0) {
      this.set(value);
      return;
    }
    if (number < 0) throw new AwkFailure('Access to negative field');
    this.split();
    if (number > this.fields.length) this.resize(number);
    this.fields[number - 1] = value;
    this.join();
  }

  private resize(count: number): void {
    if (count > MOST_FIELDS) throw new AwkFailure('out of memory');
    const before = this.fields.length;
    this.fields.length = count;
    if (count > before) this.fields.fill(undefined, before);
  }

  private join(): void {
    const { settings } = this;
    this.whole = new UserText(
      this.fields.map((field) => settings.textOf(field)).join(settings.outputSeparator()),
    );
  }
}
