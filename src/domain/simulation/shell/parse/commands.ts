/** The grammar of commands, cut as ash's parser is, so that it finds the same errors at the same places. */
import type { Command, Redirect } from './ast.ts';
import type { Grammar, Input } from './input.ts';
import { COMMAND, type Token, Tokens } from './tokens.ts';
import { readCompound } from './compound.ts';
import { readRedirect, readSimple } from './simple.ts';

/** Tokens that end a list of commands. */
const LIST_ENDS: ReadonlySet<string> = new Set([
  ')', 'do', 'done', 'elif', 'else', 'esac', 'fi', '}', 'then', ';;',
]); // prettier-ignore

export class Commands {
  readonly tokens: Tokens;

  constructor(input: Input, aliases: ReadonlyMap<string, string>) {
    this.tokens = new Tokens(input, aliases);
  }

  /** The commands of one line (with all lines that they go on in); undefined for an empty line. */
  line(): Command | 'end' | undefined {
    const token = this.tokens.next();
    if (token.kind === 'end') return 'end';
    if (token.kind === 'newline') return undefined;
    this.tokens.push(token);
    return this.list('line');
  }

  /** At least one command. */
  body(): Command {
    return this.list('body');
  }

  /** None or more commands, up to what ends a list. */
  optionalBody(): Command | undefined {
    return this.isListEnd() ? undefined : this.list('body');
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

  private list(place: 'line' | 'body'): Command {
    const all: Command[] = [];
    do {
      const command = this.andOr();
      const token = this.tokens.next();
      const separator = token.kind === 'operator' ? token.text : token.kind;
      all.push(separator === '&' ? { kind: 'background', command } : command);
      if (this.isListDone(token, separator, place)) break;
    } while (!this.isListEnd());
    return all.length === 1 && all[0] ? all[0] : { kind: 'sequence', commands: all };
  }

  /** What follows a command ends the list, as every token does that separates nothing. */
  private isListDone(token: Token, separator: string, place: 'line' | 'body'): boolean {
    if (separator === 'newline') return place === 'line';
    if (separator === '&' || separator === ';') return this.skipNewline() && place === 'line';
    if (place === 'line' && separator !== 'end') throw this.tokens.unexpected(token);
    this.tokens.push(token);
    return true;
  }

  private isListEnd(): boolean {
    const ahead = this.tokens.peek(COMMAND);
    return ahead.kind === 'end' || (ahead.kind === 'operator' && LIST_ENDS.has(ahead.text));
  }

  private skipNewline(): boolean {
    const token = this.tokens.next({ reserved: true, aliases: true });
    if (token.kind === 'newline') return true;
    this.tokens.push(token);
    return false;
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
