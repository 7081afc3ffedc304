/** Leaves whatever runs, also functions within expressions. */
export class Jump extends Error {
  readonly to: 'next' | 'nextfile' | 'exit';

  constructor(to: Jump['to']) {
    super(to);
    this.to = to;
  }
}
