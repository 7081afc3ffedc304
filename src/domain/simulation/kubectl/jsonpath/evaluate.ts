import { ownField } from '#domain/simulation/kubectl/field.ts';
import { JsonPathError, type Node, type Path, type Step } from './nodes.ts';
import { comparison } from './compare.ts';

/** One list of results for each action, in the order in which they are printed. Throws `JsonPathError`. */
export function evaluate(nodes: readonly Node[], object: unknown): readonly (readonly unknown[])[] {
  return nodes.flatMap((node) => {
    const results = walk(node.path, [object]);
    return node.is === 'path' ? [results] : results.flatMap((one) => evaluate(node.body, one));
  });
}

type Slice = Extract<Step, { is: 'slice' }>;

const walk = (path: Path, values: readonly unknown[]): readonly unknown[] =>
  path.reduce<readonly unknown[]>((current, step) => taken(step, current), values);

function taken(step: Step, values: readonly unknown[]): readonly unknown[] {
  switch (step.is) {
    case 'literal':
      return [step.value];
    case 'field':
      return fields(step.name, values);
    case 'word':
      throw new JsonPathError(`unrecognized identifier ${step.word}`, true);
    case 'wildcard':
    case 'recursive':
    case 'slice':
    case 'union':
    case 'filter':
      return values.flatMap((value) => parts(step, value));
  }
}

type Plural = Extract<Step, { is: 'wildcard' | 'recursive' | 'slice' | 'union' | 'filter' }>;

/** Steps that take several parts of one value. */
function parts(step: Plural, value: unknown): readonly unknown[] {
  switch (step.is) {
    case 'wildcard':
      return childrenOf(value);
    case 'recursive':
      return everythingIn(value);
    case 'slice':
      return slice(step, value);
    case 'union':
      return step.branches.flatMap((branch) => walk(branch, [value]));
    case 'filter':
      return filtered(step, value);
  }
}

function fields(name: string, values: readonly unknown[]): readonly unknown[] {
  return values.flatMap((value) => {
    const field = Array.isArray(value) ? undefined : ownField(value, name);
    return field === undefined ? [] : [field];
  });
}

/** Keys in order: Go takes them as they come. */
function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, child]) => child as unknown);
}

/** The value and all below it, as far as they have parts themselves. */
function everythingIn(value: unknown): readonly unknown[] {
  const children = childrenOf(value);
  return children.length === 0 ? [] : [value, ...children.flatMap(everythingIn)];
}

function slice(wanted: Slice, value: unknown): readonly unknown[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`, true);
  const [start, end] = bounds(wanted, value.length);
  if (start === end) return [];
  checkBounds(start, end, value.length);
  return everyNth(value.slice(start, end), wanted.step ?? 1);
}

function bounds({ start = 0, end, isIndex }: Slice, length: number): readonly [number, number] {
  const from = fromEnd(start, length);
  return [from, isIndex ? from + 1 : fromEnd(end ?? length, length)];
}

function checkBounds(start: number, end: number, length: number): void {
  const wrong = start < 0 || start >= length ? start : end < 0 || end > length ? end - 1 : undefined;
  if (wrong !== undefined)
    throw new JsonPathError(`array index out of bounds: index ${wrong}, length ${length}`, true);
  if (start > end)
    throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`, true);
}

const fromEnd = (index: number, length: number): number => (index < 0 ? index + length : index);

function everyNth(values: readonly unknown[], step: number): readonly unknown[] {
  if (step <= 0) throw new JsonPathError(`step must be > 0`, true);
  return values.filter((_, at) => at % step === 0);
}

function filtered(step: Extract<Step, { is: 'filter' }>, value: unknown): readonly unknown[] {
  if (value === null) return [];
  if (!Array.isArray(value))
    throw new JsonPathError(`${goType(value)} is not array or slice and cannot be filtered`, true);
  return value.filter((item: unknown) => {
    const left = walk(step.left, [item]);
    if (step.operator === 'exists' || left.length === 0) return left.length > 0;
    const right = walk(step.right, [item]);
    if (left.length > 1 || right.length > 1)
      throw new JsonPathError('can only compare one element at a time', true);
    return right.length > 0 && comparison(step.operator, left[0], right[0]);
  });
}

function goType(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return 'map[string]interface {}';
}
