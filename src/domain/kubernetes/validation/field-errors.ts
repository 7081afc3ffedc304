import type { FieldPath } from '#domain/kubernetes/field-path.ts';

/** Kubernetes' error types, as field.ErrorType.String() prints them. */
export type ErrorType =
  | 'Required value'
  | 'Invalid value'
  | 'Unsupported value'
  | 'Forbidden'
  | 'Not found'
  | 'Duplicate value'
  | 'Too long'
  | 'Too many'
  | 'Internal error'
  | 'Too few';

export interface FieldError {
  readonly type: ErrorType;
  readonly path: FieldPath;
  readonly detail: string;
  /** The bad value as Kubernetes prints it between type and detail; undefined where it prints none. */
  readonly value: unknown;
}

const MOST_WARNINGS = 100;

/**
 * Where validation puts what it finds. Every rule takes the object, the path to it and this; it returns nothing and never throws.
 * Methods are named after k8s.io/apimachinery/pkg/util/validation/field/errors.go.
 */
export class FieldErrors {
  readonly errors: FieldError[] = [];
  readonly warnings: { readonly path: FieldPath; readonly text: string }[] = [];

  required(path: FieldPath, detail = ''): void {
    this.#add('Required value', path, detail);
  }
  invalid(path: FieldPath, value: unknown, detail: string): void {
    this.#add('Invalid value', path, detail, value);
  }
  /** `supported` is quoted in the detail, and sorted unless Kubernetes lists it in an order of its own: `supported values: "Always", "Never"`. */
  notSupported(
    path: FieldPath,
    value: unknown,
    supported: readonly string[],
    order: 'sorted' | 'as given' = 'sorted',
  ): void {
    const listed = (order === 'sorted' ? supported.toSorted() : supported).map((word) =>
      JSON.stringify(word),
    );
    this.#add(
      'Unsupported value',
      path,
      listed.length === 0 ? '' : `supported values: ${listed.join(', ')}`,
      value,
    );
  }
  forbidden(path: FieldPath, detail: string): void {
    this.#add('Forbidden', path, detail);
  }
  notFound(path: FieldPath, value: unknown, detail = ''): void {
    this.#add('Not found', path, detail, value);
  }
  duplicate(path: FieldPath, value: unknown): void {
    this.#add('Duplicate value', path, '', value);
  }
  tooLong(path: FieldPath, max: number): void {
    this.#add('Too long', path, `may not be more than ${max} bytes`);
  }
  tooMany(path: FieldPath, max: number): void {
    this.#add('Too many', path, `must have at most ${max} items`);
  }
  internal(path: FieldPath, detail: string): void {
    this.#add('Internal error', path, detail);
  }
  /**
   * What the API server accepts with a `Warning:` line, in its own words. It sends 4,096 characters of them at most
   * (k8s.io/apiserver/pkg/endpoints/filters/warning.go); here that many are kept.
   */
  warn(path: FieldPath, text: string): void {
    if (!this.hasManyWarnings) this.warnings.push({ path, text });
  }
  get hasManyWarnings(): boolean {
    return this.warnings.length >= MOST_WARNINGS;
  }

  #add(type: ErrorType, path: FieldPath, detail: string, value?: unknown): void {
    this.errors.push({ type, path, detail, value });
  }
}
