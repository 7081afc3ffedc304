export interface Surroundings {
  /** The folder of the course's content. */
  readonly content: string;
  /** One line of standard output. */
  readonly print: (line: string) => void;
}

/** Takes the arguments after the command's name, gives the exit code; throws UsageError. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<number>;
