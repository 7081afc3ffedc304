/** The grammar of commands, cut as ash's parser is, so that it finds the same errors at the same places. */
import type { Command, Redirect } from './ast.ts';
import type { Grammar, Input } from './input.ts';
import { COMMAND, type Token, Tokens, type Wanted } from './tokens.ts';
import { readCompound } from './compound.ts';
import { readRedirect, readSimple } from './simple.ts';

/** Tokens that end a list of commands. */
const LIST_ENDS: ReadonlySet<string> = new Set([
  ')', 'do', 'done', 'elif', 'else', 'esac', 'fi', '}', 'then', ';;',
]); // prettier-ignore

/** Where a list of commands stands. */
interface Place {
  /** It ends with the line. */
  readonly isLine: boolean;
  readonly mayBeEmpty: boolean;
}

const LINE: Place = { isLine: true, mayBeEmpty: true };
const BODY: Place = { isLine: false, mayBeEmpty: false };
const OPTIONAL: Place = { isLine: false, mayBeEmpty: true };

const ONE_LINE: Wanted = { reserved: true, aliases: true };

const isListEnd = (token: Token): boolean => token.kind === 'operator' && LIST_ENDS.has(token.text);

const joined = (commands: readonly Command[]): Command =>
  commands.length === 1 && commands[0] ? commands[0] : { kind: 'sequence', commands };

export class Commands {
  readonly tokens: Tokens;

  constructor(input: Input, aliases: ReadonlyMap<string, string>) {
    this.tokens = new Tokens(input, aliases);
  }

  /** The commands of one line (with all lines that they go on in); undefined for an empty line. */
  line(): Command | 'end' | undefined {
    const commands = this.list(LINE);
    if (commands.length > 0) return joined(commands);
    return this.tokens.isAtKnownEnd() ? 'end' : undefined;
  }

  /** At least one command, unless the text ends; then whoever wants more says so. */
  body(): Command {
    return joined(this.list(BODY));
  }

  /** None or more commands, up to what ends a list. */
  optionalBody(): Command | undefined {
    const commands = this.list(OPTIONAL);
    return commands.length > 0 ? joined(commands) : undefined;
  }

  /** One command with its redirections. */
  command(): Command {
    return this.tokens.input.nested(() => this.readCommand());
  }

  redirects(): readonly Redirect[] {
    const all: Redirect[] = [];
    for (;;) {
      const token = this.tokens.next({ reserved: true });
      if (token.kind !== 'redirect') {
        this.tokens.push(token);
        return all;
      }
      all.push(readRedirect(this.tokens, token));
    }
  }

  private list(place: Place): readonly Command[] {
    const all: Command[] = [];
    while (!this.isListEnd(place, all.length > 0)) {
      const command = this.andOr();
      const after = this.tokens.next();
      const separator = after.kind === 'operator' ? after.text : after.kind;
      all.push(separator === '&' ? { kind: 'background', command } : command);
      if (separator !== '&' && separator !== ';' && this.endsWith(place, after)) break;
    }
    return all;
  }

  private isListEnd({ isLine, mayBeEmpty }: Place, hasBegun: boolean): boolean {
    const token = this.tokens.next(isLine ? ONE_LINE : COMMAND);
    if (token.kind === 'newline') return true;
    this.tokens.push(token);
    if (token.kind === 'end') return true;
    return !isLine && (mayBeEmpty || hasBegun) && isListEnd(token);
  }

  /** What comes after a command and separates nothing is for others to take. */
  private endsWith({ isLine }: Place, after: Token): boolean {
    if (isLine && after.kind !== 'newline' && after.kind !== 'end') throw this.tokens.unexpected(after);
    this.tokens.push(after);
    return after.kind !== 'newline';
  }

  private andOr(): Command {
    let left = this.pipeline();
    for (;;) {
      const kind = this.tokens.takeIf('&&') ? 'and' : this.tokens.takeIf('||') ? 'or' : undefined;
      if (kind === undefined) return left;
      left = { kind, left, right: this.pipeline() };
    }
  }

  private pipeline(): Command {
    const isNegated = this.tokens.takeIf('!', COMMAND);
    const ahead = isNegated ? this.tokens.peek({ reserved: true, aliases: true }) : undefined;
    if (ahead?.kind === 'newline') throw this.tokens.unexpected(ahead);
    const first = this.command();
    const commands = [first];
    while (this.tokens.takeIf('|')) commands.push(this.command());
    const command: Command = commands.length === 1 ? first : { kind: 'pipeline', commands };
    return isNegated ? { kind: 'not', command } : command;
  }

  private readCommand(): Command {
    const token = this.tokens.next(COMMAND);
    if (token.kind === 'word' || token.kind === 'redirect') {
      this.tokens.push(token);
      return readSimple(this);
    }
    const compound = readCompound(this, token);
    const redirects = this.redirects();
    if (compound.kind === 'subshell') return { ...compound, redirects };
    return redirects.length === 0 ? compound : { kind: 'redirected', command: compound, redirects };
  }
}

/** The grammar for texts inside words. */
export function grammarWith(aliases: ReadonlyMap<string, string>): Grammar {
  return {
    substitution(input) {
      const commands = new Commands(input, aliases);
      const body = commands.optionalBody();
      commands.tokens.expect(')');
      return body;
    },
    whole(input) {
      const commands = new Commands(input, aliases);
      const body = commands.optionalBody();
      const rest = commands.tokens.next(COMMAND);
      if (rest.kind !== 'end') throw commands.tokens.unexpected(rest);
      return body;
    },
  };
}
