/** Several lines that are often written together. `$` stops as in editors; two spaces a level, lists deeper than their key. */
export interface Snippet {
  readonly label: string;
  /** document: a whole object. `[]Volume`: an item of such a list, without its dash. `Container`: a field of such a mapping. */
  readonly goesInto: string;
  readonly says: string;
  readonly lines: readonly string[];
}
