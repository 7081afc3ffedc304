import { LONGEST_TEXT } from '#domain/world/expand.ts';
import { LITERAL_DOLLAR, type Token } from './tokens.ts';

/** One simple command of a script. Compound words (`while`, `do`, `if`) stand as commands of their own. */
export interface SimpleCommand {
  readonly name: string;
  readonly args: readonly string[];
  readonly redirects: readonly Redirect[];
  /** What ends it: `;`, `&`, `|`, `&&`, `||`, or empty at the end of the script. */
  readonly end: string;
}

export interface Redirect {
  readonly operator: string;
  readonly target: string;
}

const RESERVED: ReadonlySet<string> = new Set([
  'while',
  'until',
  'do',
  'done',
  'if',
  'then',
  'else',
  'elif',
  'fi',
  '{',
  '}',
  '!',
]);

/** Simple commands in the order of the text. Variables of `known` and plain assignments are put in. */
export function commandsOf(
  tokens: readonly Token[],
  known: ReadonlyMap<string, string>,
): readonly SimpleCommand[] {
  const variables = new Map(known);
  const commands: SimpleCommand[] = [];
  for (const part of partsOf(tokens)) {
    const words = part.words.map((word) => withValues(word, variables));
    const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
    for (const word of first < 0 ? words : words.slice(0, first)) assign(word, variables);
    const rest = first < 0 ? [] : words.slice(first);
    if (rest.length === 0 && part.redirects.length === 0) continue;
    const redirects = part.redirects.map((each) => ({ ...each, target: withValues(each.target, variables) }));
    commands.push(...splitReserved(rest, redirects, part.end));
  }
  return commands;
}

interface Part {
  words: string[];
  redirects: Redirect[];
  end: string;
}

function partsOf(tokens: readonly Token[]): readonly Part[] {
  const parts: Part[] = [{ words: [], redirects: [], end: '' }];
  tokens.forEach((token, at) => {
    const part = parts.at(-1) as Part;
    if (token.is === 'operator') {
      part.end = token.text === '\n' ? ';' : token.text;
      parts.push({ words: [], redirects: [], end: '' });
    } else if (token.is === 'redirect') {
      const target = tokens[at + 1];
      part.redirects.push({ operator: token.text, target: target?.is === 'word' ? target.text : '' });
    } else if (tokens[at - 1]?.is !== 'redirect') part.words.push(token.text);
  });
  return parts;
}

/** `do date` is `do` and `date`: reserved words stand alone, so that what follows is a command again. */
function splitReserved(
  words: readonly string[],
  redirects: readonly Redirect[],
  end: string,
): readonly SimpleCommand[] {
  const found = words.slice(0, -1).findIndex((word) => !RESERVED.has(word));
  const first = found < 0 ? words.length - 1 : found;
  const [name = '', ...args] = words.slice(Math.max(first, 0));
  const alone = words.slice(0, Math.max(first, 0));
  return [
    ...alone.map((word) => ({ name: word, args: [], redirects: [], end: '' })),
    { name, args, redirects, end },
  ];
}

function assign(word: string, variables: Map<string, string>): void {
  const equals = word.indexOf('=');
  const value = word.slice(equals + 1);
  if (value.includes('$')) variables.delete(word.slice(0, equals));
  else variables.set(word.slice(0, equals), value);
}

function withValues(word: string, variables: ReadonlyMap<string, string>): string {
  if (!word.includes('$')) return word;
  let length = word.length;
  const filled = word.replace(
    /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
    (match: string, braced?: string, bare?: string) => {
      const value = variables.get(braced ?? bare ?? '') ?? match;
      length += value.length;
      return length > LONGEST_TEXT ? match : value;
    },
  );
  // A variable that doubles with each line fills no memory: what is too long stays unknown.
  return length > LONGEST_TEXT ? word : filled;
}

/** The word as a person wrote it, or undefined when the shell would put something in that is not known. */
export function plain(word: string): string | undefined {
  return /[$*?]/.test(word) ? undefined : word.replaceAll(LITERAL_DOLLAR, '$');
}
