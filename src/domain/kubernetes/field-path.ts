import type { Path } from './manifest.ts';

/**
 * A path to a field as Kubernetes prints it: `spec.containers[0].env[1].name`, map keys in brackets (`spec.nodeSelector[disk]`).
 * After k8s.io/apimachinery/pkg/util/validation/field/path.go. Immutable; each step makes a new path.
 */
export class FieldPath {
  readonly #text: string;
  /** The steps to find the field in the document. */
  readonly steps: Path;

  private constructor(text: string, steps: Path) {
    this.#text = text;
    this.steps = steps;
  }

  static readonly root = new FieldPath('', []);

  child(...names: readonly string[]): FieldPath {
    const text = [this.#text, ...names].filter((part) => part !== '').join('.');
    return new FieldPath(text, [...this.steps, ...names]);
  }

  index(at: number): FieldPath {
    return new FieldPath(`${this.#text}[${at}]`, [...this.steps, at]);
  }

  key(name: string): FieldPath {
    return new FieldPath(`${this.#text}[${name}]`, [...this.steps, name]);
  }

  /** The same place in the document under another printed name: some rules of Kubernetes print odd paths. */
  printedAs(text: string): FieldPath {
    return new FieldPath(text, this.steps);
  }

  toString(): string {
    return this.#text;
  }
}
