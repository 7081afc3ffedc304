/** Runs a script over the lines of an input. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import { act, type Flow } from './actions.ts';
import type { Command, Script } from './script.ts';
import { Selection } from './selection.ts';
import { Workspace, type Surroundings } from './workspace.ts';

/** So many commands are one turn of the process. */
const COMMANDS_A_TURN = 256;

/** Ends with the input, or when the script says so. */
export function* runScript(script: Script, around: Surroundings): Task<void> {
  yield* new Run(script, new Workspace(around, script.lastRegex)).all();
}

class Run {
  private readonly commands: readonly Command[];
  private readonly isQuiet: boolean;
  private readonly space: Workspace;
  private readonly selection = new Selection();
  private executed = 0;

  constructor({ commands, isQuiet }: Script, space: Workspace) {
    this.commands = commands;
    this.isQuiet = isQuiet;
    this.space = space;
  }

  *all(): Task<void> {
    while (yield* this.space.read(false)) {
      let flow = yield* this.cycle();
      while (flow === 'again') flow = yield* this.cycle();
      if (flow === 'quit') return;
    }
  }

  private *cycle(): Task<Flow> {
    this.space.hasSubstituted = false;
    const flow = yield* this.commandsInTurn();
    if (flow !== 'delete' && flow !== 'again' && !this.isQuiet) yield* this.space.printLine();
    yield* this.space.flush();
    return flow;
  }

  private *commandsInTurn(): Task<Flow> {
    let at = 0;
    for (let command = this.commands[at]; command; command = this.commands[at]) {
      this.executed += 1;
      if (this.executed % COMMANDS_A_TURN === 0) yield null;
      const flow = yield* this.execute(command);
      if (flow === 'skip') at = this.closing(at);
      else if (flow === 'on') at += 1;
      else if (typeof flow === 'string') return flow;
      else at = this.commands.findIndex(({ name, text }) => name === ':' && text === flow.label);
    }
    return 'end';
  }

  /** `skip`: a block that is not meant for this line. */
  private *execute(command: Command): Task<Flow | 'skip'> {
    if (command.name === '}' || command.name === ':') return 'on';
    if (!(yield* this.selection.includes(command, this.space))) return command.name === '{' ? 'skip' : 'on';
    const { isQuiet } = this;
    return yield* act(this.space, command, { isQuiet, isRangeOver: this.selection.isAtEnd(command) });
  }

  /** The position of the brace that closes a block; the end when there is none. */
  private closing(open: number): number {
    let depth = 0;
    for (let at = open; at < this.commands.length; at += 1) {
      const name = this.commands[at]?.name;
      if (name === '{') depth += 1;
      if (name === '}') depth -= 1;
      if (depth === 0) return at;
    }
    return this.commands.length;
  }
}
