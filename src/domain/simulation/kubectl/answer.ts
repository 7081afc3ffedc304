/** What a kubectl command writes and how it ends. */
export interface KubectlAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Ends a command with these words on standard error. */
export class Refusal extends Error {
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

/** What a running command has written so far. */
export class Output implements KubectlAnswer {
  stdout = '';
  stderr = '';
  code = 0;

  /** A whole line on standard output. */
  print(line: string): void {
    this.stdout += `${line}\n`;
  }

  /** A whole line on standard error. */
  complain(line: string): void {
    this.stderr += `${line}\n`;
  }

  /** The command goes on, but will end as one that failed. */
  fail(line: string): void {
    this.complain(line);
    this.code = 1;
  }
}
