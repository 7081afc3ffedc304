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

/** The directive whose `%` stands at `at`; undefined when it is none. `argument` gives the number that a `*` stands for. */
export function directiveAt(format: string, at: number, argument: () => number): Directive | undefined {
  DIRECTIVE.lastIndex = at;
  const match = DIRECTIVE.exec(format);
  if (!match) return undefined;
  const [text, flags = '', width = '', precision, conversion = ''] = match;
  const wide = width === '*' ? argument() : Number(width);
  const precise = precision === undefined ? undefined : precision === '*' ? argument() : Number(precision);
  return {
    flags: wide < 0 ? `${flags}-` : flags,
    width: Math.min(Math.abs(wide), 10_000),
    precision: precise === undefined || precise < 0 ? undefined : precise,
    conversion,
    length: text.length,
  };
}
