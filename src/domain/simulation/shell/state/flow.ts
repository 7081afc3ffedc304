/** Ways out of commands that are no mere end. */

/** `break` and `continue`, out of so many loops. */
export class LoopJump extends Error {
  readonly to: 'break' | 'continue';
  readonly levels: number;

  constructor(to: 'break' | 'continue', levels: number) {
    super(to);
    this.to = to;
    this.levels = levels;
  }
}

/** `return`, out of a function or a sourced file. */
export class Return extends Error {
  readonly status: number;

  constructor(status: number) {
    super('return');
    this.status = status;
  }
}

/** `exit`, and what `set -e` does. */
export class Exit extends Error {
  readonly status: number;

  constructor(status: number) {
    super('exit');
    this.status = status;
  }
}

/** An error that ends a script, or a builtin that is not special. `message` is what standard error gets, with its prefix. */
export class ShellError extends Error {
  readonly status: number;
  wasTold = false;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
