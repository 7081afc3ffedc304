/** What words expand to before they are cut into fields. */

export type Chunk =
  | {
      readonly text: string;
      /** Neither cut nor a pattern, and a field even when it is empty. */
      readonly quoted: boolean;
      /** Came out of an expansion: cut at IFS where it is not quoted. */
      readonly expanded: boolean;
    }
  /** Between the arguments of `"$@"`. */
  | 'break';

export const chunk = (text: string, quoted: boolean, expanded = true): Chunk => ({ text, quoted, expanded });

/** The text of all, where fields are not cut. */
export const joined = (chunks: readonly Chunk[], separator: string): string =>
  chunks.map((one) => (one === 'break' ? separator : one.text)).join('');
