import type { Command } from './ast.ts';
import { Commands, grammarWith } from './commands.ts';
import { NestedTooDeeply, ShellSyntaxError } from './errors.ts';
import { Input } from './input.ts';

export interface Script {
  /** One for each line, with the lines that it goes on in. */
  readonly commands: readonly Command[];
}

export type ParsedShell =
  | { readonly ok: true; readonly script: Script }
  /** `message` in ash's words, `at` an offset into the source. */
  | { readonly ok: false; readonly message: string; readonly at: number };

/** Reads a script line by line, as ash does: what stands before an error is run, and aliases count from the next line on. */
export class ScriptReader {
  readonly input: Input;
  private readonly commands: Commands;

  constructor(source: string, aliases: ReadonlyMap<string, string>, line: number) {
    this.input = new Input(source, grammarWith(aliases), line);
    this.commands = new Commands(this.input, aliases);
  }

  /** Throws `ShellSyntaxError`. */
  next(): Command | 'end' | undefined {
    return this.commands.line();
  }

  /** The reader knows that nothing follows what it read. */
  isAtEnd(): boolean {
    return this.commands.tokens.isAtKnownEnd();
  }
}

/** Reads a whole script. Never throws. */
export function parseShell(source: string): ParsedShell {
  const reader = new ScriptReader(source, new Map(), 1);
  const commands: Command[] = [];
  try {
    for (let command = reader.next(); command !== 'end'; command = reader.next())
      if (command) commands.push(command);
    return { ok: true, script: { commands } };
  } catch (error) {
    if (error instanceof ShellSyntaxError)
      return { ok: false, message: `syntax error: ${error.message}`, at: Math.min(error.at, source.length) };
    if (error instanceof NestedTooDeeply) return { ok: false, message: error.message, at: reader.input.at };
    throw error;
  }
}
