/** Patterns as fnmatch has them: `*`, `?`, `[a-z]`, `[!x]`, and a backslash before what is meant as it is. */
import { posixRegex } from '#domain/simulation/regex/posix.ts';

export function globMatcher(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const regex = posixRegex(`^${expressionOf(pattern)}$`, 'ere', { ignoreCase });
  return (text) => regex.test(text);
}

function expressionOf(pattern: string): string {
  let expression = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const [bracket] = character === '[' ? (/^\[[!^]?\]?[^\]]*\]/.exec(pattern.slice(at)) ?? []) : [];
    if (bracket !== undefined) {
      expression += bracket.replace(/^\[!/, '[^');
      at += bracket.length - 1;
    } else if (character === '*') expression += '.*';
    else if (character === '?') expression += '.';
    else if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      expression += literal(pattern.charAt(at));
    } else expression += literal(character);
  }
  return expression;
}

const literal = (character: string): string =>
  /[.^$*+?()[\]{}|\\]/.test(character) ? `\\${character}` : character;
