/** `%-5.2f` and its like. */
export interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly conversion: string;
  /** Of the whole text of it. */
  readonly length: number;
}

const DIRECTIVE = /%([-+ #0]*)(\*|\d{0,4})(?:\.(\*|\d{0,4}))?[hlLqjzt]*([diouxXcsbeEfFgG])/y;

/** More is a mistake, and would fill the memory. */
const WIDEST = 10_000;

/** The directive whose `%` stands at `at`; undefined when it is none. `argument` gives the number that a `*` stands for. */
export function directiveAt(format: string, at: number, argument: () => number): Directive | undefined {
  DIRECTIVE.lastIndex = at;
  const match = DIRECTIVE.exec(format);
  if (!match) return undefined;
  const [text, flags = '', width = '', precision, conversion = ''] = match;
  const sizeOf = (size: string): number => (size === '*' ? argument() : Number(size));
  const wide = sizeOf(width);
  const precise = precision === undefined ? -1 : sizeOf(precision);
  return {
    flags: wide < 0 ? `${flags}-` : flags,
    width: Math.min(Math.abs(wide), WIDEST),
    precision: precise < 0 ? undefined : Math.min(precise, WIDEST),
    conversion,
    length: text.length,
  };
}
