/**
 * The fields of a type inside the API server, as Go names them and in its order, each with what it is when left out: null for a
 * pointer or a list, another form for a struct behind a pointer.
 */
export interface Form {
  readonly [name: string]: null | string | number | Form;
}

/**
 * A bad value as the API server prints it where validation holds a whole object: it validates types that have no names in JSON,
 * so that every field is shown, by its name in Go.
 */
export function internalForm(value: object, form: Form): Readonly<Record<string, unknown>> {
  const fields = new Map(
    Object.entries(value).map(([name, field]) => [name.toLowerCase(), field as unknown]),
  );
  return Object.fromEntries(
    Object.entries(form).map(([name, empty]) => [name, fieldIn(fields.get(name.toLowerCase()), empty)]),
  );
}

function fieldIn(field: unknown, empty: Form[string]): unknown {
  const isStruct = typeof empty === 'object' && empty !== null;
  if (field === undefined || field === null) return isStruct ? null : empty;
  return isStruct && typeof field === 'object' ? internalForm(field, empty) : field;
}
