/** One thing that is wrong in content/, said to the teacher who wrote it: where, what, and how to mend it. */
export interface ContentError {
  /** From the folder that holds content/: `content/questions/sharing.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

export type Report = (error: ContentError) => void;

export const formatError = ({ file, line, message, remedy }: ContentError): string =>
  `${file}:${line}: ${message}\n    ${remedy}`;

/** Thrown once, with everything that was found, so that a teacher mends it all in one go. */
export class ContentErrors extends Error {
  readonly errors: readonly ContentError[];

  constructor(errors: readonly ContentError[]) {
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
    super(`${count} in the content:\n\n${errors.map(formatError).join('\n')}\n`);
    this.name = 'ContentErrors';
    this.errors = errors;
  }
}

/** The errors in the order in which a reader meets them: by file, then by line. */
export function inOrder(errors: readonly ContentError[]): ContentError[] {
  return errors.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
