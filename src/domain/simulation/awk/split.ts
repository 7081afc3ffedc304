/** From a text to its parts: fields of a record, elements of `split`. */
import type { PosixRegex } from '#domain/simulation/regex/posix.ts';

/** ` `: at blanks. Empty: between all bytes. Other texts are one byte; longer separators are expressions. */
export type Separator = string | PosixRegex;

/** `atLines`: a line break separates, too, as in paragraphs. */
export function splitText(text: string, separator: Separator, atLines: boolean): readonly string[] {
  if (text === '') return [];
  if (separator === ' ') return text.split(/[ \t\n\v\f\r]+/).filter((part) => part !== '');
  if (separator === '') return text.split('');
  if (typeof separator === 'string')
    return atLines && separator !== '\n'
      ? text.split('\n').flatMap((line) => line.split(separator))
      : text.split(separator);
  if (!atLines) return splitByRegex(text, separator);
  return text.split('\n').flatMap((line) => splitByRegex(line, separator));
}

/** An empty match separates nothing from what is before it: it takes one byte along. */
function splitByRegex(text: string, regex: PosixRegex): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (let match = regex.exec(rest); match; match = regex.exec(rest)) {
    const isEmpty = match.start === match.end;
    if (isEmpty && match.start >= rest.length) break;
    parts.push(rest.slice(0, isEmpty ? match.start + 1 : match.start));
    rest = rest.slice(isEmpty ? match.end + 1 : match.end);
  }
  return [...parts, rest];
}
