import type { CaseItem, Command, Word } from './ast.ts';
import { ShellSyntaxError } from './errors.ts';
import type { Commands } from './commands.ts';
import { COMMAND, type Token } from './tokens.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const ARGUMENTS: Word = {
  parts: [
    {
      kind: 'parameter',
      name: '@',
      operator: 'value',
      word: { parts: [] },
      second: undefined,
      quoted: true,
    },
  ],
};

function closed(commands: Commands, closing: string): Command {
  const body = commands.body();
  commands.tokens.expect(closing, COMMAND);
  return body;
}

function readIf(commands: Commands): Command {
  const { tokens } = commands;
  const test = commands.body();
  tokens.expect('then', COMMAND);
  const body = commands.body();
  if (tokens.takeIf('elif', COMMAND))
    return { kind: 'if', test, body, otherwise: tokens.input.nested(() => readIf(commands)) };
  const otherwise = tokens.takeIf('else', COMMAND) ? commands.body() : undefined;
  tokens.expect('fi', COMMAND);
  return { kind: 'if', test, body, otherwise };
}

function readLoop(commands: Commands, until: boolean): Command {
  const test = commands.body();
  commands.tokens.expect('do', COMMAND);
  return { kind: 'loop', until, test, body: closed(commands, 'done') };
}

function readFor(commands: Commands): Command {
  const { tokens } = commands;
  const { line } = tokens.input;
  const name = tokens.next();
  if (name.kind !== 'word' || name.text === undefined || !NAME.test(name.text))
    throw new ShellSyntaxError('bad for loop variable', tokens.input, name.kind === 'end');
  const words: Word[] = [];
  if (tokens.takeIf('in', COMMAND)) readList(commands, words);
  else {
    words.push(ARGUMENTS);
    tokens.takeIf(';');
  }
  tokens.expect('do', COMMAND);
  return { kind: 'for', name: name.text, words, body: closed(commands, 'done'), line };
}

function readList({ tokens }: Commands, words: Word[]): void {
  for (;;) {
    const token = tokens.next();
    if (token.kind === 'word') words.push(token.word);
    else if (token.kind === 'newline' || (token.kind === 'operator' && token.text === ';')) return;
    else throw tokens.unexpected(token);
  }
}

function readCase(commands: Commands): Command {
  const { tokens } = commands;
  const subject = tokens.next();
  if (subject.kind !== 'word') throw tokens.unexpected(subject, 'word');
  tokens.expect('in', COMMAND);
  const items: CaseItem[] = [];
  while (!tokens.takeIf('esac', COMMAND)) {
    items.push(readItem(commands));
    if (tokens.takeIf('esac', COMMAND)) break;
    tokens.expect(';;', COMMAND);
  }
  return { kind: 'case', word: subject.word, items };
}

function readItem(commands: Commands): CaseItem {
  const { tokens } = commands;
  tokens.takeIf('(');
  const patterns: Word[] = [];
  do {
    const token = tokens.next();
    if (token.kind !== 'word') throw tokens.unexpected(token);
    patterns.push(token.word);
  } while (tokens.takeIf('|'));
  tokens.expect(')');
  return { patterns, body: commands.optionalBody() };
}

/** `function f { ...; }`, as Bash has it. */
function readFunction(commands: Commands): Command {
  const { tokens } = commands;
  const name = tokens.next();
  if (name.kind !== 'word') throw tokens.unexpected(name, 'word');
  if (name.text === undefined || !NAME.test(name.text))
    throw new ShellSyntaxError('bad function name', tokens.input);
  if (tokens.takeIf('(')) tokens.expect(')');
  return { kind: 'function', name: name.text, body: commands.command() };
}

const READERS: ReadonlyMap<string, (commands: Commands) => Command> = new Map([
  ['if', readIf],
  ['while', (commands: Commands) => readLoop(commands, false)],
  ['until', (commands: Commands) => readLoop(commands, true)],
  ['for', readFor],
  ['case', readCase],
  ['function', readFunction],
  ['(', (commands: Commands): Command => ({ kind: 'subshell', body: closed(commands, ')'), redirects: [] })],
  ['{', (commands: Commands) => closed(commands, '}')],
]);

/** What begins with this reserved word or parenthesis. */
export function readCompound(commands: Commands, first: Token): Command {
  const read = first.kind === 'operator' ? READERS.get(first.text) : undefined;
  if (!read) throw commands.tokens.unexpected(first);
  return read(commands);
}
