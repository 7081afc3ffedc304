/** What the API says of a field, as Markdown for Monaco's hover, which takes nothing else. */
import type { FieldHelp } from '#domain/assist/types.ts';

/**
 * Whatever the text holds is shown as it stands: every character that Markdown or HTML could see something in is written as
 * its number, addresses too, which would become links by themselves.
 */
export function plainText(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replace(/^[ \t]+/gm, (indent) => '&#32;'.repeat(indent.length))
    .replace(/\r?\n/g, '  \n');
}

/** Text set as code. No markup is seen in it but its own end. */
const code = (text: string): string => `\`${text.replace(/[`\r\n]/g, ' ')}\``;

/** The parts of the hover, one below the other: where and of what type it is, what it is for, what it may hold. */
export function helpText({
  path,
  type,
  required,
  documentation,
  defaultsTo,
  values,
}: FieldHelp): readonly string[] {
  const head = `${code(path)} ${plainText(`${type}, ${required ? 'required' : 'optional'}`)}`;
  const facts = [
    defaultsTo === '' ? '' : `Default: ${plainText(defaultsTo)}`,
    values.length === 0 ? '' : `One of: ${values.map(code).join(', ')}`,
  ];
  const body = [plainText(documentation), ...facts].filter((part) => part !== '').join('\n\n');
  return body === '' ? [head] : [head, body];
}
