/** Where a rest begins: on the line of a value in brackets, with that value as a possible key or not, or on a line of its own. */
type Place = 'behind a key' | 'behind' | 'below';

/**
 * Whether go-yaml's scanner gets over what follows a document's value. Nothing of it is used, but the next token has to be one
 * (yaml_parser_parse_document_end), and while that or the value could still be a key so has the rest of the line
 * (yaml_parser_fetch_more_tokens).
 */
export function isReadOver(rest: string, place: Place): boolean {
  let depth = 0;
  for (let at = skipBlanks(rest, 0); at < rest.length;) {
    const ahead = rest.slice(at, at + LONGEST_LINE);
    if (/^[\n\r#]/.test(ahead)) return true;
    const sign = /^[-?:](?=[ \t\n\r]|$)/.exec(ahead)?.[0];
    if (sign !== undefined) return isSignRead(sign, place, at === 0, depth);
    const token = tokenOf(ahead, depth);
    if (token === '' || place === 'behind' || endsKeys(token)) return token !== '';
    if (/^[[{]$/.test(token)) depth += 1;
    at = skipBlanks(rest, at + token.length);
  }
  return true;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
}

/** A sign of a list or of a key needs a line of its own; a colon makes a key of what stands before it. */
function isSignRead(sign: string, place: Place, isFirst: boolean, depth: number): boolean {
  if (place === 'below') return isFirst || sign === ':';
  return sign === ':' && place === 'behind a key' && depth > 0;
}

/** A key takes at most so many letters. */
const LONGEST_LINE = 1024;

/** After these, what stood before them is no key: nothing more has to be looked at. */
const endsKeys = (token: string): boolean => /^[,\]}]$|[\n\r]/.test(token);

const TOKENS = [
  /^"(?:[^"\\]|\\[^])*"/,
  /^'(?:[^']|'')*'/,
  /^[,[\]{}]/,
  /^[*&][\w-]+(?=[ \t\n\r,\]}?:@`%]|$)/,
  /^!(?:(?:[\w-]*!)?[\w;/?:@&=+$.~*'()-]+)?(?=[ \t\n\r]|$)/,
  /^(?:[^ \t\n\r,[\]{}"'*&|>!@`%#:?-]|[-?:](?![ \t\n\r]))(?:[^\n\r:#]|:(?![ \t\n\r])|(?<![ \t\n\r])#)*/,
];
const BLOCK_SCALAR = /^[|>](?:[-+][1-9]?|[1-9][-+]?)?[ \t]*(?:#.*)?(?=[\n\r]|$)/;

/** The next token, or '' where none can start. */
function tokenOf(ahead: string, depth: number): string {
  for (const token of depth === 0 ? [...TOKENS, BLOCK_SCALAR] : TOKENS) {
    const found = token.exec(ahead)?.[0];
    if (found !== undefined) return found;
  }
  return '';
}
