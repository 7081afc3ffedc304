/** Simple commands, their redirections, and functions, which begin like one. */
import type { Command, Redirect, Word } from './ast.ts';
import type { Commands } from './commands.ts';
import { ShellSyntaxError } from './errors.ts';
import { hereDocument } from './here-documents.ts';
import { plainText } from './parts.ts';
import type { Token, Tokens } from './tokens.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Builtins that no function may be named after. */
const SPECIAL: ReadonlySet<string> = new Set([
  '.', ':', 'break', 'continue', 'eval', 'exec', 'exit', 'export', 'local', 'readonly', 'return', 'set', 'shift', 'source', 'times', 'trap', 'unset',
]); // prettier-ignore

interface Begun {
  readonly assignments: Word[];
  readonly words: Word[];
  readonly redirects: Redirect[];
  line: number;
  /** Inside `[[ ]]`. */
  isTest: boolean;
}

export function readSimple(commands: Commands): Command {
  const { tokens } = commands;
  const begun: Begun = {
    assignments: [],
    words: [],
    redirects: [],
    line: tokens.input.line,
    isTest: false,
  };
  for (;;) {
    const token = tokens.next({ aliases: begun.words.length === 0 });
    if (takes(begun, tokens, token)) continue;
    if (isAlone(begun) && token.kind === 'operator' && token.text === '(')
      return readDefinition(commands, begun.words[0]);
    tokens.push(token);
    const { assignments, words, redirects, line } = begun;
    return { kind: 'simple', assignments, words, redirects, line };
  }
}

/** False when the token is no part of the command. */
function takes(begun: Begun, tokens: Tokens, token: Token): boolean {
  if (token.kind === 'redirect') begun.redirects.push(readRedirect(tokens, token));
  else if (token.kind === 'word') takeWord(begun, token);
  else if (begun.isTest && isJunction(token)) begun.words.push(junction(token.text));
  else return false;
  return true;
}

function takeWord(begun: Begun, { word, text, line }: Token & { readonly kind: 'word' }): void {
  const isFirst = begun.words.length === 0;
  if (isFirst) begun.line = line;
  if (isFirst && word.assignment) begun.assignments.push(word);
  else begun.words.push(word);
  begun.isTest = text === '[[' || (begun.isTest && text !== ']]');
}

const isAlone = ({ words, assignments, redirects }: Begun): boolean =>
  words.length === 1 && assignments.length === 0 && redirects.length === 0;

function readDefinition(commands: Commands, word: Word | undefined): Command {
  const { tokens } = commands;
  tokens.expect(')');
  const name = (word && plainText(word)) ?? '';
  if (!NAME.test(name) || SPECIAL.has(name)) throw new ShellSyntaxError('bad function name', tokens.input);
  return { kind: 'function', name, body: commands.command() };
}

export function readRedirect(tokens: Tokens, token: Token & { readonly kind: 'redirect' }): Redirect {
  const target = tokens.next();
  if (target.kind !== 'word') throw tokens.unexpected(target);
  const { operator } = token;
  const descriptor = token.descriptor ?? (operator.startsWith('<') ? 0 : 1);
  if (operator !== '<<' && operator !== '<<-')
    return { operator: operator as Redirect['operator'], descriptor, target: target.word };
  const document = hereDocument(descriptor, target.word, operator === '<<-');
  tokens.waiting.push(document);
  return document.redirect;
}

const isJunction = (token: Token): token is Token & { readonly kind: 'operator' } =>
  token.kind === 'operator' && (token.text === '&&' || token.text === '||');

/** `&&` and `||` inside `[[ ]]` are the `-a` and `-o` of `test`. */
const junction = (text: string): Word => ({
  parts: [{ kind: 'literal', text: text === '&&' ? '-a' : '-o', quoted: true }],
});
