/** Stands for a `-` that is a whole value in brackets: js-yaml takes it for the start of a list item, go-yaml for text. */
export const LONE_DASH = '\ue000';

/** The same text, letter by letter, with what go-yaml reads and js-yaml does not put otherwise. */
export function relaxed(text: string): string {
  return text
    .replace(/(?<=[:-])\t+/g, (tabs) => ' '.repeat(tabs.length))
    .replace(/(?<=[\s,[{])-(?=[\]},])/g, LONE_DASH);
}
