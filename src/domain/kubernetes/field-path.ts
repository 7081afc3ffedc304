import type { Path } from './manifest.ts';

/** How a step is printed: `.name`, `[0]`, `[name]`, or in place of the whole path. */
type Form = 'child' | 'index' | 'key' | 'whole';

/**
 * A path to a field as Kubernetes prints it: `spec.containers[0].env[1].name`, map keys in brackets (`spec.nodeSelector[disk]`).
 * After k8s.io/apimachinery/pkg/util/validation/field/path.go. Immutable. A step only remembers the path before it: validation
 * makes hundreds of paths for each one that an error prints.
 */
export class FieldPath {
  readonly #before: FieldPath | undefined;
  readonly #step: string | number;
  readonly #form: Form;

  private constructor(before: FieldPath | undefined, step: string | number, form: Form) {
    this.#before = before;
    this.#step = step;
    this.#form = form;
  }

  static readonly root = new FieldPath(undefined, '', 'whole');

  child(name: string, ...more: readonly string[]): FieldPath {
    let path = new FieldPath(this, name, 'child');
    for (const next of more) path = new FieldPath(path, next, 'child');
    return path;
  }

  index(at: number): FieldPath {
    return new FieldPath(this, at, 'index');
  }

  key(name: string): FieldPath {
    return new FieldPath(this, name, 'key');
  }

  /** The same place in the document under another printed name: some rules of Kubernetes print odd paths. */
  printedAs(text: string): FieldPath {
    return new FieldPath(this, text, 'whole');
  }

  /** The steps to find the field in the document. */
  get steps(): Path {
    return this.#upwards()
      .filter((at) => at.#form !== 'whole')
      .map((at) => at.#step)
      .toReversed();
  }

  toString(): string {
    const parts = this.#upwards();
    const whole = parts.findIndex((at) => at.#form === 'whole');
    const printed = parts.slice(0, whole + 1).map((at) => at.#printed());
    return printed.toReversed().join('').replace(/^\./, '');
  }

  /** From this step to the root. */
  #upwards(): readonly FieldPath[] {
    return this.#before === undefined ? [this] : [this, ...this.#before.#upwards()];
  }

  #printed(): string {
    if (this.#form === 'whole') return String(this.#step);
    if (this.#form !== 'child') return `[${this.#step}]`;
    return this.#step === '' ? '' : `.${this.#step}`;
  }
}
