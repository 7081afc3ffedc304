/** Stands for a `-` that is a whole value in brackets: js-yaml takes it for the start of a list item, go-yaml for text. */
const LONE_DASH = '\ue000';
/** Stands for a `:` before `,`, `]` or `}`: js-yaml ends a key there, go-yaml goes on with the text. */
const LONE_COLON = '\ue001';

/** The same text, letter by letter, with what both readers take, but differently, put so that js-yaml does as go-yaml. */
export function marked(text: string): string {
  return text.replace(/(?<=[^\s"'[\]{},]):(?=[\]},])/g, LONE_COLON);
}

/** Whether anything in such a text stands for something else. */
export const isMarked = (text: string): boolean => text.includes(LONE_COLON) || text.includes(LONE_DASH);

/** A scalar of such a text, as it was written. */
export function unmarked(text: string): string {
  return text.replaceAll(LONE_COLON, ':').replaceAll(LONE_DASH, '-');
}

/** The same text, letter by letter, with what go-yaml reads and js-yaml does not put otherwise. */
export function relaxed(text: string): string {
  return text
    .replace(/(?=\t)(?<=[:[{,] *)\t+/g, (tabs) => ' '.repeat(tabs.length))
    .replace(/(?<=[\s,[{])-(?=[\]},])/g, LONE_DASH);
}
