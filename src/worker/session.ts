/** One run that is kept alive for the questions that come about it, and made again when a question does not follow on the last. */
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { recordOf, type Recorded } from '#domain/simulation/record/record.ts';
import type { Command, Ran, Said, Staged } from './protocol.ts';
import { refusedSaid } from './refusal.ts';

export interface World extends RunningCluster, Recorded {}

/** The start of a run, and what of the text has no part in it. */
export interface Beginning {
  /** Undefined when nothing of it runs. */
  readonly world: World | undefined;
  readonly refused: string;
}

type Texts = Pick<Staged, 'text' | 'given'>;

/** What carries commands out. */
export type Terminal = Pick<
  typeof import('./terminal.ts'),
  'kubectl' | 'isKubectlCommand' | 'splitCommandLine'
>;

/** Commands after which a run is no longer what it would have been. */
const CHANGING: ReadonlySet<string> = new Set(
  'exec delete apply create edit patch replace scale set label annotate rollout run expose cp debug attach'.split(
    ' ',
  ),
);

const NO_TERMINAL = 'kubectl could not be loaded. Reload the page; your text is kept.';

const isSame = (one: Command, other: Command | undefined): boolean =>
  one.at === other?.at && one.line === other.line;

export class Session {
  readonly #begin: (texts: Texts) => Beginning;
  /** Set before a command is carried out. */
  terminal: Terminal | undefined;
  #texts: Texts | undefined;
  #beginning: Beginning = { world: undefined, refused: '' };
  /** The commands that changed something, as they were asked for. */
  #done: readonly Command[] = [];

  constructor(begin: (texts: Texts) => Beginning) {
    this.#begin = begin;
  }

  /** What became of it until then. */
  run(staged: Staged, seconds: number): Ran {
    const { world, refused } = this.#at(staged, seconds * 1000);
    return { record: world && recordOf(world), refused };
  }

  /** A command at a time of the run. */
  kubectl(staged: Staged, command: Command): Said {
    const { world, refused } = this.#at(staged, command.at);
    return world ? this.#carryOut(world, command) : refusedSaid(command, refused);
  }

  /** The run as it is at a time, for a question that changes nothing. */
  worldAt(staged: Staged, at: number): World | undefined {
    return this.#at(staged, at).world;
  }

  /** Whatever comes next begins anew. */
  forget(): void {
    this.#texts = undefined;
    this.#done = [];
    // The old run is let go of before there is a new one: one is kept.
    this.#beginning = { world: undefined, refused: '' };
  }

  #at({ text, given, commands }: Staged, at: number): Beginning {
    const due = commands.filter((command) => command.at <= at);
    if (!this.#leadsTo({ text, given }, due, at)) {
      this.forget();
      this.#texts = { text, given };
      this.#beginning = this.#begin(this.#texts);
    }
    const { world } = this.#beginning;
    if (!world) return this.#beginning;
    for (const command of due.slice(this.#done.length)) {
      advanceTo(world, command.at);
      this.#carryOut(world, command);
    }
    advanceTo(world, at);
    return this.#beginning;
  }

  /** Whether that time lies ahead of the run that is there, with nothing done in it that is not to be done. */
  #leadsTo({ text, given }: Texts, due: readonly Command[], at: number): boolean {
    if (this.#texts?.text !== text || this.#texts.given !== given) return false;
    const { world } = this.#beginning;
    if (!world) return true;
    const next = due[this.#done.length]?.at ?? at;
    return world.now <= next && this.#done.every((command, index) => isSame(command, due[index]));
  }

  #carryOut(world: World, command: Command): Said {
    const { terminal } = this;
    if (!terminal) return { ...refusedSaid(command, NO_TERMINAL), at: world.now };
    const split = terminal.splitCommandLine(command.line);
    if (!split.ok) return { ...refusedSaid(command, split.message), at: world.now };
    const changes = CHANGING.has(split.words.find(terminal.isKubectlCommand) ?? '');
    const answer = terminal.kubectl(split.words, world);
    if (changes) this.#done = [...this.#done, command];
    return { ...answer, at: world.now, changes };
  }
}

function advanceTo(world: World, at: number): void {
  if (world.now < at) world.advance((at - world.now) / 1000);
}
