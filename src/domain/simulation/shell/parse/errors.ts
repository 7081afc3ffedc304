/** What ash says of a text that is no script, without `sh: syntax error: `. */
export class ShellSyntaxError extends Error {
  /** Offset into the text. */
  readonly at: number;
  readonly line: number;
  /** More text could make it right. */
  readonly isUnfinished: boolean;

  constructor(message: string, where: { readonly at: number; readonly line: number }, isUnfinished = false) {
    super(message);
    this.at = where.at;
    this.line = where.line;
    this.isUnfinished = isUnfinished;
  }
}

/** Real shells go on until their stack is full; nobody writes by hand what is as deep as this. */
export class NestedTooDeeply extends Error {
  constructor() {
    super('too many levels of nesting');
  }
}
